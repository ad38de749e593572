"""A series to horizontal bars: a name, a bar, and its amount right after it.

In a column that is too narrow for both, names and amounts stand above the bars.
"""

from briefgen.charts.canvas import Canvas
from briefgen.charts.headed_rows import lay_out as lay_out_headed
from briefgen.charts.headed_rows import write_heads
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import (
    LEAST,
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
THICK, THIN = 0.9, 0.6  # sizes of text: a bar below its name; where charts are low


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot one bar for each row, as long as its amount; none above the longest."""
    if is_narrow(request):
        return headed(series, request)
    words = tuple((row.words,) for row in series.rows)
    rows = lay_out(series, request, lambda *_: words)
    widest = max(request.measure(row.words, bold=True) for row in series.rows)
    room = max(request.width - rows.start - widest - GAP, LEAST)
    top = series.top

    def draw(canvas: Canvas) -> None:
        names(canvas, series, request, rows)
        base_line(canvas, request, rows)
        drawn_rows = zip(series.rows, rows.middles, strict=True)
        for number, (row, middle) in enumerate(drawn_rows):
            drawn = 0 < row.last <= top
            length = max(float(row.last / top) * room, LEAST) if drawn else 0.0
            color = request.fill(main=row.main, own=row.color)
            canvas.box((rows.start, middle), (length, rows.thickness), color)
            at, ink = (rows.start + length + GAP, middle), request.color("ink")
            bold = row.bold or (row.main and any(r.bold for r in series.rows))
            look = {"bold": bold, "color": ink, "says": LabelCell(number, 1)}
            write(canvas, request, (row.words,), at, **look)

    return Plot(rows.height, draw)


def headed(series: Series, request: ChartRequest) -> Plot:
    """Plot bars as wide as the chart below their names and amounts."""
    thick = request.size * (THIN if request.lower else THICK)
    rows, height = lay_out_headed(series, request, thick)
    top = series.top or 1

    def draw(canvas: Canvas) -> None:
        write_heads(canvas, request, rows)
        tip = thick / 2 if any(row.open for row in series.rows) else 0.0
        for each in rows:
            if not 0 < each.row.last <= top:
                continue
            whole = request.width - tip
            length = max(float(each.row.last / top) * whole, LEAST)
            color = request.fill(main=each.row.main, own=each.row.color)
            canvas.area(
                pointed((0.0, each.middle), length, thick, open_end=each.row.open),
                color,
            )

    return Plot(height, draw)


def pointed(
    at: tuple[float, float], length: float, thick: float, *, open_end: bool
) -> list[tuple[float, float]]:
    """Return the corners of a bar; an open end is a tip, as that of an arrow."""
    (x, middle), half = at, thick / 2
    end, top, bottom = x + length, middle - half, middle + half
    tip = [(end + half, middle)] if open_end else []
    return [(x, top), (end, top), *tip, (end, bottom), (x, bottom)]
