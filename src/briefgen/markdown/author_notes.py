"""`::: note to author` to what Word shows as a comment at the next block."""

from dataclasses import replace

from briefgen import tree
from briefgen.markdown.grammar import Node
from briefgen.markdown.source import CONTENT, MarkdownReader, Read
from briefgen.traversal import nested

RULE = "author-note"


def author_note(node: Node, reading: MarkdownReader, read: Read) -> tree.Blocks:
    """Keep a note to the author for the next block; public pages may have none."""
    before, reading.waiting = reading.waiting, []
    inside = read(node.kids, reading)
    reading.waiting = before
    if not reading.source.internal:
        message = "a note to the author in a public kind"
        hint = "delete it, or move it to an internal kind"
        reading.tell(node.line, message, RULE, hint)
        return ()
    paragraphs = (each for each in inside if isinstance(each, tree.Paragraph))
    note = tuple(each.content for each in paragraphs)
    if len(note) < len(inside):
        message = f"container `{node.name}` holds paragraphs and nothing else"
        reading.tell(node.line, message, CONTENT)
    elif not any(map(tree.plain, note)):
        message = "a note to the author without words"
        hint = "write what there is to do, or delete it; {% if … %} stands around it"
        reading.tell(node.line, message, RULE, hint)
    else:
        reading.author_notes[node.line] = note
        reading.waiting.append(note)
    return ()


def at_blocks(body: tree.Blocks, reading: MarkdownReader) -> tree.Blocks:
    """Return a body whose last block has the notes that stand below all blocks."""
    if body and reading.waiting:
        notes = (*body[-1].author_notes, *reading.waiting)
        body = (*body[:-1], replace(body[-1], author_notes=notes))
    placed = {id(note) for each in nested(body) for note in each.author_notes}
    for line, note in reading.author_notes.items():
        if id(note) not in placed:
            message = "a note to the author that belongs to no block"
            hint = "put it before a paragraph, a heading, a list or a table"
            reading.tell(line, message, RULE, hint)
    return body
