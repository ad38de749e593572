"""People to rows of figures on one scale, each of which stands for as many people.

Of one group, women are filled figures and all others outlined ones. An arrow after a row
says that there may be more. A number too small for a figure has a small one, so that no
row looks like nobody.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from briefgen.charts.canvas import Canvas, circle
from briefgen.charts.headed_rows import HeadedRow, lay_out, write_heads
from briefgen.charts.key_line import with_key
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import Plot
from briefgen.charts.series_rows import Series
from briefgen.drawing import Close, LineTo, MoveTo, Point, Segment
from briefgen.languages.chart_sentences import chart_sentences_of
from briefgen.languages.sentences import sentences_of

TALL, LOW = 2.1, 1.6  # sizes of text: a figure; where charts are low
WIDE = 0.52  # of its height, from one figure to the next
PART = 0.5  # of its height: a figure for fewer than half as many people
MOST = 25  # figures in a row: more are no longer seen one by one
EDGE = 0.8  # the width of an outline
TEN = Decimal(10)
STEPS = (1, 2, 5)  # of each power of ten: how many people a figure stands for
HEAD = (0.0, 0.15, 0.13)  # the middle and the radius of the head, in heights
BODY = (  # from the left shoulder round, in heights
    *((-0.15, 0.62), (-0.15, 0.42), (-0.09, 0.34), (0.09, 0.34), (0.15, 0.42)),
    *((0.15, 0.62), (0.09, 0.64), (0.09, 1.0), (-0.09, 1.0), (-0.09, 0.64)),
)


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot a row of figures for each number, and say for how many people one stands."""
    tall = request.size * (LOW if request.lower else TALL)
    rows, height = lay_out(series, request, tall)
    pitch = tall * WIDE
    room = max(min(int(request.width / pitch) - 1, MOST), 1)
    step = _step(max(row.last for row in series.rows), room)

    def draw(canvas: Canvas) -> None:
        write_heads(canvas, request, rows)
        for each in rows:
            _figures(canvas, request, each, (tall, _rounded(each.row.last / step)))

    key = _key(series, request, step)
    return with_key(Plot(height, draw), key, request)


def _step(most: Decimal, room: int) -> int:
    """Return for how many people a figure stands, so that the longest row has room."""
    powers = map(TEN.__pow__, count())
    steps = (step * int(power) for power in powers for step in STEPS)
    return next(filter(lambda step: most <= step * room, steps))


def _rounded(number: Decimal) -> int:
    """Return how many figures are drawn, halves up."""
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


def _key(series: Series, request: ChartRequest, step: int) -> Iterator[str]:
    """Yield how a row is read: what is filled, what an arrow means, and the scale."""
    say = chart_sentences_of(request.words)
    if not all(row.main for row in series.rows):
        yield say.keys["women"]
    if any(row.open for row in series.rows):
        yield say.keys["open"]
    scale = say.one_figure(step)
    if any(row.last % step for row in series.rows):
        scale = sentences_of(request.words).series([scale, say.keys["rounded"]])
    yield scale
    if any(row.last and not _rounded(row.last / step) for row in series.rows):
        yield say.keys["part"]


def _figures(
    canvas: Canvas, request: ChartRequest, each: HeadedRow, size: tuple[float, int]
) -> None:
    """Draw the figures of a row as one mark: filled, or outlined if it is not main."""
    tall, number = size
    pitch, top = tall * WIDE, each.middle - tall / 2
    segments = tuple(
        segment
        for at in range(number)
        for segment in _figure(((at + 0.5) * pitch, top), tall)
    )
    if each.row.last and not number:
        small, number = tall * PART, 1
        segments = tuple(_figure((pitch / 2, top + tall - small), small))
    if each.row.main:
        canvas.shape(segments, fill=request.color("accent"))
    else:
        canvas.shape(segments, stroke=(request.color("muted"), EDGE))
    if each.row.open:
        left, half = number * pitch + pitch / 4, tall / 5
        up, down = each.middle - half, each.middle + half
        tip = ((left, up), (left + half, each.middle), (left, down))
        canvas.area(tip, request.color("muted"))


def _figure(at: Point, tall: float) -> Iterator[Segment]:
    """Yield the outline of a person whose head is below a point."""
    x, top = at
    middle, y, radius = (each * tall for each in HEAD)
    yield from circle((x + middle, top + y), radius)
    yield from _around([(x + dx * tall, top + dy * tall) for dx, dy in BODY])


def _around(corners: Sequence[Point]) -> Iterator[Segment]:
    yield MoveTo(corners[0])
    yield from map(LineTo, corners[1:])
    yield Close()
