"""A period to its marks: solid where certain, hatched where possible, dashed."""

from collections.abc import Iterator

from briefgen.charts.canvas import Canvas
from briefgen.drawing import Point

STROKE = 0.8  # the width of the edges and hatches of what is not certain
HATCH = 4.5  # points from one hatch to the next
DASHES = (3.0, 2.0)
LEAST = 1.5  # points that a bar has at least

Ends = tuple[float, float]
Band = tuple[float, float]  # the middle of a bar, and how thick it is


def solid(canvas: Canvas, ends: Ends, band: Band, color: str) -> None:
    """Fill a bar."""
    canvas.box((ends[0], band[0]), (max(ends[1] - ends[0], LEAST), band[1]), color)


def hatched(canvas: Canvas, ends: Ends, band: Band, color: str) -> None:
    """Fill a bar with lines that rise to the right, inside its edges."""
    left, right = ends[0], max(ends[1], ends[0] + LEAST)
    top, bottom = band[0] - band[1] / 2, band[0] + band[1] / 2
    lines = [_frame((left, right), band), *_hatches(left, right, top, bottom)]
    canvas.strokes(lines, STROKE, color)


def dashed(canvas: Canvas, ends: Ends, band: Band, color: str) -> None:
    """Draw the edges of a period as dashes."""
    canvas.strokes([_frame(ends, band)], STROKE, color, DASHES)


def _frame(ends: Ends, band: Band) -> tuple[Point, ...]:
    (left, right), (middle, thick) = ends, band
    top, bottom = middle - (thick - STROKE) / 2, middle + (thick - STROKE) / 2
    left, right = left + STROKE / 2, right - STROKE / 2
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return (*corners, corners[0])


def _hatches(
    left: float, right: float, top: float, bottom: float
) -> Iterator[tuple[Point, Point]]:
    """Yield lines at 45 degrees, cut at the edges."""
    tall = bottom - top
    begin = left - tall + HATCH / 2
    while begin < right:
        low, high = max(0.0, left - begin), min(tall, right - begin)
        if high - low > STROKE:
            yield (begin + low, bottom - low), (begin + high, bottom - high)
        begin += HATCH
