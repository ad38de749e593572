"""A subject and all others to one level bar of two parts, each with its words below it."""

from collections.abc import Sequence

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import GAP, LEADING, LEAST, Lines, Plot, name_of, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.drawing import LabelCell
from briefgen.value_classes import dataclass

THICK, THIN = 2.2, 1.4  # sizes of text: the bar; where charts are low
EDGE = 2.0  # points of paper between the parts
BELOW = 4.0  # points between the bar and its words
LEFT, RIGHT = 0.4, 0.6  # of the width: where the words of the second part may begin
BETWEEN = 6.0  # points between an amount and a name in one line


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a part: where they begin, the amount, and the lines of the name."""

    left: float
    amount: str
    name: Lines


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot the two parts to scale, the subject's first; amounts and names below them.

    Where both have room in one line, a name stands after its amount, else below it.
    """
    thick = thickness(request)
    first, _ = series.rows
    whole = sum(row.last for row in series.rows)
    end = min(max(float(first.last / whole) * request.width, LEAST), request.width)
    level = _level(series, request, end)
    words = level or _stacked(series, request, end)
    lines = 1 if level else 1 + max(len(each.name) for each in words)
    pitch = request.size * LEADING

    def draw(canvas: Canvas) -> None:
        canvas.box((0.0, thick / 2), (end - EDGE / 2, thick), request.color("accent"))
        rest = request.width - end - EDGE / 2
        right = (end + EDGE / 2, thick / 2)
        canvas.box(right, (max(rest, LEAST), thick), request.color("neutral"))
        top = thick + BELOW + pitch / 2
        for at, (row, each) in enumerate(zip(series.rows, words, strict=True)):
            color, place = (
                request.color("accent" if row.main else "ink"),
                (each.left, top),
            )
            look = {"bold": True, "color": color, "says": LabelCell(at, 1)}
            write(canvas, request, (each.amount,), place, **look)
            if level:
                past = each.left + request.measure(each.amount, bold=True) + BETWEEN
                place = past, top
            else:
                place = each.left, top + pitch * (1 + len(each.name)) / 2
            look = {"bold": False, "color": request.color("ink"), "says": name_of(at)}
            write(canvas, request, each.name, place, **look)

    return Plot(thick + BELOW + lines * pitch, draw)


def thickness(request: ChartRequest) -> float:
    """Return how thick the bar is, in points."""
    return request.size * (THIN if request.lower else THICK)


def _level(series: Series, request: ChartRequest, end: float) -> Sequence[_Words]:
    """Return the words in one line; none if they do not fit."""
    widths = [
        request.measure(_amount(row), bold=True) + BETWEEN + request.measure(row.label)
        for row in series.rows
    ]
    second = min(end + EDGE / 2, request.width - widths[1])
    if widths[0] + GAP > second:
        return ()
    return [
        _Words(left, _amount(row), (row.label,))
        for row, left in zip(series.rows, (0.0, second), strict=True)
    ]


def _stacked(series: Series, request: ChartRequest, end: float) -> Sequence[_Words]:
    """Return the words in two columns, which begin near their parts."""
    second = min(max(end + EDGE / 2, request.width * LEFT), request.width * RIGHT)
    rooms = (second - GAP, request.width - second)
    return [
        _Words(left, _amount(row), request.wrap(row.label, room))
        for row, left, room in zip(series.rows, (0.0, second), rooms, strict=True)
    ]


def _amount(row: SeriesRow) -> str:
    return f"{row.words} ({row.part})"
