"""A chart as vector marks, and as numbers for a program that draws it itself.

Marks are computed once and drawn into any format. Lengths are points; the origin is the
top left corner and y grows downwards, as in SVG. Colours are `#rrggbb`.
"""

from collections.abc import Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from briefgen.value_classes import dataclass

T = TypeVar("T", bound="LabelCell | KeyEntry")
ENDS = 4  # segments at each end of a shape
Point: TypeAlias = tuple[float, float]
# Charts that office programs draw.
Native: TypeAlias = Literal["bars", "parts", "columns", "share"]


@dataclass(frozen=True, slots=True)
class MoveTo:
    """The start of a sub-path."""

    to: Point


@dataclass(frozen=True, slots=True)
class LineTo:
    """A straight line."""

    to: Point


@dataclass(frozen=True, slots=True)
class CurveTo:
    """A cubic Bézier curve with two control points."""

    first: Point
    second: Point
    to: Point


@dataclass(frozen=True, slots=True)
class Close:
    """The end of a sub-path, back at its start."""


Segment: TypeAlias = MoveTo | LineTo | CurveTo | Close


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn; `dashes` is empty for a solid line."""

    color: str
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """A shape: filled, stroked, or both, with an `opacity` from 0 to 1."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: Stroke | None = None
    opacity: float = 1.0

    def __hash__(self) -> int:
        """Tell shapes apart by their ends: a code and a coast have thousands of segments."""
        ends = self.segments[:ENDS], self.segments[-ENDS:]
        return hash((*ends, len(self.segments), self.fill))


class LabelCell(NamedTuple):
    """A place in the table that the labels of a chart are, by row and column from 0.

    It may be what `names` its row or its column.
    """

    row: int
    column: int
    names: Literal["", "row", "column"] = ""


class KeyEntry(NamedTuple):
    """A sentence that says how a chart is drawn; entries count from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of text that begins at `at` on its baseline, in the document's font.

    `angle` is anticlockwise, in degrees. What it is in its chart, `says` tells: a label,
    or an entry of the key. Other text, such as that of a scale, is part of the picture.
    """

    text: str
    at: Point
    size: float
    color: str
    bold: bool = False
    angle: float = 0.0
    says: LabelCell | KeyEntry | None = None


Mark: TypeAlias = Path | TextMark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of this size; later marks are above earlier ones."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def labels(self) -> dict[LabelCell, tuple[TextMark, ...]]:
        """The lines of each label, row by row, and each row as it is drawn.

        It is empty if the labels are no table.
        """
        return _texts(self.marks, LabelCell)

    @property
    def key(self) -> dict[KeyEntry, tuple[TextMark, ...]]:
        """The lines of each entry of the key."""
        return _texts(self.marks, KeyEntry)

    @property
    def picture(self) -> tuple[Mark, ...]:
        """The marks that are neither labels nor a key."""
        return tuple(
            mark
            for mark in self.marks
            if not (isinstance(mark, TextMark) and mark.says is not None)
        )


def _texts(marks: Sequence[Mark], kind: type[T]) -> dict[T, tuple[TextMark, ...]]:
    """Return the texts of a kind by what they are: rows or entries in their order."""
    lines = dict[T, tuple[TextMark, ...]]()
    for mark in marks:
        says = mark.says if isinstance(mark, TextMark) else None
        if isinstance(mark, TextMark) and isinstance(says, kind):
            lines[says] = (*lines.get(says, ()), mark)
    return {says: lines[says] for says in sorted(lines, key=itemgetter(0))}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its exact amount, and the words beside it.

    A bar that is not `main` is paler than the chart's subject. An amount far above all
    others is not `drawn`: only its words are there, and the others keep their lengths.
    A column stands on its `base`, is `hatched` if it is derived, and may have `bold` words.
    The words of a part end with its `share` of the whole in brackets. With `open`, the
    amount is a lower bound.
    """

    name: str
    amount: Decimal
    words: str
    color: str
    main: bool = True
    drawn: bool = True
    base: Decimal = Decimal(0)
    hatched: bool = False
    bold: bool = False
    share: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class ChartData:
    """The numbers of a chart: bars below one another, the parts of one bar, or columns.

    A `share` is a level bar of two parts, their words below it. `head` names what a bar
    is, what is measured, and the words beside bars. The numerals in these words count
    amounts in steps of `scale`; None if each has its own. Columns and a share have an
    `area` of the height, from where to how far, a `key` that explains them, and the name
    of their `base` if any stands on one. `rooms` names what keeps room for the names and
    for the words of bars.
    """

    kind: Native
    head: tuple[str, str, str]
    bars: tuple[Bar, ...]
    scale: int | None = None
    area: tuple[float, float] = (0.0, 1.0)
    key: str = ""
    base: str = ""
    rooms: tuple[str, str] = ("", "")
