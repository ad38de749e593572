"""A grid to a table of records, with remarks about what is odd in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.sources.grids.column_names import ColumnName, column_names
from briefgen.sources.grids.grid import CellGrid, GridRow, judge_size
from briefgen.sources.grids.heading_rows import heading_rows
from briefgen.sources.grids.listed_rows import listed_rows
from briefgen.sources.grids.table_remarks import TableRemarks
from briefgen.sources.grids.total_rows import total_rows
from briefgen.sources.source_content import (
    RecordMark,
    SourceCell,
    SourceRecord,
    SourceTable,
)
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

USUAL = 0.1  # of the rows have something in a column that only lacks its heading
ERRORS = frozenset(
    {
        *("#REF!", "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"),
        *("#SPILL!", "#CALC!", "#GETTING_DATA"),
    }
)


@dataclass(frozen=True, slots=True)
class GridTable:
    """A table, the lines of its headings, why these, and what people should know."""

    table: SourceTable
    head: tuple[int, ...]
    reason: str
    remarks: tuple[Diagnostic, ...]


def grid_table(
    name: str, grid: CellGrid, head: tuple[int, ...] | None = None
) -> GridTable | None:
    """Return the table of a grid in the file `name`; None if it has no headings.

    Raises BriefgenError if the lines of `head` have none, or there are too many cells.
    """
    judge_size(name, sum(len(row.cells) for row in grid.rows))
    heads = _named_rows(name, grid, head) if head else heading_rows(grid)
    if not heads:
        return None
    rows = [row for row in grid.rows if row.line > heads[-1].line]
    width = max(len(row.cells) for row in chain(heads, rows))
    names = column_names(grid, heads, width)
    listed = listed_rows(rows, heads, names)
    extra = _extra(grid, names, listed.rows)
    headed = {n for n, each in enumerate(names) if each.heading}
    used = sorted((headed | _filled(listed.rows)) - extra)
    remarks = TableRemarks(name, grid)
    remarks.headings(heads, [names[n] for n in used])
    remarks.rows(listed, used)
    totals = total_rows(listed.rows)
    remarks.totals(listed.rows, totals)
    records = _records(grid, names, listed.rows, (extra, totals))
    columns = tuple(names[n].name for n in used)
    table = SourceTable(grid.name, columns, records)
    lines = tuple(row.line for row in heads)
    return GridTable(table, lines, _reason(lines, head), remarks.all())


def _named_rows(
    name: str, grid: CellGrid, head: tuple[int, ...]
) -> tuple[GridRow, ...]:
    """Return the rows that a mapping names as those of the headings."""
    rows = tuple(row for row in grid.rows if row.line in head)
    if not rows:
        lines = ", ".join(map(str, head))
        message = f"{grid.title}no headings stand in {lines}: nothing is there"
        hint = "name the rows with the headings, from 1, in `head`"
        raise mistake(Place(name, min(head)), message, RULE, hint)
    return rows


def _reason(lines: Sequence[int], head: tuple[int, ...] | None) -> str:
    if head:
        return "named"
    if len(lines) == 1:
        return f"row {lines[0]} is the first with texts over most columns of values"
    rows = ", ".join(map(str, lines[:-1]))
    return (
        f"rows {rows} and {lines[-1]} have texts over most columns of values, together"
    )


def _filled(rows: Iterable[GridRow]) -> frozenset[int]:
    return frozenset(column for row in rows for column in row.filled)


def _extra(
    grid: CellGrid, names: Sequence[ColumnName], rows: Sequence[GridRow]
) -> frozenset[int]:
    """Return the columns at the right end that only broken rows of a CSV file have."""
    headed = [number for number, each in enumerate(names) if each.heading]
    if grid.lettered or not headed:
        return frozenset()
    last = headed[-1]
    counts = Counter(column for row in rows for column in row.filled if column > last)
    few = max(2, USUAL * len(rows))
    return frozenset(column for column, count in counts.items() if count < few)


def _records(
    grid: CellGrid,
    names: Sequence[ColumnName],
    rows: Sequence[GridRow],
    known: tuple[frozenset[int], frozenset[int]],
) -> tuple[SourceRecord, ...]:
    extra, totals = known
    columns = [each.name for each in names]
    records = []
    for row in rows:
        fault = _broken(row, names, extra)
        values = {
            columns[column]: _cell(grid, row, column, columns[column], fault)
            for column in row.filled
            if column not in extra
        }
        marks = _marks(grid, row, totals)
        records.append(SourceRecord(grid.row_name(row.line), row.line, values, marks))
    return tuple(records)


def _broken(row: GridRow, names: Sequence[ColumnName], extra: frozenset[int]) -> str:
    """Return why no value of a row can be used: it has more than there are headings."""
    if not extra or row.filled[-1] not in extra:
        return ""
    headings = max(n for n, each in enumerate(names) if each.heading) + 1
    return f"this line has {row.filled[-1] + 1} values, the headings are {headings}"


def _cell(
    grid: CellGrid, row: GridRow, column: int, heading: str, broken: str
) -> SourceCell:
    cell = row.cells[column]
    fault = cell.fault or broken
    if not fault and cell.text in ERRORS:
        fault = f"the error of a formula: {cell.text}"
    where = grid.cell_name(row.line, column, heading)
    text = cell.text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return SourceCell(text, where, cell.kind, fault)


def _marks(
    grid: CellGrid, row: GridRow, totals: frozenset[int]
) -> frozenset[RecordMark]:
    marks: set[RecordMark] = set()
    if row.line in totals:
        marks.add("total")
    if row.hidden or grid.hidden:
        marks.add("hidden")
    return frozenset(marks)
