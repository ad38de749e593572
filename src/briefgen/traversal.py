"""A document to its parts in reading order: blocks, inlines, words without structure."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from briefgen import tree
from briefgen.drawing import TextMark
from briefgen.errors import Place

# Inlines that hold others.
HOLDERS = (
    tree.Emphasis,
    tree.Link,
    tree.CrossReference,
    tree.LanguageSpan,
    tree.Strong,
)


def blocks(document: tree.Document) -> Iterator[tree.Block]:
    """Yield every block of the body, the notes and the foot, outer before inner."""
    for group in (document.body, *document.notes, document.furniture.foot):
        yield from nested(group)


def nested(content: tree.Blocks) -> Iterator[tree.Block]:
    """Yield blocks and everything in them, outer before inner."""
    for block in content:
        yield block
        for inner in _inner(block):
            yield from nested(inner)


def texts(document: tree.Document) -> Iterator[tuple[tree.Inlines, Place | None]]:
    """Yield every text of the head and of all blocks, with the place of its source."""
    head = document.head
    yield from zip((head.kicker, head.title, head.subtitle), head.places, strict=True)
    for block in blocks(document):
        for content in contents(block):
            yield content, block.place


def inlines(document: tree.Document) -> Iterator[tree.Inline]:
    """Yield every inline of the head and of all blocks, outer before inner."""
    for content, _ in texts(document):
        yield from within(content)


def within(content: tree.Inlines) -> Iterator[tree.Inline]:
    """Yield inlines and everything in them, outer before inner."""
    for inline in content:
        yield inline
        if isinstance(inline, HOLDERS):
            yield from within(inline.content)


def leaves(content: tree.Inlines) -> Iterator[tree.Inline]:
    """Yield the inlines that are printed: those without others inside."""
    return (each for each in within(content) if not isinstance(each, HOLDERS))


def referred(document: tree.Document) -> tuple[str, ...]:
    """Return the names that cross-references lead to, each once, in order."""
    references = (
        each for each in inlines(document) if isinstance(each, tree.CrossReference)
    )
    return tuple(dict.fromkeys(each.name for each in references))


def words(document: tree.Document) -> Iterator[str]:
    """Yield the words that are printed besides the inlines."""
    yield from repeated(document.furniture)
    for block in blocks(document):
        yield from beside(block)


def repeated(furniture: tree.Furniture) -> Iterator[str]:
    """Yield the words that repeat on pages, and those that stand before numbers."""
    yield from (furniture.organization, furniture.marking, furniture.running_title)
    yield from (furniture.page, furniture.figure, furniture.table, furniture.notes)


def beside(block: tree.Block) -> Iterator[str]:
    """Yield the words that a block prints besides its inlines and the blocks in it."""
    match block:
        case tree.Figure(drawing=drawing):
            labels = (mark for mark in drawing.marks if isinstance(mark, TextMark))
            yield from (label.text for label in labels)
        case tree.Decision(choices=choices):
            yield from choices
        case tree.SignOff(head):
            yield from head
        case _:
            pass


def contents(block: tree.Block) -> Iterator[tree.Inlines]:  # noqa: C901
    """Yield the texts of a block, without those of the blocks in it."""
    match block:  # a case for each kind of block with inlines of its own
        case tree.Heading(content=content) | tree.Paragraph(content):
            yield content
        case tree.Table(head, rows, caption=caption):
            yield from (caption, *head)
            for row in rows:
                yield from row
        case tree.Figure(finding=finding, data=data):
            yield finding
            yield from contents(data)
        case tree.KeyFigures(figures):
            for figure in figures:
                yield from (figure.value, figure.label)
        case tree.Details(details):
            for detail in details:
                yield from (detail.label, detail.value)
        case tree.SignOff(offices=offices):
            yield from offices
        case tree.Contents(title):  # its entries are words of the headings
            yield title
        case _:
            pass


def changed(part: Any, change: Callable[[Any], Any]) -> Any:
    """Return a part of a tree with each node replaced by `change`, inner before outer.

    For a node among others, it may return several or none, as a tuple.
    """
    match part:
        case tuple():
            return tuple(each for one in part for each in _among(one, change))
        case _ if type(part).__module__.startswith(tree.__name__):
            names = [field.name for field in dataclasses.fields(part)]
            parts = {name: changed(getattr(part, name), change) for name in names}
            return change(dataclasses.replace(part, **parts))
        case _:
            return part


def _among(part: Any, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    replacement = changed(part, change)
    return (
        (replacement,)
        if isinstance(part, tuple) or not isinstance(replacement, tuple)
        else replacement
    )


def _inner(block: tree.Block) -> tuple[tree.Blocks, ...]:
    match block:
        case tree.BulletList(items) | tree.OrderedList(items):
            return items
        case tree.Columns(columns):
            return columns
        case (
            tree.Quote(inner)
            | tree.Callout(inner)
            | tree.Decision(inner)
            | tree.Annex(inner)
            | tree.Optional(inner)
        ):
            return (inner,)
        case _:
            return ()
