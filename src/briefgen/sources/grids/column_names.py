"""Rows of headings to the name of each column, each name once."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, islice

from briefgen.files import UNNAMEABLE
from briefgen.sources.grids.grid import CellGrid, GridRow, MergedCells
from briefgen.sources.grids.heading_rows import is_numbered
from briefgen.value_classes import dataclass

LONGEST = 200  # characters of a name
MOST_SPANS = 1_000  # merged cells of headings


@dataclass(frozen=True, slots=True)
class ColumnName:
    """What a column is called.

    `heading` is what stands over it, empty where nothing does; `name` is unlike all
    others. `joined` is whether its heading stands in several rows, or is merged.
    """

    name: str
    heading: str
    joined: bool = False


def column_names(
    grid: CellGrid, heads: Sequence[GridRow], width: int
) -> tuple[ColumnName, ...]:
    """Return the names of the columns from the first to the last of a table's width."""
    over = _Headings(grid, [row for row in heads if not is_numbered(row)], width)
    columns = [over.over(column) for column in range(width)]
    headings = [clean(" ".join(parts))[:LONGEST].strip() for parts in columns]
    names = [each or grid.column_name(n) for n, each in enumerate(headings)]
    return tuple(
        ColumnName(name, heading, len(parts) > 1)
        for name, heading, parts in zip(_unlike(names), headings, columns, strict=True)
    )


def clean(text: str) -> str:
    """Return a name in one line, without characters that act on a terminal."""
    return " ".join(UNNAMEABLE.sub(" ", text).split())


def _unlike(names: Sequence[str]) -> Iterable[str]:
    """Return names, numbered where another column has the same: Budget, Budget (2)."""
    known = frozenset(names)
    unlike: dict[str, None] = {}
    again: Counter[str] = Counter()
    for name in names:
        one = name
        while one in unlike or (again[name] and one in known):
            again[name] += 1
            one = f"{name} ({again[name] + 1})"
        unlike[one] = None
    return unlike


class _Headings:
    """What stands over each column, in cells that may be merged."""

    def __init__(self, grid: CellGrid, heads: Sequence[GridRow], width: int) -> None:
        self.heads = heads
        self.spans: dict[tuple[int, int], MergedCells] = {}
        lines = {row.line for row in heads}
        spans = (span for span in grid.spans if span.line in lines)
        for span in islice(spans, MOST_SPANS):
            for line in lines & {*range(span.line, span.last_line + 1)}:
                for column in range(span.column, min(span.last_column + 1, width)):
                    self.spans.setdefault((line, column), span)
        wide = (span for span in self.spans.values() if span.column < span.last_column)
        self.merged = frozenset(span.line for span in wide)

    def over(self, column: int) -> tuple[str, ...]:
        """Return what stands over a column, from top to bottom, each once in a row."""
        texts = [self._text(n, row, column) for n, row in enumerate(self.heads)]
        return tuple(text for text, _ in groupby(filter(None, texts)))

    def _text(self, number: int, row: GridRow, column: int) -> str:
        """Return a cell's text, or that of the heading at its left that reaches over it."""
        span = self.spans.get((row.line, column))
        if span is not None:
            return row.cell(span.column).text
        below = any(each.cell(column).text for each in self.heads[number + 1 :])
        if row.cell(column).text or not below or row.line in self.merged:
            return row.cell(column).text
        return self._at_left(row, column)

    def _at_left(self, row: GridRow, column: int) -> str:
        """Return the next text at the left: who merges nothing writes a group once."""
        before = bisect_left(row.filled, column)
        left = row.filled[before - 1] if before else None
        upright = left is None or (row.line, left) in self.spans
        return "" if left is None or upright else row.cells[left].text
