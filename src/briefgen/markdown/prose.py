"""Prose of the data to blocks: paragraphs, lists, emphasis and links, no more."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from briefgen import tree
from briefgen.errors import Place
from briefgen.markdown.blocks import blocks
from briefgen.markdown.grammar import LONGEST, Node, Oversized, inside, nodes, walk
from briefgen.markdown.source import MarkdownReader, RenderedTemplate
from briefgen.reading.fields.scalars import LONGEST_TEXT

MISTAKES: Mapping[str, str] = {
    "heading": "a heading",
    "table": "a table",
    "image": "a picture",
    "html_block": "HTML",
    "html_inline": "HTML",
    "container": "a `:::` container",
    "stray": "a `:::` container",
    "fence": "a code block",
    "code_inline": "code",
    "blockquote": "a quotation",
    "hr": "a dividing line",
    "footnote_reference": "a footnote",
    "footnote_ref": "a footnote",
}

KEPT = 256  # texts whose blocks are kept: those of a document, for all its attempts

# The prose that most texts are: paragraphs and plain lists of words, which may begin
# in bold. Their lines begin with what opens nothing else, and no other mark is in them.
PLAIN = r"[^\\`*_\[\]<&\x00-\x1f]*+"
BEGIN = r"(?:[^\W\d_]|[(\"'’“«$]|\d++(?![.)]))"
BOLD = rf"\*\*[^\W\d_]{PLAIN}(?<!\s)\*\*(?=\s|\Z)"
LINE = rf"{BEGIN}{PLAIN}(?<!\s)"
FIRST = rf"(?:{BEGIN}|{BOLD}){PLAIN}(?<!\s)"
ITEM = rf"- {FIRST}(?:\n  {LINE})*"
CHUNK = rf"(?:{FIRST}(?:\n{LINE})*|{ITEM}(?:\n{ITEM})*(?!\n+- ))"
USUAL = re.compile(rf"{CHUNK}(?:\n\n+{CHUNK})*\n*")
EMPTY_LINES = re.compile(r"\n\n+")


def parse_prose(text: str, place: Place, path: str) -> tree.Blocks:
    """Return the blocks of a text at `place` in the data; its words are Values.

    Raises BriefgenError with every mistake of the text.
    """
    if len(text) > LONGEST:
        return parsed(text, place, path)
    if USUAL.fullmatch(text):
        return tuple(_usual(text, tree.ValueText("", path, place)))
    return _kept(text, place, path)


def _usual(text: str, origin: tree.ValueText) -> Iterator[tree.Block]:
    """Yield the blocks of usual prose, as `parsed` returns them."""
    for chunk in EMPTY_LINES.split(text.rstrip("\n")):
        if chunk.startswith("- "):
            lines = (item.replace("\n  ", " ") for item in chunk[2:].split("\n- "))
            items = tuple((_paragraph(line, origin),) for line in lines)
            yield tree.BulletList(items, place=origin.place)
        else:
            yield _paragraph(chunk.replace("\n", " "), origin)


def _paragraph(line: str, origin: tree.ValueText) -> tree.Paragraph:
    _, bold, words = line.split("**") if line.startswith("**") else ("", "", line)
    content: tree.Inlines = (tree.Strong((_words(bold, origin),)),) if bold else ()
    content += (_words(words, origin),) if words else ()
    return tree.Paragraph(content, place=origin.place)


def _words(text: str, origin: tree.ValueText) -> tree.ValueText:
    return tree.ValueText(text, origin.path, origin.place)


@lru_cache(maxsize=KEPT)
def _kept(text: str, place: Place, path: str) -> tree.Blocks:
    return parsed(text, place, path)


def parsed(text: str, place: Place, path: str) -> tree.Blocks:
    """Return the blocks of any text, which is parsed as Markdown."""
    source = RenderedTemplate(text, lambda _: place, {}, figure=None)
    reading = MarkdownReader(source, tree.ValueText("", path, place))
    content: tree.Blocks = ()
    try:
        roots = nodes(text, LONGEST_TEXT)
        for node in _every(roots):
            if node.type in MISTAKES:
                message = f"{MISTAKES[node.type]} in a text of the data"
                hint = "it may have paragraphs, lists, emphasis and links"
                reading.tell(node.line, message, "prose", hint)
        if not reading.mistakes:
            content = blocks(roots, reading)
    except Oversized as oversized:
        reading.tell(oversized.line, oversized.message, "too-large")
    reading.end()
    return content


def _every(roots: list[Node]) -> Iterator[Node]:
    """Yield all nodes, those of paragraphs and the like included."""
    for node in walk(roots):
        yield node
        yield from walk(inside(node))
