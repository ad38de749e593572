"""A workbook of a spreadsheet program to tables, one for each of its sheets."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import MOST
from briefgen.sources.grids.grid import CellGrid
from briefgen.sources.grids.grid_table import GridTable, grid_table
from briefgen.sources.grids.main_table import judge_name, main_table
from briefgen.sources.source_content import ReadingOptions, SourceContent, SourceTable
from briefgen.sources.source_file import RULE, SourceFile
from briefgen.sources.workbook.file_kind import OLD, ZIP, judge_kind
from briefgen.sources.workbook.read_apart import sheets_read_apart

NAMES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
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
    judge_name(file.name, options.table, [grid.name for grid in grids])
    target = _target(grids, options)
    tables = _tables(file.name, grids, target, options)
    sheets = tuple(each.table for each in tables)
    unseen = {grid.name for grid in grids if grid.hidden}
    main, reason = main_table(sheets, target, unseen)
    how = next(each for each in tables if each.table is main)
    remarks = [*_remarks(file.name, kind, grids, sheets)]
    remarks += [remark for table in tables for remark in table.remarks]
    return SourceContent(
        file.name,
        sheets,
        replace(options, table=main.name, head=how.head),
        tuple(remarks),
        {"table": reason, "head": how.reason},
    )


def _target(grids: Sequence[CellGrid], options: ReadingOptions) -> str | None:
    """Return the sheet that a mapping names, or whose headings it names."""
    if options.table is not None or not options.head or not grids:
        return options.table
    visible = [grid for grid in grids if not grid.hidden]
    return max(visible or grids, key=lambda grid: len(grid.rows)).name


def _tables(
    name: str, grids: Sequence[CellGrid], target: str | None, options: ReadingOptions
) -> list[GridTable]:
    """Return the tables of the sheets; raise BriefgenError if none is there, or meant."""
    tables = {
        grid.name: grid_table(name, grid, options.head if grid.name == target else None)
        for grid in grids
    }
    usable = [table for table in tables.values() if table is not None]
    if not any(grid.rows for grid in grids):
        raise mistake(Place(name), "nothing stands in this workbook", RULE)
    if not usable or (target is not None and tables[target] is None):
        which = "no sheet has" if target is None else f"sheet {target} does not have"
        message = f"{which} a row with headings that was recognised"
        hint = "headings are texts over the columns; name the sheet in `table`, and "
        raise mistake(Place(name), message, RULE, f"{hint}their rows in `head`")
    return usable


def _remarks(
    name: str, kind: str, grids: Sequence[CellGrid], sheets: Sequence[SourceTable]
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
    tables = {sheet.name for sheet in sheets}
    empty = [grid.name for grid in grids if grid.rows and grid.name not in tables]
    if empty:
        names = ", ".join(empty)
        yield _warning(name, f"sheets without headings are left out: {names}")


def _warning(name: str, message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(Place(name), message, RULE, hint, "warning")
