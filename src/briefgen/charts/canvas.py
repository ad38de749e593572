"""What the built-in kinds draw, to the marks of a drawing: words, areas and lines."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from briefgen.drawing import (
    Close,
    CurveTo,
    Drawing,
    LineTo,
    Mark,
    MoveTo,
    Path,
    Point,
    Segment,
    Stroke,
    TextMark,
)
from briefgen.value_classes import dataclass

BEND = 0.5523  # of a radius: where the control points of a quarter of a circle are


@dataclass(frozen=True, slots=True)
class Canvas:
    """The marks of one chart, in points from its top left corner.

    Areas are below lines, and lines below words; of the same sort, later marks are
    above earlier ones.
    """

    _behind: list[Mark] = field(default_factory=list)
    _areas: list[Mark] = field(default_factory=list)
    _lines: list[Mark] = field(default_factory=list)
    _words: list[Mark] = field(default_factory=list)

    def drawing(self, width: float, height: float) -> Drawing:
        """Return the marks as a drawing of this size."""
        marks = (*self._behind, *self._areas, *self._lines, *self._words)
        return Drawing(_rounded(width), _rounded(height), marks)

    def text(self, line: TextMark) -> None:
        """Write a line of text, unless it is empty."""
        if line.text.strip():
            size, at = _rounded(line.size), _point(line.at)
            self._words.append(replace(line, at=at, size=size))

    def box(self, at: Point, size: tuple[float, float], color: str) -> None:
        """Fill a rectangle, unless it is empty; `at` is the middle of its left side."""
        (left, middle), (width, height) = at, size
        top, bottom, right = middle - height / 2, middle + height / 2, left + width
        if width:
            corners = ((left, top), (right, top), (right, bottom), (left, bottom))
            self.area(corners, color)

    def area(self, corners: Sequence[Point], color: str) -> None:
        """Fill the area between corners."""
        self._areas.append(Path((*_along(corners), Close()), fill=color))

    def shape(
        self,
        segments: Sequence[Segment],
        *,
        fill: str | None = None,
        stroke: tuple[str, float] | None = None,
    ) -> None:
        """Fill or outline a shape of any segments; `stroke` is a colour and a width."""
        if segments:
            edge = None if stroke is None else Stroke(stroke[0], _rounded(stroke[1]))
            self._areas.append(Path(tuple(map(_near, segments)), fill, edge))

    def dot(self, middle: Point, radius: float, color: str) -> None:
        """Fill a circle, above lines that were drawn before it."""
        around = tuple(map(_near, circle(middle, radius)))
        self._lines.append(Path(around, fill=color))

    def shapes(
        self, outlines: Sequence[Sequence[Point]], color: str, edge: Stroke
    ) -> None:
        """Fill several areas, and the edges between them, as one mark."""
        if outlines:
            rings = ((*_along(each), Close()) for each in outlines)
            segments = tuple(segment for ring in rings for segment in ring)
            self._areas.append(Path(segments, fill=color, stroke=edge))

    def line(
        self, points: Sequence[Point], width: float, color: str, *, behind: bool = False
    ) -> None:
        """Draw a line through points; below areas if `behind`."""
        line = Path(_along(points), stroke=Stroke(color, _rounded(width)))
        (self._behind if behind else self._lines).append(line)

    def strokes(
        self,
        lines: Sequence[Sequence[Point]],
        width: float,
        color: str,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw several lines, solid or dashed, as one mark among the areas."""
        segments = tuple(segment for line in lines for segment in _along(line))
        self._areas.append(
            Path(segments, stroke=Stroke(color, _rounded(width), dashes))
        )


def circle(middle: Point, radius: float) -> Iterator[Segment]:
    """Yield the segments of a circle: four curves from its rightmost point."""
    x, y = middle
    bend = radius * BEND
    yield MoveTo((x + radius, y))
    for cos, sin in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        start = x + radius * cos, y + radius * sin
        end = x - radius * sin, y + radius * cos
        first = start[0] - bend * sin, start[1] + bend * cos
        second = end[0] + bend * cos, end[1] + bend * sin
        yield CurveTo(first, second, end)
    yield Close()


def _near(segment: Segment) -> Segment:
    """Return a segment whose points are rounded."""
    match segment:
        case MoveTo(to):
            return MoveTo(_point(to))
        case LineTo(to):
            return LineTo(_point(to))
        case CurveTo(first, second, to):
            return CurveTo(_point(first), _point(second), _point(to))
        case Close():
            return segment


def _along(points: Sequence[Point]) -> tuple[Segment, ...]:
    """Return the straight segments from each point to the next."""
    first, *others = map(_point, points)
    return (MoveTo(first), *map(LineTo, others))


def _point(at: Point) -> Point:
    return _rounded(at[0]), _rounded(at[1])


def _rounded(length: float) -> float:
    """Return a length rounded to a hundredth of a point, which no eye can see."""
    return round(float(length), 2)
