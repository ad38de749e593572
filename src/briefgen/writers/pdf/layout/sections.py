"""Sidebars and sections → boxes: a ground of their own, a heading in the margin."""

from collections.abc import Callable, Sequence

from briefgen import tree
from briefgen.measures import hanging
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Fill,
    Group,
    Panel,
    column,
    extent,
    painted,
)
from briefgen.writers.pdf.layout.paragraphs import kept, surrounded
from briefgen.writers.pdf.layout.space import Room, baseline
from briefgen.writers.pdf.structure import Element

RULE = 2.5  # points, above a section and a sidebar

Setter = Callable[[tree.Blocks, Room], list[Box]]


def sidebar(inner: Sequence[Box], room: Room) -> list[Box]:
    """Set boxes on a tinted ground below a rule; they stay together."""
    ground = Panel(room.x, room.width, room.color("tint"))
    bar = Fill(room.x, 0.0, room.width, RULE, room.color("ink"))
    padding = Box(room.space("medium"))
    content = surrounded([*inner], 0.0, 0.0)
    rows = [Box(RULE, (bar,)), padding, *content, padding]
    behind = [box._replace(panels=(ground, *box.panels)) for box in rows]
    return surrounded(kept(behind), room.space("tight"), room.space("small"))


def section(block: tree.Section, room: Room, boxes: Setter) -> list[Box]:
    """Set a section below a rule of its colour, its heading beside its text."""
    part = Element("Sect", room.element)
    own = room._replace(accent=block.accent, element=part)
    count = block.hanging
    side, text = block.blocks[:count], block.blocks[count:]
    width, indent = hanging(room.width)
    line = Fill(room.x, 0.0, room.width, RULE, block.accent)
    above, below = room.space("large"), room.space("medium")
    rule = Box(RULE, (line,), before=above, after=below, keep=True)
    if not (side and text and indent):
        return [rule, *surrounded(boxes(block.blocks, own), 0.0, below)]
    beside = surrounded(boxes(side, own._replace(width=width)), 0.0, 0.0)
    tall = extent(beside)
    if room.by_height(lambda page: tall > page / 2):
        return [rule, *beside, *surrounded(boxes(text, own), below, below)]
    inside = room.inset(indent)._replace(accent=block.accent, element=part)
    main = surrounded(boxes(text, inside), 0.0, below)
    if not main:
        return [rule, *surrounded(beside, 0.0, below)]
    return [rule, *_beside(beside, main, own)]


def _beside(side: Sequence[Box], main: Sequence[Box], room: Room) -> list[Box]:
    """Hang boxes beside the first of others, which stay together as far as they reach.

    The first lines of both stand on one line.
    """
    lift = _baseline("body", room) - _baseline("heading-2", room)
    marks = Group(0.0, lift, painted(column(side)))
    first, *others = main
    rows = [first._replace(marks=(marks, *first.marks)), *others]
    tall = extent(side) + lift
    for at in range(len(rows)):
        short = tall - extent(rows[: at + 1])
        if short <= 0:
            return [*kept(rows[: at + 1]), *rows[at + 1 :]]
        if not rows[at].keep and short <= _gap(rows, at):
            last, below = rows[at], rows[at + 1]
            left = last.after - short
            height = last.height + short
            rows[at] = last._replace(height=height, after=max(left, 0.0))
            rows[at + 1] = below._replace(before=below.before + min(left, 0.0))
            return [*kept(rows[: at + 1]), *rows[at + 1 :]]
    last = rows[-1]
    short = tall - extent(rows)
    filler = Box(max(short - last.after, 0.0), after=last.after)
    return kept([*rows, filler])


def _gap(rows: Sequence[Box], at: int) -> float:
    """Return the space below a box, of which its own end may take some."""
    return rows[at].after + rows[at + 1].before if at + 1 < len(rows) else 0.0


def _baseline(role: str, room: Room) -> float:
    style = room.style(role)
    return baseline(style, room.run(style, room.element).cut)
