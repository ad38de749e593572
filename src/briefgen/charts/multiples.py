"""Yearly amounts of several to small charts side by side, all on one scale.

Each says its name, its highest amount, and the first and the last year. So many series in
one chart would hide each other.
"""

from decimal import Decimal

from briefgen.charts.canvas import Canvas
from briefgen.charts.columns import LINE, PAD, centred
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, LEAST, Lines, Plot, name_of, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.units import scale_of
from briefgen.drawing import LabelCell
from briefgen.model import Money
from briefgen.value_classes import dataclass
from briefgen.view import Value

LEAST_WIDE = 12.5  # sizes of text: a small chart
BETWEEN = 20.0  # points between two of them, across
BELOW = 12.0  # and down
TALL, LOW = 44.0, 30.0  # points of the highest column; where charts are low
FILLED = 0.72  # of the room of a column, that it takes


@dataclass(frozen=True, slots=True)
class Panels:
    """Where small charts are: how many side by side, how wide each, how high its parts."""

    across: int
    wide: float
    names: tuple[Lines, ...]
    head: float
    tall: float
    pitch: float

    @property
    def high(self) -> float:
        """The height of one, in points."""
        return self.head + self.pitch + PAD + self.tall + PAD + self.pitch

    def at(self, number: int) -> tuple[float, float]:
        """Return the top left corner of one."""
        down, across = divmod(number, self.across)
        return across * (self.wide + BETWEEN), down * (self.high + BELOW)


def is_several(series: Series) -> bool:
    """Return whether a series has amounts of each year for several."""
    return len(series.head) > len(("name", "amount"))


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot a small chart for each row, its columns in the order of the years."""
    panels = _panels(series, request)
    moneys = [_money(cell) for row in series.rows for cell in row.cells]
    top, scale = max(money.amount for money in moneys), scale_of(moneys)
    peaks = [
        scale.numeral(max(map(_money, row.cells), key=_amount), request.words)
        for row in series.rows
    ]
    years = (series.head[1], series.head[-1])

    def draw(canvas: Canvas) -> None:
        for at, row in enumerate(series.rows):
            _name(canvas, request, (panels, at))
            _columns(canvas, request, row, (panels, at, top, peaks[at]))
            _years(canvas, request, years, (panels, at))

    rows = -(-len(series.rows) // panels.across)
    height = rows * (panels.high + BELOW) - BELOW
    return Plot(height, draw, (*dict.fromkeys(peaks), *years))


def _panels(series: Series, request: ChartRequest) -> Panels:
    least = LEAST_WIDE * request.size
    across = int((request.width + BETWEEN) // (least + BETWEEN))
    across = max(1, min(across, len(series.rows)))
    rows = -(-len(series.rows) // across)
    across = -(-len(series.rows) // rows)  # rows as full as they can be
    wide = (request.width - (across - 1) * BETWEEN) / across
    names = tuple(request.wrap(row.label, wide, bold=True) for row in series.rows)
    pitch = request.size * LEADING
    tall = LOW if request.lower else TALL
    return Panels(across, wide, names, max(map(len, names)) * pitch, tall, pitch)


def _name(canvas: Canvas, request: ChartRequest, of: tuple[Panels, int]) -> None:
    panels, number = of
    (left, top), lines = panels.at(number), panels.names[number]
    middle = top + len(lines) * panels.pitch / 2
    color = request.color("ink")
    look = {"bold": True, "color": color, "says": name_of(number)}
    write(canvas, request, lines, (left, middle), **look)


def _columns(
    canvas: Canvas,
    request: ChartRequest,
    row: SeriesRow,
    of: tuple[Panels, int, Decimal, str],
) -> None:
    """Draw the columns of one, and the number above its highest one."""
    panels, number, top, peak = of
    left, y = panels.at(number)
    base = y + panels.head + panels.pitch + PAD + panels.tall
    canvas.line(((left, base), (left + panels.wide, base)), LINE, request.color("ink"))
    slot, amounts = panels.wide / len(row.cells), [_money(c).amount for c in row.cells]
    best = amounts.index(max(amounts))
    for at, amount in enumerate(amounts):
        if not amount:
            continue
        tall = max(float(amount / top) * panels.tall, LEAST)
        start = left + (at + (1 - FILLED) / 2) * slot
        color = row.color or request.color("accent")
        canvas.box((start, base - tall / 2), (slot * FILLED, tall), color)
        if at == best:
            half = request.measure(peak) / 2
            middle = left + (at + 0.5) * slot
            middle = min(max(middle, left + half), left + panels.wide - half)
            above = (middle, base - tall - PAD - panels.pitch)
            centred(
                canvas, request, (peak,), above, bold=False, says=LabelCell(number, 1)
            )


def _years(
    canvas: Canvas,
    request: ChartRequest,
    years: tuple[str, str],
    of: tuple[Panels, int],
) -> None:
    """Write the first year on the left below the columns, the last on the right."""
    panels, number = of
    left, top = panels.at(number)
    middle = top + panels.high - panels.pitch / 2
    color = request.color("muted")
    right = left + panels.wide - request.measure(years[1])
    for year, x in zip(years, (left, right), strict=True):
        write(canvas, request, (year,), (x, middle), bold=False, color=color)


def _money(value: Value) -> Money:
    assert isinstance(value.raw, Money), "they are compared"
    return value.raw


def _amount(money: Money) -> Decimal:
    return money.amount
