"""Results to bars in the frames of their targets: how far each has come.

All rows have one scale, the way to their target. A bar that goes far beyond it is cut,
and ends in an arrow.
"""

from briefgen.charts.canvas import Canvas
from briefgen.charts.headed_rows import lay_out, write_heads
from briefgen.charts.key_line import with_key
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEAST, Plot
from briefgen.charts.series_rows import Series
from briefgen.languages.chart_sentences import chart_sentences_of

THICK, THIN = 1.15, 0.85  # sizes of text: a bar; where charts are low
FARTHEST = 1.5  # times the target: a longer bar is cut
FRAME = 0.8  # the width of the edges of a frame
TICK = 2.0  # the width of the line that stands for a target
OVER = 3.0  # points by which it stands above and below the bar


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot a bar for each result, a frame up to its target, and a line at the target."""
    thick = request.size * (THIN if request.lower else THICK)
    rows, height = lay_out(series, request, thick + 2 * OVER)
    top = min(max(1.0, *(float(row.last) for row in series.rows)), FARTHEST)
    whole = (request.width - TICK) / top

    def draw(canvas: Canvas) -> None:
        write_heads(canvas, request, rows)
        accent, muted, ink = map(request.color, ("accent", "muted", "ink"))
        for each in rows:
            up, down = each.middle - thick / 2, each.middle + thick / 2
            frame = ((0.0, up), (whole, up), (whole, down), (0.0, down), (0.0, up))
            canvas.strokes([frame], FRAME, muted)
            _bar(canvas, float(each.row.last), whole, (each.middle, thick), accent)
            tick = ((whole, up - OVER), (whole, down + OVER))
            canvas.line(tick, TICK, ink)

    say = chart_sentences_of(request.words).keys
    beyond = any(row.last > FARTHEST for row in series.rows)
    entries = (say["target"], say["beyond"]) if beyond else (say["target"],)
    return with_key(Plot(height, draw), entries, request)


def _bar(
    canvas: Canvas, part: float, whole: float, band: tuple[float, float], color: str
) -> None:
    """Fill what is reached; what is cut ends in a tip."""
    middle, thick = band
    if not part:
        return
    if part <= FARTHEST:
        canvas.box((0.0, middle), (max(part * whole, LEAST), thick), color)
        return
    end, half = FARTHEST * whole, thick / 2
    neck = end - half
    up, down = middle - half, middle + half
    canvas.area(((0, up), (neck, up), (end, middle), (neck, down), (0, down)), color)
