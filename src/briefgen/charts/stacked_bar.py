"""A series to one bar of all its parts, each named below it at a fine line."""

from collections.abc import Sequence
from itertools import accumulate

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import Plot, lay_out, names, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.style import channels, contrast

BAR = 24.0  # its thickness in points
PITCH = 17.0  # from one name to the next
GAP = 6.0
LINE = 0.6  # the width of a fine line
EDGE = 1.0  # of paper between two parts
THINNEST = GAP  # a part that is no wider is not told from those beside it
LIGHTEST = 0.75  # how far a part may go to white
DISTINCT = 3.0  # contrast of a part with the paper (WCAG 2.1, 1.4.11)


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot the parts from left to right, and their names in the same order.

    A name is left of a line that falls from the right edge of its part. If the names do
    not fit there, they are in a column before the bar.
    """
    ends = _ends(series.rows, request.width)
    wide = [_wide(row, request) + GAP for row in series.rows]
    if all(width <= end for width, end in zip(wide, ends, strict=True)):
        return _staircase(series, request, ends)
    return _column(series, request)


def _staircase(series: Series, request: ChartRequest, ends: Sequence[float]) -> Plot:
    def draw(canvas: Canvas) -> None:
        _parts(canvas, series, request, 0.0)
        for at, (row, end) in enumerate(zip(series.rows, ends, strict=True)):
            middle, x = BAR + GAP + PITCH * (at + 0.5), end - EDGE / 2
            if row.last:
                canvas.line(((x, BAR), (x, middle + 4)), LINE, request.color("muted"))
            left = x - GAP - _wide(row, request)
            _name(canvas, request, row, (left, middle))

    return Plot(BAR + GAP + PITCH * len(series.rows), draw)


def _column(series: Series, request: ChartRequest) -> Plot:
    words = tuple((row.words,) for row in series.rows)
    rows = lay_out(series, request, lambda *_: words, above=BAR + GAP)
    widest = max(request.measure(row.words, bold=True) for row in series.rows)
    start = min(rows.start + widest + GAP, request.width - BAR)

    def draw(canvas: Canvas) -> None:
        _parts(canvas, series, request, start)
        names(canvas, series, request, rows)
        edges = [0.0, *_ends(series.rows, request.width - start)]
        for at, (row, middle) in enumerate(zip(series.rows, rows.middles, strict=True)):
            left = rows.start + widest - request.measure(row.words, bold=row.main)
            _words(canvas, request, row, (left, middle))
            if row.last:
                x = start + (edges[at] + edges[at + 1]) / 2
                begin = rows.start + widest + GAP / 2
                fall = ((begin, middle), (x, middle), (x, BAR))
                canvas.line(fall, LINE, request.color("muted"))

    return Plot(rows.height, draw)


def _ends(rows: Sequence[SeriesRow], room: float) -> list[float]:
    whole = sum(row.last for row in rows) or 1
    return [float(end / whole) * room for end in accumulate(row.last for row in rows)]


def _parts(canvas: Canvas, series: Series, request: ChartRequest, start: float) -> None:
    """Draw the bar; paper is left between parts, and each is lighter than the last."""
    room = request.width - start
    if not any(row.last for row in series.rows):
        canvas.box((start, BAR / 2), (room, BAR), request.color("tint"))
    begin, edges = start, _ends(series.rows, room)
    for row, end, color in zip(
        series.rows, edges, colors(series.rows, request), strict=True
    ):
        length = start + end - begin
        paper = EDGE if length > 2 * EDGE and row is not series.rows[-1] else 0.0
        canvas.box((begin, BAR / 2), (length - paper, BAR), color)
        begin += length


def colors(rows: Sequence[SeriesRow], request: ChartRequest) -> list[str]:
    """Return the colours: the accent for the main part, or its tints if all are main.

    Themes that are all main have their own colours. The rest, which is never main, is neutral.
    """
    several = sum(row.main for row in rows)
    if several < sum(not row.others for row in rows):
        return [request.color("accent" if row.main else "neutral") for row in rows]
    neutral = request.color("neutral")
    if all(row.color or row.others for row in rows):
        return [row.color or neutral for row in rows]
    accent, paper = request.color("accent"), request.color("paper")
    parts = (LIGHTEST * at / 100 for at in range(100, -1, -1))
    tints = (part for part in parts if contrast(_tint(accent, part), paper) >= DISTINCT)
    lightest = next(tints, 0.0)
    steps = max(1, several - 1)
    tinted = [_tint(accent, lightest * at / steps) for at in range(several)]
    return [*tinted, *[neutral] * (len(rows) - several)]


def _tint(color: str, part: float) -> str:
    """Return a colour mixed with white; `part` is from 0 for none to 1 for all."""
    mixed = (round((each + (1 - each) * part) * 255) for each in channels(color))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _wide(row: SeriesRow, request: ChartRequest) -> float:
    name = request.measure(f"{row.label}  ", bold=row.bold)
    return name + request.measure(row.words, bold=row.main)


def _name(
    canvas: Canvas, request: ChartRequest, row: SeriesRow, at: tuple[float, float]
) -> None:
    color = request.color("ink" if row.main else "muted")
    write(canvas, request, (row.label,), at, bold=row.bold, color=color)
    after = at[0] + request.measure(f"{row.label}  ", bold=row.bold)
    _words(canvas, request, row, (after, at[1]))


def _words(
    canvas: Canvas, request: ChartRequest, row: SeriesRow, at: tuple[float, float]
) -> None:
    color = request.color("ink" if row.main else "muted")
    write(canvas, request, (row.words,), at, bold=row.main, color=color)
