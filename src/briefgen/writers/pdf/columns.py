"""What the columns of a table need → how wide they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.tree import Alignment
from briefgen.writers.pdf.room import Room

MOST_PADDING = 0.15  # of a column's width, on either side
HALVINGS = 30  # of a page's width: far below a hair's breadth


@dataclass(frozen=True, slots=True)
class Column:
    """A column's text: its left edge and width in points, without the padding."""

    x: float
    width: float
    alignment: Alignment


def widths(
    needs: Sequence[tuple[float, float]], grow: Sequence[bool], measure: float
) -> list[float]:
    """Share a measure among columns that need (widest line, longest word).

    Where there is too little, the widest columns shrink, to their longest word at
    first; where there is more, the columns that may grow do.
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
    if sum(longest) >= measure:
        return shared(longest, measure)
    return _shrunk(naturals, longest, measure)


def shared(shares: Sequence[float], measure: float) -> list[float]:
    """Divide a measure in proportion to shares."""
    whole = sum(shares)
    if whole <= 0:
        return [measure / len(shares) for _ in shares]
    return [measure * share / whole for share in shares]


def placed(
    sizes: Sequence[float],
    alignments: Sequence[Alignment],
    room: Room,
    padding: float = 0.0,
) -> list[Column]:
    """Set columns of these sizes side by side."""
    columns: list[Column] = []
    x = room.x
    for size, alignment in zip(sizes, alignments, strict=True):
        inside = min(padding, size * MOST_PADDING)
        columns.append(Column(x + inside, size - 2 * inside, alignment))
        x += size
    return columns


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
