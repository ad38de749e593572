"""A series to horizontal bars: a name, a bar, and its amount right after it."""

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEAST, Plot, lay_out, names, write
from briefgen.charts.series_rows import Series

GAP = 8.0  # between a bar and its words


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot one bar for each row, as long as its amount; none above the longest."""
    words = tuple((row.words,) for row in series.rows)
    rows = lay_out(series, request, lambda *_: words)
    widest = max(request.measure(row.words, bold=True) for row in series.rows)
    room = max(request.width - rows.start - widest - GAP, LEAST)
    top = series.top

    def draw(canvas: Canvas) -> None:
        names(canvas, series, request, rows)
        for row, middle in zip(series.rows, rows.middles, strict=True):
            drawn = 0 < row.last <= top
            length = max(float(row.last / top) * room, LEAST) if drawn else 0.0
            color = request.color("accent" if row.main else "neutral")
            canvas.box((rows.start, middle), (length, rows.thickness), color)
            end = rows.start + length + GAP
            ink = request.color("ink" if row.main else "muted")
            write(
                canvas, request, (row.words,), (end, middle), bold=row.main, color=ink
            )

    return Plot(rows.height, draw)
