"""Amounts to columns on one line: each with its amount above and its name below.

A column may begin above the line, where another ends; a fine dashed line joins the two.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, LEAST, Lines, Plot, name_of, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.timeline_marks import hatched
from briefgen.drawing import LabelCell, Point
from briefgen.value_classes import dataclass

TALL, LOW = 104.0, 64.0  # points of the highest column; where charts are low
WIDEST = 96.0  # points of a column
FILLED = 0.68  # of the room of a column, that it takes
PAD = 4.0  # between a column and its words
APART = 6.0  # points between the words of two columns, at least
LINE = 0.8  # the width of the line that columns stand on
JOINT = 0.6  # of a line that joins two columns
DASHES = (3.0, 2.0)
MOST_LINES = 3  # of a name


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The layout of columns: their names in lines, their middles, and how wide they are.

    `top` is where the highest begins, and `tall` how high it is.
    """

    names: tuple[Lines, ...]
    middles: tuple[float, ...]
    thickness: float
    top: float
    tall: float
    height: float

    def y(self, part: float) -> float:
        """Return where a part of the highest column ends, in points from the top."""
        return self.top + self.tall * (1 - part)


def lay_out(series: Series, request: ChartRequest) -> ColumnLayout | None:
    """Return the layout, or None if the words of a column are wider than its room."""
    slot = request.width / len(series.rows)
    room = slot - APART
    if any(request.measure(row.words, bold=True) > room for row in series.rows):
        return None
    names = tuple(request.wrap(row.label, room, bold=True) for row in series.rows)
    broken = any(
        request.measure(word, bold=True) > room
        for row in series.rows
        for word in row.label.split(" ")
    )
    if broken or max(map(len, names)) > MOST_LINES:
        return None
    pitch = request.size * LEADING
    tall = LOW if request.lower else TALL
    thickness = min(slot * FILLED, WIDEST)
    middles = tuple(slot * (at + 0.5) for at in range(len(series.rows)))
    below = PAD + max(map(len, names)) * pitch
    return ColumnLayout(
        names, middles, thickness, pitch + PAD, tall, pitch + PAD + tall + below
    )


def plot_columns(
    series: Series, request: ChartRequest, places: ColumnLayout, *, joined: bool = False
) -> Plot:
    """Plot the columns; if `joined`, a line leads from each to the next."""
    top = max(row.last for row in series.rows) or 1
    parts = [(float(row.first / top), float(row.last / top)) for row in series.rows]

    def draw(canvas: Canvas) -> None:
        base = places.y(0.0)
        canvas.line(((0.0, base), (request.width, base)), LINE, request.color("ink"))
        if joined:
            _joints(canvas, request, places, parts)
        drawn = zip(series.rows, places.names, parts, strict=True)
        for at, (row, lines, ends) in enumerate(drawn):
            _column(canvas, request, row, (places, at, ends))
            below, look = (places.middles[at], base + PAD), {"bold": row.bold}
            centred(canvas, request, lines, below, says=name_of(at), **look)

    return Plot(places.height, draw)


def color_of(row: SeriesRow, request: ChartRequest) -> str:
    """Return the colour of a column: that of the chart's subject, or a neutral one."""
    return request.color("accent" if row.main else "neutral")


def _column(
    canvas: Canvas,
    request: ChartRequest,
    row: SeriesRow,
    place: tuple[ColumnLayout, int, tuple[float, float]],
) -> None:
    places, number, (first, last) = place
    middle = places.middles[number]
    low, high = places.y(first), places.y(last)
    left = middle - places.thickness / 2
    if row.last > row.first:
        tall = max(low - high, LEAST)
        band, color = ((low + high) / 2, tall), color_of(row, request)
        if row.derived:
            hatched(canvas, (left, left + places.thickness), band, color)
        else:
            canvas.box((left, band[0]), (places.thickness, tall), color)
    pitch = request.size * LEADING
    at = (middle, high - PAD - pitch)
    look = {"bold": row.bold, "says": LabelCell(number, 1)}
    centred(canvas, request, (row.words,), at, **look)


def _joints(
    canvas: Canvas,
    request: ChartRequest,
    places: ColumnLayout,
    parts: Sequence[tuple[float, float]],
) -> None:
    """Draw a line from the end of each column to the next that begins or ends there."""
    half = places.thickness / 2
    columns = pairwise(zip(parts, places.middles, strict=True))
    lines = [
        ((middle + half, places.y(last)), (after - half, places.y(last)))
        for ((_, last), middle), (_, after) in columns
    ]
    canvas.strokes(lines, JOINT, request.color("muted"), DASHES)


def centred(
    canvas: Canvas, request: ChartRequest, lines: Lines, at: Point, **look: Any
) -> None:
    """Write lines below each other, each in the middle of its column, from a top.

    `look` says whether they are bold, and what they are in the chart.
    """
    pitch, color = request.size * LEADING, request.color("ink")
    for number, line in enumerate(lines):
        left = at[0] - request.measure(line, bold=look["bold"]) / 2
        place = (left, at[1] + (number + 0.5) * pitch)
        write(canvas, request, (line,), place, color=color, **look)
