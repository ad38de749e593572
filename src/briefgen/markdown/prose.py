"""Prose of the data to blocks: paragraphs, lists, emphasis and links, no more."""

from collections.abc import Iterator, Mapping

from briefgen import tree
from briefgen.errors import Place
from briefgen.markdown.blocks import blocks
from briefgen.markdown.grammar import Node, Oversized, inside, nodes, walk
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


def parse_prose(text: str, place: Place, path: str) -> tree.Blocks:
    """Return the blocks of a text at `place` in the data; its words are Values.

    Raises BriefgenError with every mistake of the text.
    """
    source = RenderedTemplate(text, lambda _: place, {}, figure=None)
    reading = MarkdownReader(source, tree.ValueText("", path, place))
    content: tree.Blocks = ()
    try:
        parsed = nodes(text, LONGEST_TEXT)
        for node in _every(parsed):
            if node.type in MISTAKES:
                message = f"{MISTAKES[node.type]} in a text of the data"
                hint = "it may have paragraphs, lists, emphasis and links"
                reading.tell(node.line, message, "prose", hint)
        if not reading.mistakes:
            content = blocks(parsed, reading)
    except Oversized as oversized:
        reading.tell(oversized.line, oversized.message, "too-large")
    reading.end()
    return content


def _every(parsed: list[Node]) -> Iterator[Node]:
    """Yield all nodes, those of paragraphs and the like included."""
    for node in walk(parsed):
        yield node
        yield from walk(inside(node))
