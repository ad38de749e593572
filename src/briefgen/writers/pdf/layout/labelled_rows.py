"""Labelled rows to boxes: a label beside its blocks, and no page ends within a row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefgen import tree
from briefgen.writers.columns import LABEL_GAP, label_width
from briefgen.writers.pdf.layout import panels
from briefgen.writers.pdf.layout.boxes import (
    Bookmark,
    Box,
    Fill,
    Goal,
    Presence,
    extent,
    stacked,
)
from briefgen.writers.pdf.layout.lines import natural
from briefgen.writers.pdf.layout.paragraphs import kept, surrounded, text
from briefgen.writers.pdf.layout.runs import runs
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.layout.table_rows import HAIRLINE
from briefgen.writers.pdf.structure import Element

INDENT = 14.0  # points, of text in a panel
WHOLE = 0.5  # of a page: a row that is higher may be divided

SetBlocks: TypeAlias = Callable[[tree.Blocks, Room], list[Box]]


def labelled_rows(block: tree.Rows, room: Room, set_blocks: SetBlocks) -> list[Box]:
    """Set rows between hairlines, or as a panel; each page repeats their heading."""
    if block.panel:
        inside = room.inset(INDENT)._replace(width=room.width - 2 * INDENT)
        inside = inside.speaking("callout").within(Element("Sect", room.element))
        heading = set_blocks((block.title,), inside)
        set_rows = _rows(block, inside, set_blocks)
        return panels.callout(
            [*heading, *(box for row in set_rows for box in row)], room
        )
    heading = [
        box._replace(keep=True, after=0.0) for box in set_blocks((block.title,), room)
    ]
    top = _rule(room)._replace(keep=True)
    repeat = tuple(
        each._replace(marks=tuple(m for m in each.marks if not _leads(m)))
        for each in (*heading, top)
    )
    rows = [_ruled(row, room) for row in _rows(block, room, set_blocks)]
    body = [box._replace(repeat=repeat) for row in rows for box in row]
    before = heading[0].before if heading else 0.0
    return surrounded([*heading, top, *body], before, room.space("small"))


def _rows(block: tree.Rows, room: Room, set_blocks: SetBlocks) -> list[list[Box]]:
    style = replace(room.style(room.role), bold=True)
    table = Element("Table", room.element)
    section = room.within(Element("TBody", table))
    run = room.run(style, table)
    widest = max((natural(runs(row.label, run))[0] for row in block.rows), default=0.0)
    label = label_width(widest, room.width)
    return [_row(row, label, section, set_blocks) for row in block.rows]


def _row(row: tree.Row, label: float, room: Room, set_blocks: SetBlocks) -> list[Box]:
    """Set a label beside its blocks; blocks without one have the whole width."""
    entry = Element("TR", room.element)
    if not row.label:
        cell = Element("TD", entry)
        cell.attributes = {"Table": {"ColSpan": "2"}}
        boxes = surrounded(set_blocks(row.blocks, room.within(cell)), 0.0, 0.0)
        return _whole(_present(boxes, cell), room)
    head, cell = Element("TH", entry), Element("TD", entry)
    head.attributes = {"Table": {"Scope": "/Row"}}
    style = replace(room.style(room.role), bold=True, before=0.0, after=0.0)
    narrow = room._replace(width=label - LABEL_GAP, element=head)
    named = text(runs(row.label, room.run(style, head)), style, narrow)
    inside = room._replace(x=room.x + label, width=room.width - label, element=cell)
    boxes = surrounded(set_blocks(row.blocks, inside), 0.0, 0.0)
    boxes = _present(boxes, cell) or [Box(0.0, (Presence(cell),))]
    short = extent(named) - extent(boxes)
    if short > 0:  # the label is higher
        boxes = [*boxes[:-1], boxes[-1]._replace(height=boxes[-1].height + short)]
    first, *others = boxes
    first = first._replace(marks=(stacked(named), *first.marks))
    return _whole([first, *others], room)


def _present(boxes: Sequence[Box], cell: Element) -> list[Box]:
    if not boxes:
        return []
    first, *others = boxes
    return [first._replace(marks=(Presence(cell), *first.marks)), *others]


def _whole(boxes: list[Box], room: Room) -> list[Box]:
    """Keep a row together unless it would leave half a page white; then space."""
    tall = extent(boxes)
    together = room.by_height(lambda page: tall < page * WHOLE)
    spaced = surrounded(boxes, 0.0, room.space("small"))
    return kept(spaced) if together else spaced


def _ruled(row: list[Box], room: Room) -> list[Box]:
    """Put a hairline below a row, which stays with it."""
    *above, last = row
    return [*above, last._replace(keep=True), _rule(room)]


def _rule(room: Room) -> Box:
    """Return a hairline, and the space below it that a repeated one has, too."""
    line = Fill(room.x, 0.0, room.width, HAIRLINE, room.color("rule"))
    return Box(HAIRLINE + room.space("tight"), (line,))


def _leads(mark: object) -> bool:
    """Whether a mark is where bookmarks or references lead to."""
    return isinstance(mark, Bookmark | Goal)
