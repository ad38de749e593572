"""Steps to a total: columns for a single increase, bars below each other for several.

What is derived is hatched; a line below says so, and how it is computed.
"""

from collections.abc import Sequence
from itertools import pairwise

from briefgen.charts import bar
from briefgen.charts.canvas import Canvas
from briefgen.charts.columns import DASHES, JOINT, color_of, plot_columns
from briefgen.charts.columns import lay_out as in_columns
from briefgen.charts.key_line import with_key
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEAST, Plot, RowLayout, lay_out, names, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.timeline_marks import hatched
from briefgen.drawing import LabelCell
from briefgen.languages.chart_sentences import chart_sentences_of

STEPS = 3  # before, increase, total: of a single increase
GAP = 8.0  # between a bar and its words


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot the steps, and below them how what is derived is drawn.

    Increases alone are bars.
    """
    if not any(row.derived for row in series.rows):
        return bar.plot(series, request)
    places = in_columns(series, request) if len(series.rows) == STEPS else None
    if places is None:
        plotted = _bars(series, request)
    else:
        plotted = plot_columns(series, request, places, joined=True)
    key = chart_sentences_of(request.words).keys["derived"]
    return with_key(plotted, (key,), request)


def _bars(series: Series, request: ChartRequest) -> Plot:
    """Plot a bar for each step, from where the last one ended."""
    words = tuple((row.words,) for row in series.rows)
    rows = lay_out(series, request, lambda *_: words)
    widest = max(request.measure(row.words, bold=True) for row in series.rows)
    room = max(request.width - rows.start - widest - GAP, LEAST)
    top = max(row.last for row in series.rows)

    def x(row: SeriesRow) -> tuple[float, float]:
        ends = (rows.start + float(end / top) * room for end in (row.first, row.last))
        left, right = ends
        return left, max(right, left + LEAST)

    def draw(canvas: Canvas) -> None:
        names(canvas, series, request, rows)
        _joints(canvas, request, [x(row) for row in series.rows], rows)
        ink = request.color("ink")
        drawn = zip(series.rows, rows.middles, strict=True)
        for number, (row, middle) in enumerate(drawn):
            (left, right), color = x(row), color_of(row, request)
            if row.derived:
                hatched(canvas, (left, right), (middle, rows.thickness), color)
            else:
                canvas.box((left, middle), (right - left, rows.thickness), color)
            at = (right + GAP, middle)
            look = {"bold": row.bold, "color": ink, "says": LabelCell(number, 1)}
            write(canvas, request, (row.words,), at, **look)

    return Plot(rows.height, draw)


def _joints(
    canvas: Canvas,
    request: ChartRequest,
    ends: Sequence[tuple[float, float]],
    rows: RowLayout,
) -> None:
    """Draw a line from the end of each bar down to the top of the next."""
    half, steps = rows.thickness / 2, pairwise(zip(ends, rows.middles, strict=True))
    lines = [
        ((end, y + half), (end, below - half)) for ((_, end), y), (_, below) in steps
    ]
    canvas.strokes(lines, JOINT, request.color("muted"), DASHES)
