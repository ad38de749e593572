"""Places to the part of the world that a map of them shows, and how it is drawn flat."""

from collections.abc import Iterator, Sequence
from itertools import product

from briefgen.charts.maps.projections import (
    Projection,
    apart,
    azimuthal,
    equal_earth,
)
from briefgen.charts.maps.shapes import Bounds
from briefgen.charts.sites import Degrees
from briefgen.drawing import Point
from briefgen.value_classes import dataclass

ROUND = 360.0
REGION = 55.0  # degrees from its middle: what is wider is drawn as most of the world
WORLD = 270.0  # degrees: places spread as far are shown on all of the world
ALL = (-168.0, -55.0, 190.0, 76.0)  # all of the world, cut where there is least land
LEAST = 18.0  # degrees: a smaller part of the world is not recognized
KNOWN, FEWEST = 2.0, 36.0  # degrees: what is smaller needs more of the world around it
ASIDE, ABOVE = 0.14, 0.09  # of its width and of its height, around the places
LOWEST, HIGHEST = 0.42, 0.8  # the height of a map, in parts of its width
LOWER = 0.28  # likewise, of a map that shall take less room
FLATTEST = 0.24  # likewise, of one whose height the page decides
STEPS = 8  # along each side of a box
DEGREE = 0.01745


@dataclass(frozen=True, slots=True)
class MapFrame:
    """A part of the world: a point of it in degrees becomes one in points on the page.

    `middle` is in degrees. `flat` says that the map goes around the world along the
    parallels, as far as half of it in each direction.
    """

    middle: Degrees
    flat: bool
    left: float
    top: float
    scale: float
    width: float
    height: float

    @property
    def projection(self) -> Projection:
        """How degrees are drawn flat."""
        return equal_earth(self.middle[0]) if self.flat else azimuthal(self.middle)

    def on_page(self, point: Point) -> Point:
        """Return where a projected point is, in points from the top left corner."""
        x, y = point
        return (x - self.left) * self.scale, (self.top - y) * self.scale

    def at(self, place: Degrees) -> Point:
        """Return where a place is, in points from the top left corner."""
        longitude, latitude = place
        if self.flat:
            longitude -= ROUND * round((longitude - self.middle[0]) / ROUND)
        return self.on_page(self.projection(longitude, latitude))


def frame(
    boxes: Sequence[Bounds], width: float, tallest: float, *, lower: bool = False
) -> MapFrame:
    """Return the part of the world around boxes, so wide in points and no higher.

    A `lower` map takes less room.
    """
    highest = min(HIGHEST, tallest / width)
    return _framed(boxes, width, (LOWER if lower else LOWEST, highest))


def framed(boxes: Sequence[Bounds], width: float, low: float) -> MapFrame:
    """Return the part of the world around boxes, of a height that the page decides.

    The map is as low as it may be where `low` is 1, and as high where it is 0.
    """
    part = HIGHEST - (HIGHEST - FLATTEST) * low
    return _framed(boxes, width, (part, part))


def _framed(
    boxes: Sequence[Bounds], width: float, part: tuple[float, float]
) -> MapFrame:
    """Return the part of the world around boxes, its height a part of its width."""
    west, east = _across(boxes)
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    if east - west > WORLD:
        west, south, east, north = ALL
        boxes = [ALL]
    middle = (west + east) / 2, (south + north) / 2
    points = [point for box in boxes for point in _along(box)]
    flat = any(apart(middle, point) > REGION for point in points)
    projection = equal_earth(middle[0]) if flat else azimuthal(middle)
    turned = (
        (x - ROUND * round((x - middle[0]) / ROUND), y) if flat else (x, y)
        for x, y in points
    )
    xs, ys = zip(*(projection(*each) for each in turned), strict=True)
    plane = (min(xs), min(ys), max(xs), max(ys))
    return _fitted(middle, plane, width, part, flat=flat)


def _across(boxes: Sequence[Bounds]) -> tuple[float, float]:
    """Return from where to where places are, without the widest gap between them."""
    spans = sorted((box[0] % ROUND, box[2] - box[0]) for box in boxes)
    first, length = spans[0]
    end, gap, start, last = first + length, -1.0, first, 0.0
    for west, wide in spans[1:]:
        if west - end > gap:
            gap, start, last = west - end, west, end
        end = max(end, west + wide)
    if spans[0][0] + ROUND - end >= gap:
        return first, end
    return start, last + ROUND


def _along(box: Bounds) -> Iterator[Degrees]:
    """Yield points along the sides of a box."""
    west, south, east, north = box
    parts = [at / STEPS for at in range(STEPS + 1)]
    for across, up in product(parts, parts):
        if across in {0.0, 1.0} or up in {0.0, 1.0}:
            yield west + (east - west) * across, south + (north - south) * up


def _fitted(
    middle: Degrees,
    plane: Bounds,
    width: float,
    parts: tuple[float, float],
    *,
    flat: bool,
) -> MapFrame:
    """Return a frame around a part of the plane, neither too flat nor too high."""
    left, bottom, right, top = plane
    least = LEAST if max(right - left, top - bottom) > KNOWN * DEGREE else FEWEST
    wide = max((right - left) * (1 + 2 * ASIDE), least * DEGREE)
    high = max((top - bottom) * (1 + 2 * ABOVE), least * DEGREE * LOWEST)
    lowest, highest = parts
    part = min(max(high / wide, lowest), highest)
    wide = max(wide, high / part)
    high = wide * part
    x, y = (left + right) / 2, (bottom + top) / 2
    scale = width / wide
    return MapFrame(
        middle, flat, x - wide / 2, y + high / 2, scale, width, high * scale
    )
