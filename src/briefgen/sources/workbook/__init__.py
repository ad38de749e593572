"""A workbook of a spreadsheet program to tables, one for each of its sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import MOST
from briefgen.sources.grids.grid import CellGrid
from briefgen.sources.grids.grid_table import GridTable, grid_table
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import RULE, SourceFile
from briefgen.sources.workbook.file_kind import OLD, judge_kind
from briefgen.sources.workbook.read_apart import sheets_read_apart

NAMES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
ZIP = b"PK\x03\x04"
PARTS = (b"xl/workbook", b"application/vnd.oasis.opendocument.spreadsheet")


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file is named as workbooks are, or begins as they do."""
    packed = head.startswith(ZIP) and any(part in head for part in PARTS)
    return packed or PurePath(name.lower()).suffix in NAMES


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the tables of a workbook; raise BriefgenError if it has none."""
    data = file.whole(MOST)
    kind = judge_kind(file.name, data)
    grids = sheets_read_apart(file.name, data)
    named = _named(file.name, grids, options)
    tables = [
        (grid, grid_table(file.name, grid, head))
        for grid in grids
        for head in [options.head if grid.name == named else None]
    ]
    usable = [(grid, table) for grid, table in tables if table is not None]
    if not usable:
        raise _headless(file.name, grids)
    main = _main(usable, named)
    empty = [grid for grid, table in tables if table is None and grid.rows]
    remarks = [*_remarks(file.name, kind, grids, empty)]
    remarks += [remark for _, table in usable for remark in table.remarks]
    how = replace(options, table=main.table.name, head=main.head)
    reasons = {"table": _reason(usable, main, options), "head": main.reason}
    sheets = tuple(table.table for _, table in usable)
    return SourceContent(file.name, sheets, how, tuple(remarks), reasons)


def _named(name: str, grids: Sequence[CellGrid], options: ReadingOptions) -> str | None:
    """Return the sheet that a mapping names; its only one, where `head` is named."""
    names = [grid.name for grid in grids]
    if options.table is None:
        return names[0] if len(names) == 1 else None
    if options.table not in names:
        message = f"no sheet is called {options.table}"
        raise mistake(Place(name), message, RULE, f"the sheets: {', '.join(names)}")
    return options.table


def _headless(name: str, grids: Sequence[CellGrid]) -> BriefgenError:
    if not any(grid.rows for grid in grids):
        return mistake(Place(name), "nothing stands in this workbook", RULE)
    message = "no sheet has a row with headings that was recognised"
    hint = "headings are texts over the columns; name the sheet in `table`, and their "
    return mistake(Place(name), message, RULE, f"{hint}rows, from 1, in `head`")


def _main(tables: Sequence[tuple[CellGrid, GridTable]], named: str | None) -> GridTable:
    """Return the table that is meant: the named one, or the longest that people see."""
    for _, table in tables:
        if table.table.name == named:
            return table
    visible = [table for grid, table in tables if not grid.hidden]
    others = [table for _, table in tables]
    return max(visible or others, key=lambda each: len(each.table.records))


def _reason(
    tables: Sequence[tuple[CellGrid, GridTable]],
    main: GridTable,
    options: ReadingOptions,
) -> str:
    if options.table is not None:
        return "named"
    if len(tables) == 1:
        return "it is the only sheet with a table"
    return f"it has the most rows: {len(main.table.records):,}"


def _remarks(
    name: str, kind: str, grids: Sequence[CellGrid], empty: Sequence[CellGrid]
) -> Iterator[Diagnostic]:
    """Yield what people should know of the sheets as a whole."""
    if kind in OLD:
        message = (
            "this old format does not show hidden rows, per cents and failed formulas"
        )
        yield _warning(name, message, "save it as .xlsx, and import that")
    hidden = [grid.name for grid in grids if grid.hidden]
    if hidden:
        words = "; `hidden` says what becomes of their rows"
        yield _warning(name, f"hidden sheets: {', '.join(hidden)}{words}")
    if empty:
        names = ", ".join(grid.name for grid in empty)
        yield _warning(name, f"sheets without headings are left out: {names}")


def _warning(name: str, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(Place(name), message, RULE, hint, "warning")
