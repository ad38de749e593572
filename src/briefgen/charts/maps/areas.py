"""Rectangles and outlines in points on the page: what is on what."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import dist, hypot, inf

from briefgen.charts.maps.frame import MapFrame
from briefgen.charts.maps.outlines import Outline, outlines
from briefgen.drawing import Point
from briefgen.value_classes import dataclass

WITHIN = 4.0  # points: how far a line goes into an area
POINTS = 20  # of a line that are looked at
ACROSS, DOWN = 7, 3  # points of a rectangle that are looked at


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle by its sides, in points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def longest(self) -> float:
        """The length of its longer side."""
        return max(self.right - self.left, self.bottom - self.top)

    def wider(self, by: float) -> "Rectangle":
        """Return a rectangle with room around it."""
        return Rectangle(
            self.left - by, self.top - by, self.right + by, self.bottom + by
        )

    def meets(self, other: "Rectangle") -> bool:
        """Return whether two have a point in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, point: Point) -> bool:
        """Return whether a point is in it."""
        x, y = point
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def away(self, other: "Rectangle") -> float:
        """Return how far another box is."""
        across = max(self.left - other.right, other.left - self.right, 0.0)
        return hypot(across, max(self.top - other.bottom, other.top - self.bottom, 0.0))

    def nearest(self, point: Point) -> Point:
        """Return its point that is nearest to another."""
        x, y = point
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def points(self) -> Iterator[Point]:
        """Yield points all over it."""
        for column in range(ACROSS + 1):
            x = self.left + (self.right - self.left) * column / ACROSS
            for row in range(DOWN + 1):
                yield x, self.top + (self.bottom - self.top) * row / DOWN


@dataclass(frozen=True, slots=True)
class Area:
    """What is seen of a country: its outlines, each with its box, and the largest."""

    outlines: tuple[Outline, ...]
    boxes: tuple[Rectangle, ...]
    largest: Outline
    main: Rectangle

    def touches(self, box: Rectangle) -> bool:
        """Return whether some of it is in a box."""
        pairs = zip(self.outlines, self.boxes, strict=True)
        near = [outline for outline, around in pairs if around.meets(box)]
        return bool(near) and (
            any(map(box.holds, (point for each in near for point in each)))
            or any(inside(near, point) for point in box.points())
        )

    def part_of(self, box: Rectangle) -> float:
        """Return how much of a box it covers: from 0 to 1."""
        pairs = zip(self.outlines, self.boxes, strict=True)
        near = [outline for outline, around in pairs if around.meets(box)]
        points = [inside(near, point) for point in box.points()] if near else [False]
        return sum(points) / len(points)

    def away(self, box: Rectangle) -> float:
        """Return how far a box is that does not touch it."""
        nearest = inf
        for outline, around in zip(self.outlines, self.boxes, strict=True):
            if around.away(box) < nearest:
                away = (dist(box.nearest(point), point) for point in outline)
                nearest = min(nearest, *away)
        return nearest

    def edge(self, box: Rectangle, middle: Point) -> Point:
        """Return a point just inside it, as near to a box as it gets."""
        x, y = min(self.largest, key=lambda point: dist(box.nearest(point), point))
        away = dist((x, y), middle)
        part = min(WITHIN / away, 1.0) if away else 0.0
        return x + (middle[0] - x) * part, y + (middle[1] - y) * part

    def holds(self, point: Point) -> bool:
        """Return whether a point is in it."""
        return inside(self.outlines, point)

    def includes(self, box: Rectangle) -> bool:
        """Return whether all of a box is in it."""
        if any(map(box.holds, (point for each in self.outlines for point in each))):
            return False
        return all(inside(self.outlines, point) for point in box.points())


def along(start: Point, end: Point) -> Iterator[Point]:
    """Yield points along a line."""
    (a, b), (x, y) = start, end
    for at in range(POINTS + 1):
        part = at / POINTS
        yield a + (x - a) * part, b + (y - b) * part


@lru_cache(8)  # as many as `outlines` keeps
def areas(frame: MapFrame) -> Mapping[str, Area]:
    """Return the countries that a frame shows, by code."""
    return {code: _area(every) for code, every in outlines(frame).items()}


def _area(outlines: tuple[Outline, ...]) -> Area:
    boxes = tuple(map(around, outlines))
    first = max(range(len(boxes)), key=lambda at: size(boxes[at]))
    return Area(outlines, boxes, outlines[first], boxes[first])


def size(box: Rectangle) -> float:
    """Return the area of a box in square points."""
    return (box.right - box.left) * (box.bottom - box.top)


def around(points: Sequence[Point]) -> Rectangle:
    """Return the box around points."""
    xs, ys = zip(*points, strict=True)
    return Rectangle(min(xs), min(ys), max(xs), max(ys))


def inside(outlines: Sequence[Outline], point: Point) -> bool:
    """Return whether a point is in an area, and not in a hole in it."""
    x, y = point
    crossed = False
    for outline in outlines:
        for (a, b), (c, d) in pairwise((*outline, outline[0])):
            if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
                crossed = not crossed
    return crossed
