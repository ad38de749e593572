"""Links to warnings if their words say nothing, or name another place."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from briefgen import traversal, tree
from briefgen.errors import Diagnostic, Place
from briefgen.languages import every
from briefgen.style import Look

RULE = "link-text"
SAYS_NOTHING = frozenset(
    words for language in every() for words in language.empty_links
)
ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
SCHEME = re.compile(r"(https?://)?(www\.)?", re.IGNORECASE)
LINKS = (tree.Link, tree.CrossReference)
HINT = "let the words name what the reader finds there"


def check(document: tree.Document, _: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield link words that say nothing, and addresses that are not the link's."""
    for content, where in traversal.texts(document):
        for inline in traversal.within(content):
            if isinstance(inline, LINKS):
                fault = _fault(inline)
                if fault is not None:
                    at = _place(inline) or where or place
                    yield Diagnostic(at, fault, RULE, HINT, "warning")


def _fault(link: tree.Link | tree.CrossReference) -> str | None:
    words = " ".join(tree.plain(link.content).split())
    if words.rstrip(".…!:»” ").casefold() in SAYS_NOTHING:
        return f"the link words '{words}' do not say where they lead"
    url = link.url if isinstance(link, tree.Link) else f"#{link.name}"
    if ADDRESS.fullmatch(words) and _bare(words) != _bare(url):
        return f"a link that says '{words}' leads to '{url}'"
    return None


def _bare(address: str) -> str:
    """Return an address without scheme, www and last slash, which no reader misses."""
    return SCHEME.sub("", unquote(address), count=1).rstrip("/").casefold()


def _place(link: tree.Link | tree.CrossReference) -> Place | None:
    values = (
        each
        for each in traversal.within(link.content)
        if isinstance(each, tree.ValueText)
    )
    return next((value.place for value in values if value.place), None)
