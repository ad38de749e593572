"""A workbook to the grids of its sheets, by a process of its own that has limits."""

import json
import signal
import subprocess
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from briefgen.bounded_process import run_apart
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.sources.grids.column_names import clean
from briefgen.sources.grids.grid import (
    EMPTY,
    CellGrid,
    GridCell,
    GridRow,
    MergedCells,
    grid_row,
    judge_size,
)
from briefgen.sources.source_file import RULE
from briefgen.sources.workbook.file_kind import SAVE
from briefgen.sources.workbook.serial_dates import serial_dates

LIBRARY = "python_calamine"
MODULE = "briefgen.sources.workbook.process"


def sheets_read_apart(name: str, data: bytes, *, mixed: bool = False) -> list[CellGrid]:
    """Return the sheets of a workbook, hidden ones too.

    Where columns are known to be `mixed`, no number is judged by the dates beside it.

    Raises BriefgenError if it cannot be read within the memory and time that it may take.
    """
    if not _installed():
        message = "this needs the extra for spreadsheets"
        hint = 'run pip install "briefgen[import]"'
        raise mistake(Place(name), message, RULE, hint)
    return _grids(name, _lines(name, data), mixed=mixed)


def _installed() -> bool:
    try:
        return find_spec(LIBRARY) is not None
    except ValueError:  # somebody took it away
        return False


def _lines(name: str, data: bytes) -> list[bytes]:
    """Return what the process writes, which is whole."""
    try:
        answer = run_apart(MODULE, data)
    except subprocess.TimeoutExpired:
        raise _too_long(name) from None
    lines = answer.stdout.splitlines()
    last = json.loads(lines[-1]) if lines and not answer.returncode else {}
    if last == {"end": True}:
        return lines[:-1]
    if isinstance(last, dict) and "mistake" in last:
        raise mistake(Place(name), last["mistake"], RULE, last["hint"])
    if answer.returncode == -getattr(signal, "SIGXCPU", 0):
        raise _too_long(name)
    message = "this workbook is damaged, or needs more memory than it may take"
    raise mistake(Place(name), message, RULE, SAVE)


def _too_long(name: str) -> BriefgenError:
    message = "this workbook takes too long to be read"
    return mistake(Place(name), message, RULE, "keep the sheets that are needed")


def _grids(name: str, lines: Iterable[bytes], *, mixed: bool) -> list[CellGrid]:
    sheets: list[tuple[dict[str, Any], list[GridRow]]] = []
    cells, before = 0, 0
    for line in lines:
        value = json.loads(line)
        if isinstance(value, dict):
            sheets.append((value, []))
            before = 0
            continue
        number, hidden, row = value
        cells += len(row)
        judge_size(name, cells)
        apart = number > before + 1 or not before
        texts = tuple([_cell(each) for each in row])
        line_row = grid_row(number, texts, apart=apart, hidden=hidden)
        if line_row is not None:
            sheets[-1][1].append(line_row)
            before = number
    return [_grid(sheet, rows, mixed=mixed) for sheet, rows in sheets]


def _grid(sheet: dict[str, Any], rows: list[GridRow], *, mixed: bool) -> CellGrid:
    dated = rows if mixed else serial_dates(rows, from_1904=sheet["from_1904"])
    return CellGrid(
        sheet["sheet"],
        tuple(dated),
        title=f"sheet {clean(sheet['sheet'])}, ",
        lettered=True,
        spans=tuple(MergedCells(*span) for span in sheet["spans"]),
        hidden=sheet["hidden"],
        hidden_columns=frozenset(sheet["columns"]),
    )


def _cell(value: Any) -> GridCell:
    if value is None:
        return EMPTY
    if isinstance(value, str):
        return GridCell(value)
    return GridCell(*value)
