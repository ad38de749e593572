"""The rows of a table to those that add up others, by their words, formulas or sums."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.sources.grids.grid import GridCell, GridRow
from briefgen.sources.grids.plain_numbers import plain_number

TOTAL = r"(?:(?:grand|sub|sous|overall|running)[\s-]*)?tot(?:al|als|aux|ale|ales)"
KIND = r"(?:\s+(?:g[ée]n[ée]r(?:al|ale|aux)|general|global|overall|partiel|cumul[ée]))?"
# "Total Sanitation Campaign" is a project: after the word comes nothing, a mark, a number,
# or what it is the total of.
REST = r"(?:\s*[:=(–—-].*|\s+\d.*|\s+(?:for|of|in|par|pour|de|du|des|dans|by|per)\b.*)?"
WORDS = re.compile(rf"{TOTAL}{KIND}{REST}\s*\.?", re.IGNORECASE | re.DOTALL)
BEGINS = re.compile(rf"{TOTAL}\b", re.IGNORECASE)
ENDS = re.compile(r".+\b(?:sub|sous)?-?total(?:s|aux)?\s*:?", re.IGNORECASE | re.DOTALL)
FEWEST = 2  # numbers that a sum adds up


def total_rows(rows: Sequence[GridRow]) -> frozenset[int]:
    """Return the lines of the rows that are totals of others."""
    lines: set[int] = set()
    sums = _Sums()
    for row in rows:
        cells = [(column, row.cells[column]) for column in row.filled]
        if _named(cells) or _adds_up(cells) or sums.has(cells):
            lines.add(row.line)
            sums.close(cells)
        else:
            sums.add(cells)
    return frozenset(lines)


def is_called_total(row: GridRow) -> bool:
    """Return whether the first text of a row begins as those of totals do."""
    first = next(_texts([(n, row.cells[n]) for n in row.filled]), "")
    return BEGINS.match(first) is not None


def _named(cells: Sequence[tuple[int, GridCell]]) -> bool:
    """Return whether the first text of a row says that it is a total."""
    first = next(_texts(cells), "")
    return WORDS.fullmatch(first) is not None


def _adds_up(cells: Sequence[tuple[int, GridCell]]) -> bool:
    """Return whether a formula of a row adds up cells above it."""
    return any(cell.sums for _, cell in cells)


def _texts(cells: Sequence[tuple[int, GridCell]]) -> Iterator[str]:
    for _, cell in cells:
        text = cell.text.strip()
        if cell.kind == "text" and text and plain_number(text) is None:
            yield text


def _hints(text: str) -> bool:
    """Return whether a text may be that of a total, if the sums are right."""
    return bool(BEGINS.match(text) or ENDS.fullmatch(text))


class _Sums:
    """What the numbers above add up to, in all and since the last total, by column."""

    def __init__(self) -> None:
        self.all: dict[int, list[Decimal]] = {}
        self.part: dict[int, list[Decimal]] = {}

    def add(self, cells: Sequence[tuple[int, GridCell]]) -> None:
        """Count the numbers of a row that is no total."""
        for column, value in _numbers(cells):
            for sums in (self.all, self.part):
                known = sums.setdefault(column, [Decimal(), Decimal()])
                known[0] += value
                known[1] += 1

    def close(self, cells: Sequence[tuple[int, GridCell]]) -> None:
        """Begin a new part after a total."""
        for column, _ in _numbers(cells):
            self.part.pop(column, None)

    def has(self, cells: Sequence[tuple[int, GridCell]]) -> bool:
        """Return whether all numbers of a row that says little else are sums."""
        texts = [*_texts(cells)]
        if len(texts) > 1 or (texts and not _hints(texts[0])):
            return False
        numbers = [*_numbers(cells)]
        return bool(numbers) and all(
            self._sums(column, value) for column, value in numbers
        )

    def _sums(self, column: int, value: Decimal) -> bool:
        return any(
            sums[column][1] >= FEWEST and sums[column][0] == value and value
            for sums in (self.all, self.part)
            if column in sums
        )


def _numbers(cells: Sequence[tuple[int, GridCell]]) -> Iterator[tuple[int, Decimal]]:
    for column, cell in cells:
        value = _number(cell)
        if value is not None:
            yield column, value


def _number(cell: GridCell) -> Decimal | None:
    if cell.kind == "number":
        return Decimal(cell.text)
    return plain_number(cell.text) if cell.kind == "text" else None
