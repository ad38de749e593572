"""Outlines of countries to what is seen of them in a frame, in points on the page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import asin, cos, degrees, hypot, radians, sin
from typing import TypeAlias

from briefgen.charts.maps.frame import ROUND, MapFrame
from briefgen.charts.maps.shapes import Bounds, Ring, shapes
from briefgen.charts.sites import Degrees
from briefgen.drawing import Point

Outline: TypeAlias = tuple[Point, ...]
Inside: TypeAlias = Callable[[Point], float]  # above zero on the side that is kept

FINE = 0.35  # points: what is nearer to the point before it is not told apart
SPECK = 0.7  # points: a smaller island is not seen
CORNERS = 3  # that an area has at least
HALF = ROUND / 2


@lru_cache(8)  # both languages, and documents about the same places, show the same part
def outlines(frame: MapFrame) -> Mapping[str, tuple[Outline, ...]]:
    """Return the countries that a frame shows, by code, each with its outlines."""
    shows = _near(frame)
    every = (
        (code, tuple(_drawn(shape.rings, frame, shows)))
        for code, shape in shapes().items()
    )
    return {code: drawn for code, drawn in every if drawn}


def _near(frame: MapFrame) -> Callable[[Bounds], bool]:
    """Return what says of a box in degrees whether a frame may show some of it."""
    corners = ((x, y) for x in (0.0, frame.width) for y in (0.0, frame.height))
    plane = [
        (frame.left + x / frame.scale, frame.top - y / frame.scale) for x, y in corners
    ]
    if frame.flat:
        return lambda _: True
    far = max(hypot(*point) for point in plane)
    radius = degrees(2 * asin(min(far / 2, 1.0)))
    x, y = frame.middle
    wide = HALF
    if abs(y) + radius < HALF / 2:
        wide = degrees(asin(min(sin(radians(radius)) / cos(radians(y)), 1.0)))

    def shows(box: Bounds) -> bool:
        west, south, east, north = box
        if south > y + radius or north < y - radius:
            return False
        away = (west + east) / 2 - x
        away -= ROUND * round(away / ROUND)
        return abs(away) <= wide + (east - west) / 2

    return shows


def _drawn(
    rings: Sequence[Ring], frame: MapFrame, shows: Callable[[Bounds], bool]
) -> Iterator[Outline]:
    projection, on_page = frame.projection, frame.on_page
    for ring in rings:
        if not shows(ring.box):
            continue
        for points in _turned(ring, frame) if frame.flat else (ring.points,):
            flat = [on_page(projection(*point)) for point in points]
            outline = _coarse(_within(flat, frame))
            if len(outline) >= CORNERS and _size(outline) >= SPECK:
                yield outline


def _turned(ring: Ring, frame: MapFrame) -> Iterator[Sequence[Degrees]]:
    """Yield an outline wherever it is on a map that ends half around the world."""
    west, east = frame.middle[0] - HALF, frame.middle[0] + HALF
    for turn in (-ROUND, 0.0, ROUND):
        left, right = ring.box[0] + turn, ring.box[2] + turn
        if left >= east or right <= west:
            continue
        points: Sequence[Point] = [(x + turn, y) for x, y in ring.points]
        if left < west:
            points = _cut(points, lambda point: point[0] - west)
        if right > east:
            points = _cut(points, lambda point: east - point[0])
        yield points


def _within(points: Sequence[Point], frame: MapFrame) -> Sequence[Point]:
    """Return the part of an area that is in the frame (Sutherland and Hodgman)."""
    sides: tuple[Inside, ...] = (
        lambda point: point[0],
        lambda point: frame.width - point[0],
        lambda point: point[1],
        lambda point: frame.height - point[1],
    )
    for inside in sides:
        points = _cut(points, inside)
    return points


def _cut(points: Sequence[Point], inside: Inside) -> Sequence[Point]:
    """Return the part of an area on one side of a line."""
    depths = [inside(point) for point in points]
    if not points or min(depths) >= 0:
        return points
    if max(depths) <= 0:
        return ()
    kept: list[Point] = []
    before, deep = points[-1], depths[-1]
    for point, depth in zip(points, depths, strict=True):
        if (deep >= 0) != (depth >= 0):
            part = deep / (deep - depth)
            (a, b), (x, y) = before, point
            kept.append((a + (x - a) * part, b + (y - b) * part))
        if depth >= 0:
            kept.append(point)
        before, deep = point, depth
    return kept


def _coarse(points: Sequence[Point]) -> Outline:
    """Return an outline without the points that are too near to the one before."""
    kept = list(points[:1])
    for x, y in points[1:]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= FINE:
            kept.append((x, y))
    return tuple(kept)


def _size(outline: Outline) -> float:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return max(max(xs) - min(xs), max(ys) - min(ys))
