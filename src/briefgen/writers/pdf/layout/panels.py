"""Callouts, quotations, decisions, columns and key figures → boxes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from briefgen import tree
from briefgen.measures import beside_one_another, column_widths
from briefgen.style import TextStyle
from briefgen.writers.columns import SMALLEST_FIGURE, key_widths, rows_of, widest_apart
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Fill,
    Panel,
    beside,
    extent,
)
from briefgen.writers.pdf.layout.lines import natural
from briefgen.writers.pdf.layout.paragraphs import kept, surrounded, text
from briefgen.writers.pdf.layout.runs import runs
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.structure import Element

BAR = 3.0  # points
HAIRLINE = 0.5


def callout(inner: Sequence[Box], room: Room) -> list[Box]:
    """Set boxes on a tinted ground with an accent bar."""
    ground = Panel(room.x, room.width, room.color("tint"))
    bar = Panel(room.x, BAR, room.accent)
    padding = Box(room.space("medium"), panels=(ground, bar))
    *rows, last = [padding._replace(keep=True), *_behind(_trimmed(inner), ground, bar)]
    boxes = [*rows, last._replace(keep=True), padding]
    return surrounded(_together(boxes, room), room.space("tight"), room.space("small"))


def barred(inner: Sequence[Box], room: Room, color: str) -> list[Box]:
    """Set boxes beside a bar."""
    boxes = _behind(_trimmed(inner), Panel(room.x, BAR, color))
    return surrounded(_together(boxes, room), room.space("tight"), room.space("medium"))


def side_by_side(columns: Sequence[Sequence[Box]], room: Room) -> list[Box]:
    """Set columns whole beside one another; below one another if a page is too low."""
    filled = [column for column in columns if column]
    tall = max(map(extent, filled), default=0.0)
    if room.by_height(lambda height: tall > height):
        return [box for column in filled for box in column]
    row = beside(filled)
    return [row._replace(before=room.space("medium"))] if filled else []


def column_rooms(count: int, room: Room, shares: Sequence[float] = ()) -> list[Room]:
    """Return columns of a room, or the whole room if one would be too narrow."""
    gap = room.look.gutter
    widths = column_widths(room.width, count, shares, gap)
    if not beside_one_another(widths):
        return [room] * count
    lefts = accumulate((width + gap for width in widths), initial=room.x)
    return [
        room._replace(x=left, width=width)
        for left, width in zip(lefts, widths, strict=False)
    ]


def key_figures(figures: Sequence[tree.KeyFigure], room: Room) -> list[Box]:
    """Set key figures in equal columns, each below an accent rule.

    In a column they stand below one another, as in Word, which knows no columns in others.
    """
    inner = room.within(Element("L", room.element))
    if room.aside:
        return _facts(figures, inner)
    narrow = round(room.width - room.look.page.measure, 3) < 0
    rows = rows_of(figures, 0.0 if narrow else room.width, room.look.gutter)
    boxes = [box for row in rows for box in _key_row(row, inner)]
    return surrounded(boxes, room.space("small"), room.space("large"))


def _key_row(figures: Sequence[tree.KeyFigure], room: Room) -> list[Box]:
    run = room.run(room.style("key-figure"), room.element)
    lengths = [natural(runs(figure.value, run))[0] for figure in figures]
    small = room.run(room.style("key-label"), room.element)
    labels = [natural(runs(figure.label, small))[0] for figure in figures]
    shares = key_widths(lengths, labels, room.width, room.look.gutter)
    rooms = column_rooms(len(figures), room, shares)
    tightest = max(
        zip(lengths, rooms, strict=True), key=lambda each: each[0] / each[1].width
    )
    style, fits = _fitting(tightest[0], room.style("key-figure"), tightest[1])
    if not fits and len(figures) > 1:  # no number is cut in two
        rows = widest_apart(figures, lengths)
        return [box for row in rows for box in _key_row(row, room)]
    columns = [
        _key_figure(figure, style, each)
        for figure, each in zip(figures, rooms, strict=True)
    ]
    return surrounded(side_by_side(columns, room), 0.0, room.space("medium"))


def _facts(figures: Sequence[tree.KeyFigure], room: Room) -> list[Box]:
    """Set key figures below one another, each below a hairline."""
    rows: list[Box] = []
    run = room.run(room.style("key-figure"), room.element)
    for figure in figures:
        widest = natural(runs(figure.value, run))[1]
        style, _ = _fitting(widest, room.style("key-figure"), room)
        _, *words = _key_figure(figure, style, room)
        line = Fill(room.x, 0.0, room.width, HAIRLINE, room.color("rule"))
        hair = Box(HAIRLINE, (line,), before=room.space("tight"), keep=True)
        rows += [hair._replace(after=room.space("tight")), *kept(words)]
    return rows


def _fitting(widest: float, style: TextStyle, room: Room) -> tuple[TextStyle, bool]:
    """Return the type in which each value of a row fits on a line, and whether it does."""
    if widest <= room.width:
        return style, True
    size = int(style.size * room.width / widest * 10) / 10
    smallest = min(SMALLEST_FIGURE, style.size)
    return replace(style, size=max(size, smallest)), size >= smallest


def _key_figure(figure: tree.KeyFigure, style: TextStyle, room: Room) -> list[Box]:
    body = Element("LBody", Element("LI", room.element))
    label_style = room.style("key-label")
    rule = Box(BAR, (Fill(room.x, 0.0, room.width, BAR, room.accent),))
    value = room.run(style, Element("P", body))
    label = room.run(label_style, Element("P", body))
    return [
        rule._replace(after=room.space("small")),
        *text(runs(figure.value, value), style, room),
        *text(runs(figure.label, label), label_style, room),
    ]


def _together(boxes: list[Box], room: Room) -> list[Box]:
    """Keep a panel together unless it would leave half a page white."""
    tall = extent(boxes)
    return kept(boxes) if room.by_height(lambda page: tall < page / 2) else boxes


def _behind(boxes: Sequence[Box], *panels: Panel) -> list[Box]:
    return [box._replace(panels=(*panels, *box.panels)) for box in boxes]


def _trimmed(boxes: Sequence[Box]) -> list[Box]:
    return surrounded(list(boxes), 0.0, 0.0)
