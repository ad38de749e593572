"""Horizontal bars: a name, a bar, and its amount right after it."""

from matplotlib.axes import Axes

from briefgen.charts.request import Request
from briefgen.charts.rows import Rows, names, write
from briefgen.charts.series import Series

GAP = 8.0  # between a name, its bar and its words
LEAST = 1.5  # points that a bar of something has at least


def draw(axes: Axes, series: Series, request: Request, rows: Rows) -> None:
    """Draw one bar a row, as long as its amount."""
    widest = max(request.measure(row.words, bold=True) for row in series.rows)
    room = request.width - rows.start - widest - GAP
    top = max(float(row.last) for row in series.rows) or 1.0
    names(axes, series, request, rows)
    for row, middle in zip(series.rows, rows.middles, strict=True):
        length = float(row.last) / top * room
        length = max(length, LEAST) if row.last else 0.0
        color = request.color("accent" if row.main else "neutral")
        axes.barh(middle, length, rows.thickness, rows.start, color=color, linewidth=0)
        write(
            axes, request, row.words, rows.start + length + GAP, middle, bold=row.main
        )
