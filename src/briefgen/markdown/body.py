"""A rendered template to the blocks of a document's body, and its footnotes."""

from briefgen import tree
from briefgen.markdown import references
from briefgen.markdown.author_notes import at_blocks
from briefgen.markdown.blocks import blocks
from briefgen.markdown.footnotes import numbered
from briefgen.markdown.grammar import Node, Oversized, shape
from briefgen.markdown.inlines import filled
from briefgen.markdown.source import MarkdownReader, RenderedTemplate

LONGEST = 2_000_000  # characters, some thousand pages


def parse(source: RenderedTemplate) -> tuple[tree.Blocks, tuple[tree.Blocks, ...]]:
    """Return the body's blocks and the footnotes, numbered as a page is read.

    Raises BriefgenError with every mistake of the text.
    """
    reading = MarkdownReader(source)
    body: tree.Blocks = ()
    notes: tuple[tree.Blocks, ...] = ()
    try:
        parsed = shape(source.text, LONGEST)
        body = blocks(parsed.blocks, reading)
        body = at_blocks(body, reading) if reading.author_notes else body
        notes = _notes(parsed.notes, reading)
        references.check(reading)
    except Oversized as oversized:
        reading.tell(oversized.line, oversized.message, "too-large")
    reading.end()
    return numbered(body, notes) if notes else (body, notes)


def _notes(nodes: list[Node], reading: MarkdownReader) -> tuple[tree.Blocks, ...]:
    """Return the footnotes that the body marks; collect those that it does not."""
    reading.in_note = True
    notes: dict[str, tree.Blocks] = {}
    for node in nodes:
        name = filled(node.label, reading)
        if node.label in notes:
            message = f"a second footnote called `{name}`"
            reading.tell(node.line, message, "duplicate-note")
        elif node.label not in reading.notes:
            message = f"a footnote that nothing leads to: `{name}`"
            hint = f"put its mark where it belongs: [^{name}]"
            reading.tell(node.line, message, "unused-note", hint)
        notes[node.label] = _note(node, reading)
    return tuple(notes[label] for label in reading.notes)


def _note(node: Node, reading: MarkdownReader) -> tree.Blocks:
    content = blocks(node.kids, reading)
    if not content:
        reading.tell(node.line, "a footnote without words", "note-content")
    for block in content:
        if not isinstance(block, tree.Paragraph | tree.BulletList | tree.OrderedList):
            message = "a footnote holds paragraphs and lists only"
            reading.tell(node.line, message, "note-content")
    return content
