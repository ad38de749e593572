"""Data tables, records and sign-off blocks → a box a row, header rows repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from briefgen import tree
from briefgen.style import TextStyle
from briefgen.writers.columns import (
    SIGNER,
    SIGNING_HEIGHT,
    WIDEST_LABEL,
    shared,
    widths,
)
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Fill,
    Mark,
    PlacedWords,
    Presence,
    extent,
    reached,
)
from briefgen.writers.pdf.layout.columns import Column, placed
from briefgen.writers.pdf.layout.lines import lines, natural
from briefgen.writers.pdf.layout.paragraphs import kept, paragraph, surrounded, words
from briefgen.writers.pdf.layout.runs import runs
from briefgen.writers.pdf.layout.space import Room, height
from briefgen.writers.pdf.structure import Element, field

NBSP = "\N{NO-BREAK SPACE}"
HAIRLINE = 0.5  # points
TOTAL_RULE = 0.9
SIGNING_RULE = 0.75  # of a colour that is read as text is: it says where to sign
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
    """What a row has besides its text; lengths in points."""

    padding: float
    least: float = 0.0
    ground: str | None = None
    above: tuple[str, float] | None = None
    below: tuple[str, float] | None = None


def data_table(table: tree.Table, room: Room) -> list[Box]:
    """Set a table: caption, header row, rows, and the totals in bold."""
    inner = room.within(Element("Table", room.element))
    columns = _columns(table, inner)
    style = room.style("table")
    dress = Dress(room.space("tight"), below=(room.color("rule"), HAIRLINE))
    section = inner.within(Element("TBody", inner.element))
    rows = [_record(row, columns, style, dress, section) for row in table.rows]
    if table.total and rows:
        bold = replace(style, bold=True)
        above = (room.color("ink"), TOTAL_RULE)
        totals = replace(dress, above=above, below=None)
        rows[-1] = _record(table.rows[-1], columns, bold, totals, section)
    caption = _caption(table, inner)
    header = _header(table.head, columns, inner)
    body = _held(header, rows, room, total=table.total)
    before = 0.0 if caption else room.style("caption").before
    whole = [*caption, *surrounded(body, before, room.space("large"))]
    return reached(whole, table.name)


def details(rows: Sequence[tree.Detail], room: Room) -> list[Box]:
    """Set a record: labels and their values, between hairlines."""
    style = room.style("detail")
    muted = replace(style, color="muted")
    section = room.within(Element("TBody", Element("Table", room.element)))
    run = room.run(muted, section.element)
    label = max((natural(runs(row.label, run))[0] for row in rows), default=0.0)
    label = min(label + room.space("large"), room.width * WIDEST_LABEL)
    columns = placed([label, room.width - label], ["left", "left"], room)
    dress = Dress(room.space("tight"), above=(room.color("rule"), HAIRLINE))
    boxes = [
        box
        for row in rows
        for box in _row(
            _cells((row.label, row.value), columns, (muted, style), section),
            dress,
            section,
        )
    ]
    return surrounded(boxes, room.space("tight"), room.space("small"))


def sign_off(
    head: Sequence[str], offices: Sequence[tree.Inlines], room: Room
) -> list[Box]:
    """Set a table to sign in: a row for each office, with cells left empty."""
    inner = room.within(Element("Table", room.element))
    count = max(len(head), 1)
    sizes = shared([SIGNER] + [1.0] * (count - 1), room.width)
    columns = placed(sizes, ["left"] * count, room, room.space("small"))
    section = inner.within(Element("TBody", inner.element))
    dress = Dress(room.space("tight"), SIGNING_HEIGHT)
    style = room.style("table")
    rows = [
        _signed(
            _cells((office,), columns, [style] * count, section), head, dress, section
        )
        for office in offices
    ]
    header = _header([(tree.Text(words),) for words in head], columns, inner)
    boxes = kept(_held(header, rows, room, total=False))
    return surrounded(boxes, room.space("medium"), room.space("medium"))


def _signed(
    cells: Sequence[Cell], head: Sequence[str], dress: Dress, room: Room
) -> list[Box]:
    """Set a row to sign in: each cell to fill in is a field, named by column and row."""
    first, *others = _row(cells, dress, room)
    line = first.height - SIGNING_RULE, SIGNING_RULE
    office = tree.plain(cells[0].content)
    marks: list[Mark] = []
    for cell, title in zip(cells, head, strict=False):
        inside = cell.room.element
        held = None if cell.content else field("tv", f"{title}: {office}", inside)
        marks += [] if held is None else [Presence(inside)]
        marks.append(
            Fill(
                cell.room.x,
                line[0],
                cell.room.width,
                line[1],
                room.color("muted"),
                held,
            )
        )
    return [replace(first, marks=(*first.marks, *marks)), *others]


def _columns(table: tree.Table, room: Room) -> list[Column]:
    """Return the columns: each as wide as its content needs; text gets the rest."""
    count = max(len(table.columns), len(table.head), *map(len, table.rows), 0)
    bold = room.run(room.style("table-head"), room.element)
    last = len(table.rows) - 1 if table.total else None
    plain = room.run(room.style("table"), room.element)
    needs = [[0.0, 0.0] for _ in range(count)]
    for number, row in enumerate((table.head, *table.rows), start=-1):
        run = bold if number in {-1, last} else plain
        for need, content in zip(needs, row, strict=False):
            need[:] = map(max, need, natural(runs(content, run)))
    alignments = list(table.columns) + ["left"] * (count - len(table.columns))
    padding = room.space("small")
    sizes = widths(
        [(widest + 2 * padding, longest + 2 * padding) for widest, longest in needs],
        [alignment == "left" for alignment in alignments],
        room.width,
    )
    return placed(sizes, alignments, room, padding)


def _caption(table: tree.Table, room: Room) -> list[Box]:
    if not table.caption:
        return []
    content = table.caption
    if room.look.design.numbering.tables:
        room.counts.tables += 1
        number = tree.Text(f"{room.furniture.table}{NBSP}{room.counts.tables}. ")
        content = (number, *content)
    return paragraph(content, room.style("caption"), room, "Caption")


def _header(
    titles: Sequence[tree.Inlines], columns: Sequence[Column], room: Room
) -> list[Box]:
    if not any(titles):
        return []
    section = room.within(Element("THead", room.element))
    style = room.style("table-head")
    cells = _cells(titles, columns, [style] * len(columns), section)
    for cell in cells:
        _name(cell.room.element, "Column")
    dress = Dress(room.space("tight"), ground=room.color("tint"))
    return _row(cells, dress, room)


def _record(
    contents: Sequence[tree.Inlines],
    columns: Sequence[Column],
    style: TextStyle,
    dress: Dress,
    room: Room,
) -> list[Box]:
    cells = _cells(contents, columns, [style] * len(columns), room)
    return _row(cells, dress, room)


def _cells(
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
            replace(room, x=column.x, width=column.width, element=Element("TD", entry)),
            style,
            column.alignment,
        )
        for content, column, style in zip(
            (*contents, *[()] * missing), columns, styles, strict=True
        )
    ]
    if cells and cells[0].content:
        _name(cells[0].room.element, "Row")
    return cells


def _name(element: Element, scope: str) -> None:
    """Make a cell the header of its row or column."""
    element.role = "TH"
    element.attributes = {"Table": {"Scope": f"/{scope}"}}


def _row(cells: Sequence[Cell], dress: Dress, room: Room) -> list[Box]:
    """Set a row as one box; one that is higher than a page, line by line."""
    set_cells = [_lines(cell) for cell in cells]
    heights = [
        len(set_lines) * height(cell.style)
        for set_lines, cell in zip(set_cells, cells, strict=True)
    ]
    tall = max(max(heights, default=0.0) + 2 * dress.padding, dress.least)
    presence = [Presence(cell.room.element) for cell in cells]
    if tall > room.height:
        return _sliced(cells, set_cells, presence)
    marks: list[Mark] = [*_dressing(dress, tall, room), *presence]
    for cell, set_lines in zip(cells, set_cells, strict=True):
        top = dress.padding
        for words_of_line in set_lines:
            marks.append(replace(words_of_line, y=words_of_line.y + top))
            top += height(cell.style)
    return [Box(tall, tuple(marks))]


def _lines(cell: Cell) -> list[PlacedWords]:
    run = cell.room.run(cell.style, cell.room.element)
    return [
        words(line, cell.style, cell.room, cell.alignment)
        for line in lines(runs(cell.content, run), cell.room.width)
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
    boxes[0] = replace(boxes[0], marks=(*presence, *boxes[0].marks))
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


def _held(
    header: Sequence[Box], rows: Sequence[Sequence[Box]], room: Room, *, total: bool
) -> list[Box]:
    """Repeat the header on each page; neither it nor the totals are left alone."""
    short = extent(header) < room.height * TALLEST_HEADER
    repeat = tuple(header) if short else ()
    boxes = [replace(box, keep=True) for box in header]
    body = [replace(box, repeat=repeat) for row in rows for box in row]
    if total and len(body) > 1:
        body[-2] = replace(body[-2], keep=True)
    return [*boxes, *body]
