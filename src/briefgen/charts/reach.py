"""A series of people reached to bars; an open end means "at least" or "over"."""

from collections.abc import Sequence

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEAST, Lines, Plot, lay_out, names, write
from briefgen.charts.series_rows import Series

GAP = 8.0  # between a bar and its words
LONGEST = 0.36  # of the room beside the names: the longest bar; the rest is for words


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot one bar for each entry, with the people in words beside it."""
    top = max(row.last for row in series.rows) or 1

    def ends(start: float, thickness: float) -> list[tuple[float, float]]:
        """Return the length of each bar, and where its words begin."""
        room = (request.width - start) * LONGEST
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
        ink, color = request.color("ink"), request.color("accent")
        bars = ends(rows.start, rows.thickness)
        drawn = zip(series.rows, rows.beside, rows.middles, bars, strict=True)
        for row, lines, middle, (length, x) in drawn:
            corners = _bar(rows.start, middle, length, rows.thickness)
            if not row.open:
                del corners[2]
            canvas.area(corners, color)
            write(canvas, request, lines, (x, middle), bold=True, color=ink)

    return Plot(rows.height, draw)


def _bar(
    x: float, middle: float, length: float, thickness: float
) -> list[tuple[float, float]]:
    """Return the corners of a bar; the third is the tip of its open end."""
    half, end = thickness / 2, x + length
    top, bottom = middle - half, middle + half
    return [(x, top), (end, top), (end + half, middle), (end, bottom), (x, bottom)]
