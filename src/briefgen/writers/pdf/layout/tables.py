"""A data table to its caption and rows: columns as wide as their content needs."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen import tree
from briefgen.style import TextStyle
from briefgen.writers.columns import (
    widths,
)
from briefgen.writers.pdf.layout.boxes import (
    Box,
    reached,
)
from briefgen.writers.pdf.layout.columns import Column, placed
from briefgen.writers.pdf.layout.lines import natural
from briefgen.writers.pdf.layout.paragraphs import paragraph, surrounded
from briefgen.writers.pdf.layout.runs import runs
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.layout.table_rows import (
    HAIRLINE,
    Dress,
    cells_of,
    header_row,
    held_rows,
    row_boxes,
)
from briefgen.writers.pdf.structure import Element

NBSP = "\N{NO-BREAK SPACE}"
TOTAL_RULE = 0.9


def data_table(table: tree.Table, room: Room) -> list[Box]:
    """Set a table: caption, header row, rows, and the totals in bold."""
    inner = room.within(Element("Table", room.element))
    columns = _columns(table, inner)
    style = room.style("table")
    dress = Dress(room.space("tight"), below=(room.color("rule"), HAIRLINE))
    section = inner.within(Element("TBody", inner.element))
    styles = [style] * len(columns)
    if table.figures:
        styles[0], dress = room.style("table-figure"), replace(dress, level=True)
    rows = [
        _record(row, columns, styles, replace(dress, mark=mark), section)
        for row, mark in zip(table.rows, table.all_marks, strict=True)
    ]
    if table.total and rows:
        bold = replace(style, bold=True)
        above = (room.color("ink"), TOTAL_RULE)
        totals = replace(dress, above=above, below=None)
        rows[-1] = _record(
            table.rows[-1], columns, [bold] * len(columns), totals, section
        )
    caption = _caption(table, inner)
    header = header_row(table.head, columns, inner)
    body = held_rows(header, rows, room, total=table.total)
    before = 0.0 if caption else room.style("caption").before
    whole = [*caption, *surrounded(body, before, room.space("large"))]
    return reached(whole, table.name)


def _columns(table: tree.Table, room: Room) -> list[Column]:
    """Return the columns: each as wide as its content needs; text gets the rest."""
    count = max(len(table.columns), len(table.head), *map(len, table.rows), 0)
    bold = room.run(room.style("table-head"), room.element)
    last = len(table.rows) - 1 if table.total else None
    plain = room.run(room.style("table"), room.element)
    large = room.run(room.style("table-figure"), room.element)
    needs = [[0.0, 0.0] for _ in range(count)]
    for number, row in enumerate((table.head, *table.rows), start=-1):
        run = bold if number in {-1, last} else plain
        for at, (need, content) in enumerate(zip(needs, row, strict=False)):
            own = large if table.figures and not at and number >= 0 else run
            need[:] = map(max, need, natural(runs(content, own)))
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


def _record(
    contents: Sequence[tree.Inlines],
    columns: Sequence[Column],
    styles: Sequence[TextStyle],
    dress: Dress,
    room: Room,
) -> list[Box]:
    cells = cells_of(contents, columns, styles, room)
    return row_boxes([replace(cell, prose=True) for cell in cells], dress, room)
