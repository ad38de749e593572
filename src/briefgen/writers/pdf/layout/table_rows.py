"""Cells side by side to the rows of a table: a box a row, header rows repeated."""

from collections.abc import Sequence
from itertools import zip_longest

from briefgen import tree
from briefgen.style import TextStyle
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Fill,
    Mark,
    PlacedWords,
    Presence,
    extent,
)
from briefgen.writers.pdf.layout.columns import Column
from briefgen.writers.pdf.layout.lines import lines
from briefgen.writers.pdf.layout.paragraphs import words
from briefgen.writers.pdf.layout.runs import runs, spoken
from briefgen.writers.pdf.layout.space import Room, height
from briefgen.writers.pdf.structure import Element

HAIRLINE = 0.5  # points
MARK, MARK_APART = 3.0, 2.5  # points: how wide a colour is, and its distance to rules
MARK_BEFORE = 6.5  # likewise, from its left edge to the words, in any setting
TALLEST_HEADER = 0.4  # of a page, to be repeated


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, its place, its structure, its type."""

    content: tree.Inlines
    room: Room
    style: TextStyle
    alignment: tree.Alignment = "left"


@dataclass(frozen=True, slots=True)
class Dress:
    """What a row has besides its text; lengths in points.

    A `mark` is a colour before its last cell; the cells of a `level` row have one middle.
    """

    padding: float
    least: float = 0.0
    ground: str | None = None
    above: tuple[str, float] | None = None
    below: tuple[str, float] | None = None
    mark: str = ""
    level: bool = False


def held_rows(
    header: Sequence[Box], rows: Sequence[Sequence[Box]], room: Room, *, total: bool
) -> list[Box]:
    """Repeat the header on each page; neither it nor the totals are left alone."""
    tall = extent(header)
    short = room.by_height(lambda page: tall < page * TALLEST_HEADER)
    repeat = tuple(header) if short else ()
    boxes = [box._replace(keep=True) for box in header]
    body = [box._replace(repeat=repeat) for row in rows for box in row]
    if total and len(body) > 1:
        body[-2] = body[-2]._replace(keep=True)
    return [*boxes, *body]


def header_row(
    titles: Sequence[tree.Inlines], columns: Sequence[Column], room: Room
) -> list[Box]:
    """Set the header of a table; each cell is the header of its column."""
    if not any(titles):
        return []
    section = room.within(Element("THead", room.element))
    style = room.style("table-head")
    cells = cells_of(titles, columns, [style] * len(columns), section)
    head_columns(cells)
    dress = Dress(room.space("tight"), ground=room.color("tint"))
    return row_boxes(cells, dress, room)


def row_boxes(cells: Sequence[Cell], dress: Dress, room: Room) -> list[Box]:
    """Set a row as one box; one that is higher than a page, line by line."""
    set_cells = [_lines(cell) for cell in cells]
    heights = [
        len(set_lines) * height(cell.style)
        for set_lines, cell in zip(set_cells, cells, strict=True)
    ]
    tall = max(max(heights, default=0.0) + 2 * dress.padding, dress.least)
    presence = [Presence(cell.room.element) for cell in cells]
    if room.by_height(lambda page: tall > page):
        return _sliced(cells, set_cells, presence)
    marks: list[Mark] = [*_dressing(dress, tall, room), *presence]
    if dress.mark and cells:
        last = cells[-1].room
        inner = tall - 2 * MARK_APART
        place = last.x - MARK_BEFORE, MARK_APART
        marks.append(Fill(*place, MARK, inner, dress.mark))
    for cell, set_lines, high in zip(cells, set_cells, heights, strict=True):
        top = (tall - high) / 2 if dress.level else dress.padding
        for words_of_line in set_lines:
            x, y, line = words_of_line
            marks.append(PlacedWords(x, y + top, line))
            top += height(cell.style)
    return [Box(tall, tuple(marks))]


def cells_of(
    contents: Sequence[tree.Inlines],
    columns: Sequence[Column],
    styles: Sequence[TextStyle],
    room: Room,
) -> list[Cell]:
    """Make the cells of a row; the first is its header, missing ones are empty."""
    entry = Element("TR", room.element)
    missing = len(columns) - len(contents)
    cells = [
        Cell(
            content,
            room._replace(x=column.x, width=column.width, element=Element("TD", entry)),
            style,
            column.alignment,
        )
        for content, column, style in zip(
            (*contents, *[()] * missing), columns, styles, strict=True
        )
    ]
    if cells and cells[0].content:
        named_cell(cells[0].room.element, "Row")
    return cells


def head_columns(cells: Sequence[Cell]) -> None:
    """Make cells the headers of their columns; one without words is none."""
    for cell in cells:
        if tree.plain(cell.content).strip():
            named_cell(cell.room.element, "Column")
        else:
            cell.room.element.role, cell.room.element.attributes = "TD", {}


def named_cell(element: Element, scope: str) -> None:
    """Make a cell the header of its row or column."""
    element.role = "TH"
    element.attributes = {"Table": {"Scope": f"/{scope}"}}


def _lines(cell: Cell) -> list[PlacedWords]:
    run = cell.room.run(cell.style, cell.room.element)
    content = spoken(cell.content, cell.room.element)
    return [
        words(line, cell.style, cell.room, cell.alignment)
        for line in lines(runs(content, run), cell.room.width)
    ]


def _sliced(
    cells: Sequence[Cell],
    set_cells: Sequence[Sequence[PlacedWords]],
    presence: Sequence[Presence],
) -> list[Box]:
    tall = max(height(cell.style) for cell in cells)
    slices = [
        tuple(line for line in across if line is not None)
        for across in zip_longest(*set_cells)
    ]
    boxes = [Box(tall, across) for across in slices]
    boxes[0] = boxes[0]._replace(marks=(*presence, *boxes[0].marks))
    return boxes


def _dressing(dress: Dress, tall: float, room: Room) -> list[Fill]:
    fills: list[Fill] = []
    if dress.ground:
        fills.append(Fill(room.x, 0.0, room.width, tall, dress.ground))
    if dress.above:
        color, thickness = dress.above
        fills.append(Fill(room.x, 0.0, room.width, thickness, color))
    if dress.below:
        color, thickness = dress.below
        fills.append(Fill(room.x, tall - thickness, room.width, thickness, color))
    return fills
