"""Initiatives over fiscal years: bars of true length, hatched where they only may lie.

A bar whose first month is not known stands in the middle of the period that is stated
for it, which is dashed; a line below the rows says so.
"""

from collections.abc import Sequence
from typing import Any

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import Lines, Plot, lay_out, names, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.text_alternatives import legend
from briefgen.charts.timeline_axis import ABOVE, Axis, axis, draw_grid
from briefgen.charts.timeline_marks import Band, dashed, hatched, solid
from briefgen.charts.timeline_periods import Period
from briefgen.drawing import KeyEntry, LabelCell, Point

PAD = 7.0  # between an end of a bar and its words
PARTS = (1.0, 0.9, 0.8, 0.7, 0.6)  # of the room, that years have: as much as they can
LINES = 2  # of words beside a bar, for which years leave room
GROUND = 1.2  # of the size: the height of the paper behind words
EDGE = 2.0  # points of that paper beside them
SAMPLE = 20.0  # points of a sample in the legend
APART = 16.0  # points from one sample's words to the next sample
PITCH = 16.0  # points from one line of the legend to the next
STYLES = (solid, hatched, dashed)


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot a grid of fiscal years, and one bar for each row with its period in words."""
    spans = [row.span for row in series.rows if row.span is not None]

    def beside(start: float, _: float) -> Sequence[Lines]:
        years = _years(series, spans, start, request)
        return [_beside(row, years, request) for row in series.rows]

    rows = lay_out(series, request, beside, above=ABOVE)
    years = _years(series, spans, rows.start, request)
    key = _key(legend(series, request), request)
    height = rows.height + (key[-1][1][1] + PITCH if key else 0.0)

    colors = {request.fill(main=True, own=row.color) for row in series.rows}
    sample = colors.pop() if len(colors) == 1 else request.color("muted")

    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, request, years, rows.height)
        names(canvas, series, request, rows)
        drawn = zip(series.rows, spans, rows.beside, rows.middles, strict=True)
        for at, (row, span, lines, middle) in enumerate(drawn):
            color = request.fill(main=True, own=row.color)
            _bar(canvas, years, span, (middle, rows.thickness), color)
            place = _place(row, years, request), middle
            look = {"bold": row.bold, "says": LabelCell(at, 1)}
            _words(canvas, request, lines, place, **look)
        for number, (words, (x, y)) in enumerate(key):
            start = x, rows.height + y
            _sample(canvas, request, (number, words), start, sample)

    return Plot(height, draw, years.names(request))


def _years(
    series: Series, spans: Sequence[Period], start: float, request: ChartRequest
) -> Axis:
    """Return columns as wide as the room, if the words of all rows fit there, too."""
    room = request.width - start
    every = [axis(spans, start, room * part) for part in PARTS]
    wide = (
        years
        for years in every
        if all(len(_beside(row, years, request)) <= LINES for row in series.rows)
    )
    return next(wide, every[-1])


def _ends(row: SeriesRow, years: Axis) -> tuple[Point, Point]:
    """Return the ends of everything drawn of a row, and of its solid part."""
    span = row.span
    assert span is not None
    left, right = (years.x(month) for month in span.ends)
    inner = span.certain or (span.ends[0], span.ends[0])
    return (left, right), (years.x(inner[0]), years.x(inner[1]))


def _placed(
    row: SeriesRow, years: Axis, request: ChartRequest
) -> tuple[float, str] | None:
    """Return where words go: in their bar, after or before it; None without room."""
    wide = request.measure(row.words, bold=True)
    (left, right), (begin, end) = _ends(row, years)
    if wide + 2 * PAD <= end - begin:
        return begin + PAD, "paper"
    if right + PAD + wide <= request.width:
        return right + PAD, "ink"
    if left - PAD - wide >= years.start:
        return left - PAD - wide, "ink"
    return None


def _place(row: SeriesRow, years: Axis, request: ChartRequest) -> tuple[float, str]:
    """Return where words go; if they need several lines, that is after their bar."""
    _, right = _ends(row, years)[0]
    return _placed(row, years, request) or (right + PAD, "ink")


def _beside(row: SeriesRow, years: Axis, request: ChartRequest) -> Lines:
    if _placed(row, years, request) is not None:
        return (row.words,)
    x, _ = _place(row, years, request)
    return request.wrap(row.words, request.width - x, bold=True)


def _bar(canvas: Canvas, years: Axis, span: Period, band: Band, color: str) -> None:
    """Draw a bar: its certain part, the part around it, and the stated years."""
    if span.doubt == "start":
        dashed(canvas, (years.x(span.stated[0]), years.x(span.stated[1])), band, color)
    begin, end = span.certain or (span.bar[1], span.bar[1])
    for first, last in ((span.bar[0], begin), (end, span.bar[1])):
        if last > first:
            hatched(canvas, (years.x(first), years.x(last)), band, color)
    if span.certain:
        solid(canvas, (years.x(begin), years.x(end)), band, color)


def _words(
    canvas: Canvas,
    request: ChartRequest,
    lines: Lines,
    at: tuple[tuple[float, str], float],
    **look: Any,
) -> None:
    """Write words on paper that hides the grid."""
    (x, color), middle = at
    if color == "ink":
        widest = max(request.measure(line, bold=True) for line in lines)
        wide = min(widest + 2 * EDGE, request.width - x + EDGE)
        ground = (wide, request.size * GROUND * len(lines))
        canvas.box((x - EDGE, middle), ground, request.color("paper"))
    look["bold"] |= color == "paper"
    write(canvas, request, lines, (x, middle), color=request.color(color), **look)


def _key(entries: Sequence[str], request: ChartRequest) -> list[tuple[str, Point]]:
    """Return the lines of the legend, and where the sample of each entry begins."""
    placed: list[tuple[str, Point]] = []
    x, y = 0.0, PITCH
    for words in entries:
        wide = SAMPLE + PAD + request.measure(words)
        if placed and x + wide > request.width:
            x, y = 0.0, y + PITCH
        placed.append((words, (x, y)))
        x += wide + APART
    return placed


def _sample(
    canvas: Canvas,
    request: ChartRequest,
    entry: tuple[int, str],
    at: Point,
    color: str,
) -> None:
    """Draw the sample of a numbered legend entry, and write what it means."""
    (number, words), (x, y) = entry, at
    STYLES[number](canvas, (x, x + SAMPLE), (y, request.size), color)
    after, ink = (x + SAMPLE + PAD, y), request.color("muted")
    look = {"bold": False, "color": ink, "says": KeyEntry(number)}
    write(canvas, request, (words,), after, **look)
