"""Changes to lines from what an indicator was at first to what it is.

The largest change stands out, by a thicker line and bold words. Every end has its number
beside it; words that would meet are moved apart, and a fine line leads to their end.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Lines, Plot, name_of, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.drawing import LabelCell, Point
from briefgen.languages.particulars import particulars_of
from briefgen.model import Number
from briefgen.value_classes import dataclass

TALL, LOW = 110.0, 80.0  # points from the highest end to the lowest; in low charts
PART = 0.34  # of the width: from one date to the other
GAP = 14.0  # between an end and its words
HEAD = 2.0  # sizes of text above the lines
FINE, PLAIN, THICK = 0.5, 1.1, 2.4  # the widths of lines
DOT = 2.2  # the radius of an end
CLEAR = 4.5  # points from an end to the line that leads to its words
MOVED = 3.0  # points: words that are moved farther have a line to their end
AIR = 3.0  # points between the words of two ends


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two dates: its place, and that of each end and of the words beside it.

    `text` is where the words end, on the left, or begin.
    """

    x: float
    text: float
    ends: tuple[float, ...]
    lines: tuple[Lines, ...]
    middles: tuple[float, ...]

    @property
    def on_left(self) -> bool:
        """Whether words stand on the left."""
        return self.text < self.x


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot a line for each row between two dates, and say what each end is."""
    before = _before(series, request)
    widest = max(request.measure(text, bold=True) for (text,) in before)
    left = max(widest, request.measure(series.head[1]) / 2) + GAP
    right = left + request.width * PART
    room = max(request.width - right - GAP, request.width / 4)
    after = tuple(
        request.wrap(f"{row.words}  {row.label}", room, bold=row.bold)
        for row in series.rows
    )
    top, pitch = request.size * HEAD, request.size * LEADING
    lines = sum(map(len, after))
    tall = max(LOW if request.lower else TALL, lines * (pitch + AIR))
    at = [_places(series, number, (top, tall)) for number in (0, 1)]
    sides = (
        Side(
            left, left - GAP, at[0], before, _apart(before, at[0], (top, tall), pitch)
        ),
        Side(
            right, right + GAP, at[1], after, _apart(after, at[1], (top, tall), pitch)
        ),
    )

    def draw(canvas: Canvas) -> None:
        _axes(canvas, request, series, sides, (top, top + tall))
        _lines(canvas, request, series, sides)
        for side in sides:
            _words(canvas, request, series, side)

    texts = (*series.head[1:3], *(text for (text,) in before))
    numbers = tuple(text for text in texts if any(map(str.isdigit, text)))
    return Plot(top + tall + pitch, draw, numbers)


def _before(series: Series, request: ChartRequest) -> tuple[Lines, ...]:
    """Return what each indicator was at first; of equal ones, the first alone says it."""
    say, raws = particulars_of(request.words), [row.cells[0].raw for row in series.rows]
    words = [say.digits(raw) if isinstance(raw, Number) else "" for raw in raws]
    return tuple(("" if text in words[:at] else text,) for at, text in enumerate(words))


def _places(
    series: Series, number: int, room: tuple[float, float]
) -> tuple[float, ...]:
    """Return how far from the top each end is, at the first date or the last."""
    every = [end for row in series.rows for end in (row.first, row.last)]
    high, low = max(every), min(every)
    span = (high - low) or Decimal(1)
    top, tall = room
    ends = ((row.first, row.last)[number] for row in series.rows)
    return tuple(top + float((high - end) / span) * tall for end in ends)


def _apart(
    words: Sequence[Lines],
    ends: Sequence[float],
    room: tuple[float, float],
    pitch: float,
) -> tuple[float, ...]:
    """Return the middles of words: their first lines as near to ends as they do not meet."""
    order = sorted(range(len(ends)), key=lambda at: (ends[at], at))
    high = [len(lines) * pitch + AIR if any(lines) else 0.0 for lines in words]
    middles, floor = list(ends), room[0] - pitch / 2 - AIR
    for at in order:
        wished = ends[at] + (len(words[at]) - 1) * pitch / 2
        middles[at] = max(wished, floor + high[at] / 2)
        floor = middles[at] + high[at] / 2
    ceiling = max(room[0] + room[1] + pitch / 2 + AIR, room[0] + sum(high))
    for at in reversed(order):
        middles[at] = min(middles[at], ceiling - high[at] / 2)
        ceiling = middles[at] - high[at] / 2
    return tuple(middles)


def _axes(
    canvas: Canvas,
    request: ChartRequest,
    series: Series,
    sides: Sequence[Side],
    room: tuple[float, float],
) -> None:
    """Draw the two dates, each with its name above."""
    for number, side in enumerate(sides):
        name = series.head[1 + number]
        ends = ((side.x, room[0]), (side.x, room[1]))
        canvas.line(ends, FINE, request.color("rule"), behind=True)
        wide = request.measure(name)
        left = side.x - wide / 2 if side.on_left else side.x - GAP
        at = (max(left, 0.0), request.size / 2)
        look = {"bold": False, "color": request.color("muted")}
        write(
            canvas,
            request,
            (name,),
            at,
            says=LabelCell(0, 1 + number, "column"),
            **look,
        )


def _lines(
    canvas: Canvas, request: ChartRequest, series: Series, sides: Sequence[Side]
) -> None:
    """Draw the lines, those of the largest change above all others."""
    drawn = sorted(enumerate(series.rows), key=lambda each: each[1].main)
    for at, row in drawn:
        color = request.color("accent" if row.main else "neutral")
        ends = [(side.x, side.ends[at]) for side in sides]
        canvas.line(ends, THICK if row.main else PLAIN, color)
        for end in ends:
            canvas.dot(end, DOT * (1.5 if row.main else 1.0), color)


def _words(canvas: Canvas, request: ChartRequest, series: Series, side: Side) -> None:
    """Write what each end is, and lead a line to words that are moved."""
    pitch, away = request.size * LEADING, -1 if side.on_left else 1
    placed = zip(series.rows, side.lines, side.ends, side.middles, strict=True)
    for number, (row, lines, end, middle) in enumerate(placed, start=1):
        first = middle - (len(lines) - 1) * pitch / 2
        if side.on_left:
            wide = max(request.measure(line, bold=row.bold) for line in lines)
            look = {"bold": row.bold, "color": _ink(row, request)}
            at = (side.text - wide, middle)
            write(canvas, request, lines, at, says=LabelCell(number, 1), **look)
        else:
            _ends(canvas, request, (number, row), (side.text, first), lines)
        if any(lines) and abs(first - end) > MOVED:
            fine = ((side.x + away * CLEAR, end), (side.text - away * 2.0, first))
            canvas.line(fine, FINE, request.color("muted"))


def _ends(
    canvas: Canvas,
    request: ChartRequest,
    numbered: tuple[int, SeriesRow],
    at: Point,
    lines: Lines,
) -> None:
    """Write what an indicator is at last, and after it its name, from a first line on."""
    number, row = numbered
    look = {"bold": row.bold, "color": _ink(row, request)}
    for line, (words, name) in enumerate(_parted(row.words, lines)):
        y = at[1] + line * request.size * LEADING
        write(canvas, request, (words,), (at[0], y), says=LabelCell(number, 2), **look)
        after = at[0] + request.measure(words, bold=row.bold)
        write(canvas, request, (name,), (after, y), says=name_of(number), **look)


def _parted(words: str, lines: Lines) -> Iterator[tuple[str, str]]:
    """Yield of each line what it has of the words it begins with, and the rest of it."""
    left = len("".join(words.split()))
    for line in lines:
        cut = 0
        while left and cut < len(line):
            left -= not line[cut].isspace()
            cut += 1
        cut = len(line) - len(line[cut:].lstrip())
        yield line[:cut], line[cut:]


def _ink(row: SeriesRow, request: ChartRequest) -> str:
    """Return the colour of the words of a row."""
    return request.color("ink" if row.main else "muted")
