"""The bytes of a workbook on standard input to lines of JSON, in a process of its own.

The library that reads workbooks may need all memory, or end, with a file that was made
for that. So it runs apart, with limits, and what it reads is judged before.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any

from briefgen.process_limits import limit
from briefgen.sources.grids.grid import MOST_CELLS, MergedCells
from briefgen.sources.workbook.cell_values import Value, cell_value
from briefgen.sources.workbook.judged_sheets import judged_sheets
from briefgen.sources.workbook.sheet_marks import PLAIN, CellMark, SheetMarks
from briefgen.sources.workbook.unreadable import UnreadableWorkbook, damaged, protected

MEMORY = 1_500_000_000  # bytes
SECONDS = 60  # of work
MOST_TEXT = 100_000_000  # characters of all sheets, as they are handed over


def main() -> None:
    """Read a workbook, and write what it says, or why it cannot be read."""
    limit(MEMORY, SECONDS)
    try:
        _write(sys.stdin.buffer.read())
    except UnreadableWorkbook as error:
        _line({"mistake": error.message, "hint": error.hint})
    except MemoryError:
        message = "this workbook needs more memory than it may take"
        _line({"mistake": message, "hint": "keep the sheets that are needed"})


def _write(data: bytes) -> None:
    import python_calamine

    marks = judged_sheets(data)
    try:
        with python_calamine.load_workbook(BytesIO(data)) as book:
            sheets = marks if marks is not None else _unmarked(book)
            size = 0
            for sheet in sheets:
                cells = book.get_sheet_by_name(sheet.name)
                spans = sheet.spans if marks is not None else _merged(cells)
                _line(_sheet(sheet, spans))
                size += _write_rows(sheet, cells, MOST_TEXT - size)
    except python_calamine.PasswordError:
        raise protected() from None
    except (python_calamine.CalamineError, OSError, ValueError):
        raise damaged() from None
    _line({"end": True})


def _unmarked(book: Any) -> Iterator[SheetMarks]:
    """Yield the sheets of an old format, which says no more of them than this."""
    import python_calamine

    visible = python_calamine.SheetVisibleEnum.Visible
    for data in book.sheets_metadata:
        if data.typ == python_calamine.SheetTypeEnum.WorkSheet:
            yield SheetMarks(data.name, data.visible != visible)


def _merged(sheet: Any) -> Iterator[MergedCells]:
    """Yield what is merged, of an old format."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield MergedCells(top + 1, left, bottom + 1, right)


def _sheet(marks: SheetMarks, spans: Iterable[MergedCells]) -> dict[str, object]:
    return {
        "sheet": marks.name,
        "hidden": marks.hidden,
        "columns": sorted(marks.hidden_columns),
        "spans": [
            (each.line, each.column, each.last_line, each.last_column) for each in spans
        ],
        "from_1904": marks.from_1904,
    }


def _write_rows(marks: SheetMarks, sheet: Any, most: int) -> int:
    """Write the rows of a sheet in which something stands, and return their size.

    Raises UnreadableWorkbook if that is more than `most`.
    """
    if sheet.start is not None and sheet.height * sheet.width > MOST_CELLS:
        message = f"sheet {marks.name} has more than {MOST_CELLS:,} cells"
        raise UnreadableWorkbook(message, "keep the rows and columns that are needed")
    faults: dict[int, list[int]] = {}
    for (line, column), mark in marks.cells.items():
        if mark.fault:
            faults.setdefault(line, []).append(column)
    size = 0
    for line, left, values in _lines(sheet, max(faults, default=0)):
        cells = _cells(marks, line, left, values)
        for column in faults.get(line, ()):
            cells += [None] * (column + 1 - len(cells))
            mark = marks.cells[line, column]
            cells[column] = cells[column] or _marked(mark.text, "text", mark)
        if any(cells):
            size += _line([line, line in marks.hidden_lines, cells])
        if size > most:
            message = "this workbook has more text than is read"
            raise UnreadableWorkbook(message, "keep the sheets that are needed")
    return size


def _lines(sheet: Any, last: int) -> Iterator[tuple[int, int, Sequence[Value]]]:
    """Yield each line, its first column, and its values: up to the last one at least."""
    lines = 0
    if sheet.start is not None:
        for values in sheet.iter_rows():
            lines += 1
            yield lines, sheet.start[1], values
    for line in range(lines + 1, last + 1):
        yield line, 0, ()


def _cells(
    marks: SheetMarks, line: int, left: int, values: Sequence[Value]
) -> list[object]:
    """Return nothing for an empty cell, the text of a usual one, all of another."""
    cells: list[object] = [None] * left
    for column, value in enumerate(values, left):
        mark = marks.cells.get((line, column))
        if mark is None and isinstance(value, str):
            cells.append(value or None)
        elif value == "":
            cells.append(None)
        else:
            text, kind = cell_value(value, mark)
            cells.append(_marked(text, kind, mark))
    return cells


def _marked(text: str, kind: str, mark: CellMark | None) -> tuple[object, ...]:
    mark = mark or PLAIN
    return text, kind, mark.fault, mark.sums, mark.formula


def _line(value: object) -> int:
    line = json.dumps(value, separators=(",", ":")).encode() + b"\n"
    sys.stdout.buffer.write(line)
    return len(line)


if __name__ == "__main__":
    main()
