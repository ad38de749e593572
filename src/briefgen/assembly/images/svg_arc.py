"""An elliptical arc of path data to cubic curves (SVG 1.1, F.6.5)."""

from collections.abc import Iterator
from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

from briefgen.drawing import CurveTo, LineTo, Point, Segment

QUARTER = pi / 2
NEARLY = 1e-9  # quarters; sums of angles are not exact


def arc(start: Point, numbers: list[float]) -> Iterator[Segment]:
    """Yield an arc from a point; `numbers` are the seven of its command."""
    wide, tall, turn, large, sweep, *end = numbers
    to = end[0], end[1]
    if start == to:
        return
    if not wide or not tall:
        yield LineTo(to)
        return
    turn = radians(turn)
    half = turned(((start[0] - to[0]) / 2, (start[1] - to[1]) / 2), -turn)
    far = max(hypot(half[0] / wide, half[1] / tall), 1.0)
    sides = abs(wide) * far, abs(tall) * far
    center = _center(half, sides, opposite=bool(large) == bool(sweep))
    shift = turned(center, turn)
    middle = (start[0] + to[0]) / 2 + shift[0], (start[1] + to[1]) / 2 + shift[1]
    begin, stop = (
        atan2((y - center[1]) / sides[1], (x - center[0]) / sides[0])
        for x, y in (half, (-half[0], -half[1]))
    )
    angle = (stop - begin) % (2 * pi)
    angle = angle if sweep else angle - 2 * pi
    steps = max(1, ceil(abs(angle) / QUARTER - NEARLY))

    def point(across: float, down: float) -> Point:
        x, y = turned((sides[0] * across, sides[1] * down), turn)
        return middle[0] + x, middle[1] + y

    for number in range(steps):
        a, b = (begin + angle * each / steps for each in (number, number + 1))
        reach = 4 / 3 * tan((b - a) / 4)
        yield CurveTo(
            point(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            point(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            point(cos(b), sin(b)) if number + 1 < steps else to,
        )


def _center(half: Point, sides: Point, *, opposite: bool) -> Point:
    """Return the centre of the ellipse, from the middle between both ends."""
    (x, y), (wide, tall) = half, sides
    spread = (wide * y) ** 2 + (tall * x) ** 2
    length = sqrt(max((wide * tall) ** 2 / spread - 1, 0.0))
    sign = -1 if opposite else 1
    return sign * length * wide * y / tall, -sign * length * tall * x / wide


def turned(point: Point, angle: float) -> Point:
    """Return a point turned around the origin."""
    x, y = point
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
