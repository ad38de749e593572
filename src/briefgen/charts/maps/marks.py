"""Places to marks of which none is on another: what is too close together shares one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import count
from math import dist
from typing import TypeAlias

from briefgen.charts.maps.areas import Rectangle
from briefgen.drawing import Point
from briefgen.value_classes import dataclass

POINT, STATE = 2.8, 3.8  # points: the radius of a mark, and of that of a small state
NUMBERED = 6.4  # likewise, of one with room for a number
RING = 1.4  # the width of the ring around a mark
AIR = 0.6  # between two marks

Keys: TypeAlias = tuple[int, int]  # of two marks; the older one has the lower
Pair: TypeAlias = tuple[float, int, int]  # how far they are from each other, and both


@dataclass(frozen=True, slots=True)
class Marked:
    """A place before its marks are drawn: where they are, and whether it is a state.

    `anchor` is where its number stands if it has no mark.
    """

    marks: tuple[Point, ...]
    anchor: Point
    state: bool


@dataclass(frozen=True, slots=True)
class MapMark:
    """A mark: the points it stands for, the places these are of, and its radius."""

    points: tuple[Point, ...]
    places: tuple[int, ...]
    radius: float

    @property
    def at(self) -> Point:
        """Its middle."""
        if len(self.points) == 1:  # of most, and asked for again and again
            return self.points[0]
        xs, ys = zip(*self.points, strict=True)
        return sum(xs) / len(xs), sum(ys) / len(ys)

    @property
    def box(self) -> Rectangle:
        """The box around it."""
        x, y = self.at
        return Rectangle(x, y, x, y).wider(self.radius + RING / 2)

    @property
    def shared(self) -> bool:
        """Whether it stands for several places."""
        return len(self.places) > 1

    def meets(self, other: "MapMark") -> bool:
        """Return whether one would touch another."""
        least = self.radius + other.radius + RING + AIR
        return dist(self.at, other.at) < least

    def joined(self, other: "MapMark") -> "MapMark":
        """Return the mark of both."""
        places = tuple(sorted({*self.places, *other.places}))
        radius = NUMBERED if len(places) > 1 else max(self.radius, other.radius)
        return MapMark(self.points + other.points, places, radius)


def marks_of(places: Sequence[Marked], numbered: frozenset[int]) -> Sequence[MapMark]:
    """Return the marks of places; those without room for their names have a number."""
    marks = [
        MapMark((point,), (at,), _radius(place, has_number=at in numbered))
        for at, place in enumerate(places)
        for point in place.marks or ((place.anchor,) if at in numbered else ())
    ]
    return sorted(_joined(marks), key=lambda mark: (mark.places, mark.at))


def _joined(every: Sequence[MapMark]) -> Iterable[MapMark]:
    """Return marks of which none touches another: the two nearest are joined first."""
    marks = dict(enumerate(every))
    pairs = [pair for at in marks for pair in _touched(at, marks, range(at))]
    heapify(pairs)
    for new in count(len(marks)):
        pair = next(_standing(pairs, marks), None)
        if pair is None:
            break
        first, second = (marks.pop(each) for each in pair)
        marks[new] = first.joined(second)
        for touched in _touched(new, marks, [*marks][:-1]):
            heappush(pairs, touched)
    return marks.values()


def _standing(pairs: list[Pair], marks: Mapping[int, MapMark]) -> Iterator[Keys]:
    """Take pairs out, the nearest first; yield the keys of those still there."""
    while pairs:
        _, *keys = heappop(pairs)
        if all(key in marks for key in keys):
            yield keys[0], keys[1]


def _touched(
    at: int, marks: Mapping[int, MapMark], others: Iterable[int]
) -> Iterator[Pair]:
    """Yield what a mark would touch, with the distance; `others` are older ones."""
    mark = marks[at]
    for other in others:
        if marks[other].meets(mark):
            yield dist(marks[other].at, mark.at), other, at


def numbers(
    marks: Sequence[MapMark], numbered: frozenset[int]
) -> Mapping[tuple[int, ...], int]:
    """Return the number of each mark that has one, by its places, in their order."""
    sets = dict.fromkeys(
        mark.places for mark in marks if mark.shared or numbered.issuperset(mark.places)
    )
    return {places: at for at, places in enumerate(sorted(sets), 1)}


def _radius(place: Marked, *, has_number: bool) -> float:
    if has_number:
        return NUMBERED
    return STATE if place.state else POINT
