"""A document to the same with the footnotes that it still refers to, numbered anew."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from briefgen import tree, walking


def renumbered(document: tree.Document) -> tree.Document:
    """Leave out footnotes that nothing refers to any more, and close the gaps."""
    found = walking.inlines(dataclasses.replace(document, notes=()))
    marks = (each for each in found if isinstance(each, tree.NoteReference))
    kept = sorted({mark.number for mark in marks})
    if len(kept) == len(document.notes):
        return document
    new = {number: at for at, number in enumerate(kept, start=1)}
    notes = tuple(document.notes[number - 1] for number in kept)
    return dataclasses.replace(document, body=_changed(document.body, new), notes=notes)


def _changed(node: Any, new: Mapping[int, int]) -> Any:
    """Give a part of a tree with the new numbers in its references."""
    match node:
        case tree.NoteReference(number):
            return tree.NoteReference(new[number])
        case tuple():
            return tuple(_changed(part, new) for part in node)
        case _ if type(node).__module__ == tree.__name__:
            names = (field.name for field in dataclasses.fields(node))
            parts = {name: _changed(getattr(node, name), new) for name in names}
            return dataclasses.replace(node, **parts)
        case _:
            return node
