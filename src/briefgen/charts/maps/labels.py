"""Names of places to where they stand on a map: beside what they name, on nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import partial
from itertools import product
from math import dist

from briefgen.charts.maps.areas import Area, Rectangle, along
from briefgen.drawing import Point
from briefgen.value_classes import dataclass

MARGIN = 4.0  # points to the edge of the map
GAP = 2.0  # between two names
NEAR = 9.0  # from what is named: farther away, a line leads to it
FARTHER = (3.5, 8.0, 15.0, 25.0)  # a longer line is not followed
ABROAD = 0.5  # of a name: what may be on a country that it does not name
SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (1, 1), (-1, -1), (-1, 1))


@dataclass(frozen=True, slots=True)
class Target:
    """What is named: its box, the point a line leads to, and the size of its name.

    A name stands inside its own `area` where there is room.
    """

    box: Rectangle
    point: Point
    width: float
    height: float
    area: Area | None = None

    def line(self, box: Rectangle) -> tuple[Point, Point]:
        """Return a line from a name to it, which ends just inside its area."""
        end = self.point if self.area is None else self.area.edge(box, self.point)
        return box.nearest(end), end


@dataclass(frozen=True, slots=True)
class NameSpot:
    """Where a name stands, and whether within an area; a `line` leads far away."""

    box: Rectangle
    within: bool = False
    line: tuple[Point, Point] | None = None


@dataclass(frozen=True, slots=True)
class MapRoom:
    """A map: its size, the areas and marks on it, and the names that have a place.

    `others` are the countries that it does not name.
    """

    size: tuple[float, float]
    areas: Sequence[Area]
    marks: Sequence[Rectangle]
    others: Sequence[Area] = ()
    names: list[NameSpot] = field(default_factory=list)

    def shows(self, point: Point) -> bool:
        """Return whether a point is on the map."""
        return Rectangle(0.0, 0.0, *self.size).holds(point)

    def place(self, target: Target) -> NameSpot | None:
        """Return where a name stands, which then is taken; None where there is no room.

        It is on no other name, no mark and no edge of an area, and no line crosses one.
        Most of a country's name is on another one only with a line to its own.
        """
        spots = (self._free(target, box, far=far) for box, far in _candidates(target))
        spot = next((each for each in spots if each is not None), None)
        if spot is not None:
            self.names.append(spot)
        return spot

    def _free(self, target: Target, box: Rectangle, *, far: bool) -> NameSpot | None:
        room, page = box.wider(GAP), Rectangle(0.0, 0.0, *self.size).wider(-MARGIN)
        inside = page.holds((box.left, box.top)) and page.holds((box.right, box.bottom))
        if not inside or any(map(room.meets, self.marks)):
            return None
        line = target.line(box) if far else None
        if self._crossed(room, line):
            return None
        within = [area for area in self.areas if area.touches(room)]
        if not within:
            if line is None and target.area and self._abroad(box):
                return None
            return self._apart(target, box, line)
        own = target.area in {None, within[0]} and len(within) == 1
        if not (own and within[0].includes(room)):
            return None
        return NameSpot(box, within=True, line=line)

    def _abroad(self, box: Rectangle) -> bool:
        """Return whether a name would be read as that of another country."""
        return any(each.part_of(box) > ABROAD for each in self.others)

    def _apart(
        self, target: Target, box: Rectangle, line: tuple[Point, Point] | None
    ) -> NameSpot | None:
        """Return a spot, with a line where the name is nearer to something else."""
        if line is None and self._nearer(target, box):
            line = target.line(box)
            if self._crossed(box.wider(GAP), line):
                return None
        return NameSpot(box, line=line)

    def _nearer(self, target: Target, box: Rectangle) -> bool:
        """Return whether a name is nearer to another area or mark than to its own."""
        own = target.area.away(box) if target.area else target.box.away(box)
        others = [each for each in self.areas if each is not target.area]
        dots = [each for each in self.marks if each != target.box]
        if target.area is None:
            others = [each for each in others if not each.holds(target.point)]
        near = (each for each in others if min(map(box.away, each.boxes)) <= own)
        return any(dot.away(box) <= own for dot in dots) or any(
            each.away(box) <= own for each in near
        )

    def _crossed(self, room: Rectangle, line: tuple[Point, Point] | None) -> bool:
        """Return whether a name is on another, or a line on a name."""
        boxes = [each.box.wider(GAP) for each in self.names]
        own = () if line is None else tuple(along(*line))
        lines = (each.line for each in self.names if each.line is not None)
        others = (point for each in lines for point in along(*each))
        marks = [] if line is None else [m for m in self.marks if not m.holds(line[1])]
        return (
            any(map(room.meets, boxes))
            or any(mark.holds(point) for mark in marks for point in own)
            or any(map(room.holds, others))
            or any(box.holds(point) for box in boxes for point in own)
        )


def _candidates(target: Target) -> Iterator[tuple[Rectangle, bool]]:
    """Yield where a name may stand, the best first, and whether that is far away."""
    wide, high = target.width, target.height
    if target.area is not None:
        middles = sorted(target.box.points(), key=partial(dist, target.point))
        for x, y in (target.point, *middles):
            yield _box(x - wide / 2, y - high / 2, wide, high), False
    for away, (across, down) in product(FARTHER, SIDES):
        box = _beside(target, away, across, down)
        yield box, away > NEAR


def _beside(target: Target, away: float, across: int, down: int) -> Rectangle:
    """Return a name's box on one side, or at one corner, of what it names."""
    wide, high, box = target.width, target.height, target.box
    x, y = box.middle
    up = away / 2 if across else away
    left = {1: box.right + away, -1: box.left - away - wide, 0: x - wide / 2}[across]
    top = {1: box.bottom + up, -1: box.top - up - high, 0: y - high / 2}[down]
    return _box(left, top, wide, high)


def _box(left: float, top: float, wide: float, high: float) -> Rectangle:
    return Rectangle(left, top, left + wide, top + high)
