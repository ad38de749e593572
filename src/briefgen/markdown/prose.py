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

# Lines of words alone: their beginning opens nothing but a paragraph, and no mark in
# them means anything.
BEGIN = r"(?:[^\W\d_]|[(\"'’“«$]|\d++(?![.)]))"
LINE = rf"{BEGIN}[^\\`*_\[\]<&\x00-\x1f]*+(?<!\s)"
WORDS = re.compile(rf"{LINE}(?:\n+{LINE})*\n*")
PARAGRAPHS = re.compile(r"\n\n+")


def parse_prose(text: str, place: Place, path: str) -> tree.Blocks:
    """Return the blocks of a text at `place` in the data; its words are Values.

    Raises BriefgenError with every mistake of the text.
    """
    if len(text) > LONGEST:
        return parsed(text, place, path)
    if WORDS.fullmatch(text):
        return tuple(_paragraphs(text, place, path))
    return _kept(text, place, path)


def _paragraphs(text: str, place: Place, path: str) -> Iterator[tree.Paragraph]:
    """Yield the paragraphs of a text of words alone, as `parsed` returns them."""
    for paragraph in PARAGRAPHS.split(text.rstrip("\n")):
        words = tree.ValueText(paragraph.replace("\n", " "), path, place)
        yield tree.Paragraph((words,), place=place)


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
