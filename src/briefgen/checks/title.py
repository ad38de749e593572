"""A document without a title to a mistake: readers and lists show it first."""

from collections.abc import Iterator

from briefgen import tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look

RULE = "title"


def check(document: tree.Document, _: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the mistake of an empty title."""
    if not tree.plain(document.head.title).strip():
        hint = "give it a `title:` in the front matter"
        where = document.head.places[1] or place
        yield Diagnostic(where, "this document has no title", RULE, hint)
