"""A document to the same with only the footnotes it refers to, numbered again."""

from dataclasses import replace

from briefgen import traversal, tree
from briefgen.assembly.transform import rewritten


def renumbered(document: tree.Document) -> tree.Document:
    """Remove footnotes that nothing refers to any more, and close the gaps."""
    found = traversal.inlines(replace(document, notes=()))
    marks = (each for each in found if isinstance(each, tree.NoteReference))
    kept = sorted({mark.number for mark in marks})
    if len(kept) == len(document.notes):
        return document
    new = {number: at for at, number in enumerate(kept, start=1)}

    def renumber(node: object) -> object:
        match node:
            case tree.NoteReference(number):
                return tree.NoteReference(new[number])
            case _:
                return node

    notes = tuple(document.notes[number - 1] for number in kept)
    return replace(document, body=rewritten(document.body, renumber), notes=notes)
