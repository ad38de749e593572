"""A series to one bar of all its parts, from the top: beside it share, name and amount."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Lines, Plot, name_of, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.drawing import LabelCell, Point
from briefgen.style import channels, contrast
from briefgen.value_classes import dataclass

PART = 0.15  # of the width: the bar
WIDEST, NARROWEST = 74.0, 24.0  # points: the bar
TALLEST = 24.0  # points of the bar for each part, where names take less
HIGHEST = 150.0  # points of the bar in any case
GAP = 8.0  # between a share, a name and an amount
FAR = 28.0  # from the widest name to the widest amount, at most
AIR = 3.0  # points between two names
LEADER = 20.0  # points from the bar to the shares
ELBOW = 6.0  # points of a leader line that are level, at each end
LINE = 0.6  # the width of a fine line
EDGE = 1.0  # of paper between two parts
LIGHTEST = 0.75  # how far a part may go to white
DISTINCT = 3.0  # contrast of a part with the paper (WCAG 2.1, 1.4.11)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a bar's words are: lines of names, their middles, and the columns' edges.

    Shares end at `shares`, names begin at `names`, amounts end at `amounts`.
    """

    lines: tuple[Lines, ...]
    middles: tuple[float, ...]
    bar: float
    shares: float
    names: float
    amounts: float
    height: float


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot the parts from the top down, and a line from each to its words."""
    where = _lay_out(series, request)

    def draw(canvas: Canvas) -> None:
        _parts(canvas, series, request, where)
        middles = _middles(series.rows, where.height)
        for at, row in enumerate(series.rows):
            _words(canvas, request, row, (where, at))
            if row.last:
                canvas.line(
                    _leader(middles[at], where, at), LINE, request.color("muted")
                )

    return Plot(where.height, draw)


def _lay_out(series: Series, request: ChartRequest) -> _Layout:
    bar = min(max(request.width * PART, NARROWEST), WIDEST)
    shares = bar + LEADER + max(request.measure(r.part, bold=True) for r in series.rows)
    amounts = max(request.measure(row.words, bold=True) for row in series.rows)
    names = shares + GAP
    room = max(request.width - names - GAP - amounts, NARROWEST)
    lines = tuple(request.wrap(r.label, room, bold=r.bold) for r in series.rows)
    tall = [len(each) * request.size * LEADING + AIR for each in lines]
    height = sum(tall)
    if not request.lower:
        height = max(height, min(TALLEST * len(tall), HIGHEST))
    middles = _apart(_middles(series.rows, height), tall, height)
    widest = max(
        request.measure(line, bold=row.bold)
        for row, each in zip(series.rows, lines, strict=True)
        for line in each
    )
    end = min(names + widest + FAR + amounts, request.width)
    return _Layout(lines, tuple(middles), bar, shares, names, end, height)


def _middles(rows: Sequence[SeriesRow], height: float) -> list[float]:
    """Return the middle of each part, in points from the top."""
    ends = _ends(rows, height)
    return [(a + b) / 2 for a, b in zip([0.0, *ends], ends, strict=False)]


def _ends(rows: Sequence[SeriesRow], height: float) -> list[float]:
    whole = sum(row.last for row in rows) or 1
    return [float(end / whole) * height for end in accumulate(row.last for row in rows)]


def _apart(
    middles: Sequence[float], tall: Sequence[float], height: float
) -> Iterator[float]:
    """Yield the middles of words, as near to their parts as they do not collide."""
    tops, y = [], 0.0
    for middle, high in zip(middles, tall, strict=True):
        y = max(y, middle - high / 2)
        tops.append(y)
        y += high
    bottom = height
    for at in range(len(tops) - 1, -1, -1):
        tops[at] = bottom = min(tops[at], bottom - tall[at])
    for top, high in zip(tops, tall, strict=True):
        yield top + high / 2


def _parts(
    canvas: Canvas, series: Series, request: ChartRequest, where: _Layout
) -> None:
    """Draw the bar; paper is left between parts."""
    if not any(row.last for row in series.rows):
        size = (where.bar, where.height)
        canvas.box((0.0, where.height / 2), size, request.color("tint"))
    begin, edges = 0.0, _ends(series.rows, where.height)
    fills = colors(series.rows, request)
    for row, end, color in zip(series.rows, edges, fills, strict=True):
        length = end - begin
        paper = EDGE if length > 2 * EDGE and row is not series.rows[-1] else 0.0
        middle = begin + (length - paper) / 2
        if length:
            canvas.box((0.0, middle), (where.bar, length - paper), color)
        begin = end


def _leader(middle: float, where: _Layout, at: int) -> tuple[Point, ...]:
    """Return the line from a part to its words, level at both ends."""
    start, end = where.bar + EDGE, where.bar + LEADER - ELBOW / 2
    level = where.middles[at]
    return (
        (start, middle),
        (start + ELBOW, middle),
        (end - ELBOW, level),
        (end, level),
    )


def _words(
    canvas: Canvas, request: ChartRequest, row: SeriesRow, at: tuple[_Layout, int]
) -> None:
    where, number = at
    middle, ink = where.middles[number], request.color("ink")
    share = where.shares - request.measure(row.part, bold=True)
    amount = where.amounts - request.measure(row.words, bold=row.bold)
    words = (
        ((row.part,), share, True, LabelCell(number, 1)),
        (where.lines[number], where.names, row.bold, name_of(number)),
        ((row.words,), amount, row.bold, LabelCell(number, 2)),
    )
    for lines, left, bold, says in words:
        look = {"bold": bold, "color": ink, "says": says}
        write(canvas, request, lines, (left, middle), **look)


def colors(rows: Sequence[SeriesRow], request: ChartRequest) -> list[str]:
    """Return the colours: the accent for the main part alone, or one for each part.

    A part has the colour of its theme, or else a tint of the accent. The rest, which is
    never main, is neutral.
    """
    several = sum(row.main for row in rows)
    if several < sum(not row.others for row in rows):
        return [request.color("accent" if row.main else "neutral") for row in rows]
    tints = iter(_tints(several, request))
    return [
        request.color("neutral") if row.others else row.color or next(tints)
        for row in rows
    ]


def _tints(several: int, request: ChartRequest) -> list[str]:
    accent, paper = request.color("accent"), request.color("paper")
    parts = (LIGHTEST * at / 100 for at in range(100, -1, -1))
    tints = (part for part in parts if contrast(_tint(accent, part), paper) >= DISTINCT)
    lightest = next(tints, 0.0)
    steps = max(1, several - 1)
    return [_tint(accent, lightest * at / steps) for at in range(several)]


def _tint(color: str, part: float) -> str:
    """Return a colour mixed with white; `part` is from 0 for none to 1 for all."""
    mixed = (round((each + (1 - each) * part) * 255) for each in channels(color))
    return "#" + "".join(f"{each:02x}" for each in mixed)
