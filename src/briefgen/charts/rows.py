"""The rows of a chart to their layout: names on the left, bars beside them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from briefgen import tree
from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series
from briefgen.drawing import LabelCell, TextMark
from briefgen.value_classes import dataclass

Lines: TypeAlias = tuple[str, ...]

GAP = 10.0  # between the names and the bars
LEADING = 1.22  # of the lines of a name
LEAST = 1.5  # points that a bar of something has at least
X_HEIGHT = 0.36  # of the size: from the baseline to the middle of small letters
TALL = 400.0  # points: above it rows are set closer
NARROW = 27.0  # sizes of text: in a narrower chart, names stand above bars
BASE = 0.8  # the width of the line from which bars begin
MOST_LINES = 3  # of a name: above it names get more width


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart ready to be drawn on a canvas of this height.

    `scale` is what it says besides its rows: the numbers of its grid. `notes` stand
    below it.
    """

    height: float
    draw: Callable[[Canvas], None]
    scale: tuple[str, ...] = ()
    notes: tree.Inlines = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """How close rows are: the names' part of the width; bar and gap in sizes of text."""

    names: float
    bar: float
    air: float


SETTINGS = (Setting(0.4, 1.55, 0.68), Setting(0.5, 1.55, 0.68), Setting(0.5, 1.2, 0.35))


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The layout of a chart's rows, in points from its top left corner.

    `names` and `beside` are the lines on the left and on the right of each row; bars
    begin at `start`.
    """

    names: tuple[Lines, ...]
    beside: tuple[Lines, ...]
    middles: tuple[float, ...]
    start: float
    thickness: float
    height: float


def lay_out(
    series: Series,
    request: ChartRequest,
    beside: Callable[[float, float], Sequence[Lines]],
    *,
    above: float = 0.0,
) -> RowLayout:
    """Break names into lines, and place the rows below each other.

    `beside` returns the lines beside the bars, from where bars begin and how thick they
    are. Long names get more width; many rows are set closer, too.
    """
    closeness = SETTINGS[-1:] if request.lower else SETTINGS
    settings = (_set(series, request, each, beside, above) for each in closeness)
    rows = next(settings)
    while rows.height > TALL or max(map(len, rows.names)) > MOST_LINES:
        closer = next(settings, None)
        if closer is None:
            break
        rows = closer
    return rows


def _set(
    series: Series,
    request: ChartRequest,
    setting: Setting,
    beside: Callable[[float, float], Sequence[Lines]],
    above: float,
) -> RowLayout:
    widest = request.width * setting.names
    names = tuple(request.wrap(row.label, widest) for row in series.rows)
    start = GAP + max(
        request.measure(line, bold=row.bold)
        for row, lines in zip(series.rows, names, strict=True)
        for line in lines
    )
    thickness, air = request.size * setting.bar, request.size * setting.air
    words = tuple(beside(start, thickness))
    middles, y = [], above
    for pair in zip(names, words, strict=True):
        tall = max(thickness, max(map(len, pair)) * request.size * LEADING)
        middles.append(y + tall / 2)
        y += tall + air
    return RowLayout(names, words, tuple(middles), start, thickness, y - air)


def is_narrow(request: ChartRequest) -> bool:
    """Return whether a chart has no room for names beside its bars."""
    return request.width < NARROW * request.size


def base_line(canvas: Canvas, request: ChartRequest, rows: RowLayout) -> None:
    """Draw the line from which all bars begin."""
    ends = ((rows.start, 0.0), (rows.start, rows.height))
    canvas.line(ends, BASE, request.color("ink"))


def names(
    canvas: Canvas, series: Series, request: ChartRequest, rows: RowLayout
) -> None:
    """Write the names, each in the middle of its row."""
    named = zip(series.rows, rows.names, rows.middles, strict=True)
    for number, (row, lines, middle) in enumerate(named):
        look = {"bold": row.bold, "color": request.color("ink")}
        write(canvas, request, lines, (0.0, middle), says=name_of(number), **look)


def name_of(row: int) -> LabelCell:
    """Return the label that names a row."""
    return LabelCell(row, 0, "row")


def write(
    canvas: Canvas,
    request: ChartRequest,
    lines: Lines,
    at: tuple[float, float],
    **look: Any,
) -> None:
    """Write lines to the right of a point, with their small letters centred on it.

    `look` is their colour, whether they are bold, and what they are in the chart.
    """
    x, middle = at
    pitch = request.size * LEADING
    first = middle + request.size * X_HEIGHT - (len(lines) - 1) * pitch / 2
    for number, line in enumerate(lines):
        place = x, first + number * pitch
        canvas.text(TextMark(line, place, request.size, **look))
