"""The rows of a grid to those that have its headings, with the reason why.

A table may have notes above it, and its headings may stand in several rows: "2024-25"
over "Planned" and "Actual", or units below. The first row of texts that stand over most
columns of values is a row of headings; the rows that belong to it are beside it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefgen.sources.grids.grid import CellGrid, GridRow, MergedCells
from briefgen.sources.grids.plain_numbers import is_value

EARLY = 60  # rows among which headings are looked for
BELOW = 30  # rows by which a row of headings is judged
COVERED = 0.5  # of the columns of values
VALUES = 0.2  # of a row of headings may look like numbers
OFTEN = 0.2  # of the rows below have something in a column of values
COUNTED = 3  # columns at least, where a row counts them
ABOVE = 3  # rows of groups over the headings
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
MOST_SPANS = 1_000  # in one row; more are no headings
UNIT = re.compile(r"\(.*\)|[$€£%]|k\$|M\$|000s?", re.DOTALL)


def heading_rows(grid: CellGrid) -> tuple[GridRow, ...]:
    """Return the rows with the headings, from top to bottom; none if there are none."""
    rows = grid.rows[: EARLY + BELOW]
    main = _main(rows[:EARLY], rows)
    if main is None:
        return ()
    above = _above(grid, rows[:main], rows[main])
    below = _below(grid, rows[main], rows[main + 1 :])
    return (*above, rows[main], *below)


def _main(early: Sequence[GridRow], rows: Sequence[GridRow]) -> int | None:
    """Return the number of the first row that stands as headings over what follows."""
    likely = [n for n, row in enumerate(early) if _heads(row, rows[n + 1 :][:BELOW])]
    followed = (n for n in likely if n + 1 < len(rows) and not rows[n + 1].apart)
    return next(followed, likely[0] if likely else None)


def _heads(row: GridRow, below: Sequence[GridRow]) -> bool:
    filled = frozenset(row.filled)
    if not _texts(row):
        return False
    columns = _columns(below)
    if not columns:
        return len(filled) > 1
    covered = len(filled & columns)
    return covered >= min(2, len(columns)) and covered >= COVERED * len(columns)


def _texts(row: GridRow) -> bool:
    """Return whether hardly anything in a row looks like a value."""
    values = sum(is_value(row.cells[column]) for column in row.filled)
    return values <= VALUES * len(row.filled)


def _columns(rows: Sequence[GridRow]) -> frozenset[int]:
    """Return the columns in which rows have something more than now and then."""
    counts = Counter(column for row in rows for column in row.filled)
    return frozenset(
        column for column, count in counts.items() if count >= OFTEN * len(rows)
    )


def _above(grid: CellGrid, rows: Sequence[GridRow], main: GridRow) -> list[GridRow]:
    """Return the rows of groups directly over the headings."""
    groups: list[GridRow] = []
    lowest = main
    for row in reversed(rows[-ABOVE:]):
        if lowest.apart or not _texts(row) or not _groups(grid, row, main):
            break
        groups.insert(0, row)
        lowest = row
    return groups


def _groups(grid: CellGrid, row: GridRow, main: GridRow) -> bool:
    """Return whether what stands in a row names groups of headings.

    A title that is merged over the whole table names none.
    """
    spans = [span for span in _spans_in(grid, row.line) if _wide(span)]
    heads = frozenset(main.filled)
    for span in spans:
        columns = frozenset(range(span.column, span.last_column + 1)) & heads
        if len(columns) > 1 and columns != heads:
            return True
    if spans or len(row.filled) >= len(main.filled):
        return False
    names = [main.cells[column].text for column in main.filled]
    texts = [row.cells[column].text for column in row.filled]
    years = all(YEARS.search(text) for text in texts)
    return len(texts) > 1 and (years or len(set(names)) < len(names))


def _below(grid: CellGrid, main: GridRow, rows: Iterable[GridRow]) -> list[GridRow]:
    """Return the rows directly below that go on with the headings, or say their units."""
    heads: list[GridRow] = []
    for row in rows:
        units = _units(row) or is_numbered(row)
        if row.apart or not (units or _goes_on(grid, main, row)):
            break
        heads.append(row)
    return heads


def is_numbered(row: GridRow) -> bool:
    """Return whether a row only counts the columns, as forms do: (1), (2), (3)."""
    texts = [row.cells[column].text.strip().strip("()") for column in row.filled]
    counted = [str(number) for number in range(1, len(texts) + 1)]
    return len(texts) >= COUNTED and texts == counted


def _units(row: GridRow) -> bool:
    texts = (row.cells[column].text.strip() for column in row.filled)
    return all(map(UNIT.fullmatch, texts))


def _goes_on(grid: CellGrid, main: GridRow, row: GridRow) -> bool:
    """Return whether a row has names below what is merged, or open, in the headings."""
    if not _texts(row):
        return False
    spans = _spans_in(grid, main.line)
    if any(span.line < row.line <= span.last_line for span in spans):
        return True
    names = frozenset(main.filled)
    merged = {span.column for span in spans if _wide(span)}
    groups = merged or {column for column in names if column + 1 not in names}
    filled = frozenset(row.filled)
    return bool(filled - names) and filled & names <= groups


def _spans_in(grid: CellGrid, line: int) -> list[MergedCells]:
    """Return what is merged and begins in a line."""
    return [span for span in grid.spans if span.line == line][:MOST_SPANS]


def _wide(span: MergedCells) -> bool:
    return span.last_column > span.column
