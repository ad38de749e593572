"""A rendered template to the blocks of a document's body, and its footnotes."""

from briefgen import tree
from briefgen.markdown.blocks import blocks
from briefgen.markdown.grammar import Node, Oversized, nodes
from briefgen.markdown.reading import Reading, Source

LONGEST = 2_000_000  # characters, some thousand pages
NOTES = "footnote_block"


def parse(source: Source) -> tuple[tree.Blocks, tuple[tree.Blocks, ...]]:
    """Give the body's blocks and the footnotes, in the order of their numbers.

    Raises BriefgenError with every mistake of the text.
    """
    reading = Reading(source)
    body: tree.Blocks = ()
    notes: tuple[tree.Blocks, ...] = ()
    try:
        found = nodes(source.text, LONGEST)
        body = blocks([node for node in found if node.type != NOTES], reading)
        kept = [note for node in found if node.type == NOTES for note in node.kids]
        notes = tuple(_note(note, reading) for note in kept)
    except Oversized as oversized:
        reading.tell(oversized.line, oversized.message, "too-large")
    reading.end()
    return body, notes


def _note(node: Node, reading: Reading) -> tree.Blocks:
    kids = [kid for kid in node.kids if kid.type != "footnote_anchor"]
    reading.in_note = True
    found = blocks(kids, reading)
    for block in found:
        if not isinstance(block, tree.Paragraph | tree.BulletList | tree.OrderedList):
            message = "a footnote holds paragraphs and lists only"
            reading.tell(kids[0].line, message, "note-content")
    return found
