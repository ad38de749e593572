"""A document to the same document with only its referenced footnotes, renumbered."""

from dataclasses import replace

from briefgen import traversal, tree


def renumbered(document: tree.Document) -> tree.Document:
    """Remove footnotes that nothing refers to any more, and close the gaps."""
    nodes = traversal.inlines(replace(document, notes=()))
    marks = (each for each in nodes if isinstance(each, tree.NoteReference))
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
    body = traversal.changed(document.body, renumber)
    return replace(document, body=body, notes=notes)
