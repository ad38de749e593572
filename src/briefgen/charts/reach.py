"""A series of people reached to bars; an open end means "at least" or "over"."""

from collections.abc import Sequence

from briefgen.charts.bar import headed, pointed
from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import (
    LEAST,
    Lines,
    Plot,
    base_line,
    is_narrow,
    lay_out,
    names,
    write,
)
from briefgen.charts.series_rows import Series
from briefgen.drawing import LabelCell

GAP = 8.0  # between a bar and its words
LONGEST = 0.36  # of the room beside the names: the longest bar; the rest is for words


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot one bar for each entry, with the people in words beside it."""
    if is_narrow(request):
        return headed(series, request)
    top = max(row.last for row in series.rows) or 1
    widest = max(request.measure(row.words, bold=True) for row in series.rows)

    def ends(start: float, thickness: float) -> list[tuple[float, float]]:
        """Return the length of each bar, and where its words begin."""
        beside = request.width - start - GAP - thickness / 2 - widest
        room = max(beside, (request.width - start) * LONGEST)
        lengths = (max(float(row.last / top) * room, LEAST) for row in series.rows)
        return [
            (length, start + length + GAP + (thickness / 2 if row.open else 0.0))
            for row, length in zip(series.rows, lengths, strict=True)
        ]

    def words(start: float, thickness: float) -> Sequence[Lines]:
        return [
            request.wrap(row.words, request.width - x, bold=True)
            for row, (_, x) in zip(series.rows, ends(start, thickness), strict=True)
        ]

    rows = lay_out(series, request, words)

    def draw(canvas: Canvas) -> None:
        names(canvas, series, request, rows)
        base_line(canvas, request, rows)
        ink, color = request.color("ink"), request.color("accent")
        bars = ends(rows.start, rows.thickness)
        drawn = zip(series.rows, rows.beside, rows.middles, bars, strict=True)
        for number, (row, lines, middle, (length, x)) in enumerate(drawn):
            at, thick = (rows.start, middle), rows.thickness
            canvas.area(pointed(at, length, thick, open_end=row.open), color)
            look = {"bold": False, "color": ink, "says": LabelCell(number, 1)}
            write(canvas, request, lines, (x, middle), **look)

    return Plot(rows.height, draw)
