"""Column widths to columns with their positions."""

from collections.abc import Sequence

from briefgen.tree import Alignment
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.space import Room

MOST_PADDING = 0.15  # of a column's width, on either side


@dataclass(frozen=True, slots=True)
class Column:
    """A column's text: its left edge and width in points, without the padding."""

    x: float
    width: float
    alignment: Alignment


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
