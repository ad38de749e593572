"""The widths that table columns need to the widths they get, alike in every format."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from briefgen.measures import NARROWEST, shared

T = TypeVar("T")

SMALLEST_FIGURE = 12.0  # points; what a key figure may shrink to
SIGNING_HEIGHT = 26.0  # points; a row that is signed in
SIGNER = 1.8  # the column that names the offices, against one for each to fill in
WIDEST_LABEL = 0.4  # of the measure, in a record
HALVINGS = 30  # of a page's width: far below a hair's breadth


def widths(
    needs: Sequence[tuple[float, float]], grow: Sequence[bool], measure: float
) -> list[float]:
    """Divide a width among columns; `needs` are (widest line, longest word), in points.

    Spare width goes to the columns in `grow`. If there is too little, the widest
    columns shrink, none below its longest word; if the longest words do not fit
    either, the columns with the longest words shrink.
    """
    naturals = [widest for widest, _ in needs]
    spare = measure - sum(naturals)
    if spare >= 0:
        growing = [
            size if may else 0.0 for size, may in zip(naturals, grow, strict=True)
        ]
        parts = shared(growing if any(growing) else naturals, spare)
        return [size + part for size, part in zip(naturals, parts, strict=True)]
    longest = [word for _, word in needs]
    if sum(longest) > measure:
        naturals, longest = longest, [0.0] * len(longest)
    return _shrunk(naturals, longest, measure)


def share(measure: float, number: int, gap: float) -> float:
    """Return the width of each of `number` equal columns, in points."""
    return (measure - gap * (number - 1)) / max(number, 1)


def rows_of(items: Sequence[T], measure: float, gap: float) -> Iterator[Sequence[T]]:
    """Yield items in as few rows of columns as possible, about equal in number."""
    most = max(int((measure + gap) // (NARROWEST + gap)), 1)
    rows = -(-len(items) // most)
    for row in range(rows):
        start, end = (len(items) * at // rows for at in (row, row + 1))
        yield items[start:end]


def widest_apart(items: Sequence[T], widths: Sequence[float]) -> list[Sequence[T]]:
    """Return items in rows, the widest one in a row of its own."""
    at = max(range(len(items)), key=widths.__getitem__)
    return [row for row in (items[:at], items[at : at + 1], items[at + 1 :]) if row]


def _shrunk(
    naturals: Sequence[float], longest: Sequence[float], measure: float
) -> list[float]:
    """Cut the widest columns to one common width, but none below its longest word."""

    def cut(common: float) -> list[float]:
        return [
            min(widest, max(common, word))
            for widest, word in zip(naturals, longest, strict=True)
        ]

    low, high = 0.0, measure
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(cut(middle)) <= measure else (low, middle)
    return cut(low)
