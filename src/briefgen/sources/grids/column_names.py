"""Rows of headings to the name of each column, each name once."""

from collections.abc import Sequence
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
    known = frozenset(headings)
    names: dict[str, None] = {}
    for column, heading in enumerate(headings):
        name = heading or grid.column_name(column)
        names[_unlike(name, names, known - {name})] = None
    return tuple(
        ColumnName(name, heading, len(parts) > 1)
        for name, heading, parts in zip(names, headings, columns, strict=True)
    )


def clean(text: str) -> str:
    """Return a name in one line, without characters that act on a terminal."""
    return " ".join(UNNAMEABLE.sub(" ", text).split())


def _unlike(name: str, names: dict[str, None], known: frozenset[str]) -> str:
    """Return a name, numbered if another column has it: Budget, Budget (2)."""
    unlike, number = name, 1
    while unlike in names or (number > 1 and unlike in known):
        number += 1
        unlike = f"{name} ({number})"
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
        left = next((each for each in reversed(row.filled) if each < column), None)
        upright = left is None or (row.line, left) in self.spans
        return "" if left is None or upright else row.cells[left].text
