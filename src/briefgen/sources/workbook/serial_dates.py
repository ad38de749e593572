"""Numbers in a column of dates to faults that say which date each may be.

Spreadsheet programs keep a date as the number of days since 1900, or 1904: a cell whose
format was lost has only that number.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from briefgen.sources.grids.grid import GridCell, GridRow

EARLIEST, LATEST = 10_000, 80_000  # days: 1927 to 2119
EPOCHS = {False: datetime.date(1899, 12, 30), True: datetime.date(1904, 1, 1)}
FEWEST = 2  # dates in a column


def serial_dates(rows: Iterable[GridRow], *, from_1904: bool) -> tuple[GridRow, ...]:
    """Return rows whose numbers in columns of dates have a fault."""
    rows = tuple(rows)
    kinds = Counter(
        (column, row.cells[column].kind) for row in rows for column in row.filled
    )
    columns = {
        column
        for (column, kind), count in kinds.items()
        if kind == "date" and count >= max(FEWEST, kinds[column, "number"])
    }
    doubtful = {column for column in columns if kinds[column, "number"]}
    if not doubtful:
        return rows
    epoch = EPOCHS[from_1904]
    return tuple(_judged(row, doubtful, epoch) for row in rows)


def _judged(row: GridRow, columns: set[int], epoch: datetime.date) -> GridRow:
    cells = tuple(
        _faulty(cell, epoch) if column in columns and cell.kind == "number" else cell
        for column, cell in enumerate(row.cells)
    )
    return replace(row, cells=cells)


def _faulty(cell: GridCell, epoch: datetime.date) -> GridCell:
    days = float(cell.text)
    fault = f"the number {cell.text} in a column of dates"
    if EARLIEST <= days <= LATEST:
        date = epoch + datetime.timedelta(days=int(days))
        fault += f"; as a date it would be {date.isoformat()}"
    return replace(cell, fault=fault)
