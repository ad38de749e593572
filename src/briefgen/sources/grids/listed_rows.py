"""The rows below headings to those that list something, and to remarks about the others."""

import re
from collections.abc import Sequence

from briefgen.sources.grids.column_names import ColumnName, clean
from briefgen.sources.grids.grid import GridRow
from briefgen.value_classes import dataclass

NOTE = re.compile(
    r"(?:notes?|sources?|remarques?|n\.?\s?b\.?|\*+|[¹²³†])(?:\W|\d|$)", re.IGNORECASE
)
FEWEST = 3  # columns of a table below which a single value may be a note
ALIKE = 0.8  # of the headings stand again where a page of a print began


@dataclass(frozen=True, slots=True)
class ListedRows:
    """The rows that list something, those that repeat headings, and notes at the end."""

    rows: tuple[GridRow, ...]
    repeated: tuple[GridRow, ...]
    notes: tuple[GridRow, ...]


def listed_rows(
    rows: Sequence[GridRow], heads: Sequence[GridRow], names: Sequence[ColumnName]
) -> ListedRows:
    """Return the rows below the headings, sorted by what they are."""
    texts = [_texts(head) for head in heads]
    repeated = [row for row in rows if any(_same(row, head) for head in texts)]
    lines = {row.line for row in repeated}
    listed = [row for row in rows if row.line not in lines]
    end = _end(listed) if len(names) >= FEWEST else len(listed)
    return ListedRows(tuple(listed[:end]), tuple(repeated), tuple(listed[end:]))


def _texts(row: GridRow) -> dict[int, str]:
    return {column: clean(row.cells[column].text) for column in row.filled}


def _same(row: GridRow, head: dict[int, str]) -> bool:
    first = next(iter(head), 0)
    if clean(row.cell(first).text) != head.get(first):
        return False
    texts = _texts(row)
    alike = sum(texts.get(column) == text for column, text in head.items())
    return len(texts) > 1 and alike >= ALIKE * max(len(head), len(texts))


def _end(rows: Sequence[GridRow]) -> int:
    """Return where notes begin: single values, set apart or marked as a note."""
    end = first = len(rows)
    while first and len(rows[first - 1].filled) == 1:
        first -= 1
        row = rows[first]
        if row.apart or NOTE.match(row.cells[row.filled[0]].text.strip()):
            end = first
    return end or len(rows)
