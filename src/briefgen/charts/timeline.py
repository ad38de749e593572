"""Initiatives over fiscal years: a bar from the first April 1 to the last March 31."""

from matplotlib.axes import Axes

from briefgen.charts.request import Request
from briefgen.charts.rows import Rows, names, write
from briefgen.charts.series import Series

ABOVE = 20.0  # points for the years above the rows
PAD = 7.0
YEARS = 12  # labels that fit side by side


def draw(axes: Axes, series: Series, request: Request, rows: Rows) -> None:
    """Draw a grid of years and one bar a row, with its period in words."""
    first = int(min(row.first for row in series.rows))
    last = int(max(row.last for row in series.rows))
    right = request.width - request.measure("2024")
    year = (right - rows.start) / (last - first)
    _grid(axes, request, rows, (first, last, year))
    names(axes, series, request, rows)
    for row, middle in zip(series.rows, rows.middles, strict=True):
        x = rows.start + (float(row.first) - first) * year
        length = float(row.last - row.first) * year
        axes.barh(
            middle,
            length,
            rows.thickness,
            x,
            color=request.color("accent"),
            linewidth=0,
        )
        _words(axes, request, row.words, (x, length, middle))


def _grid(
    axes: Axes, request: Request, rows: Rows, years: tuple[int, int, float]
) -> None:
    first, last, year = years
    step = -(-(last - first) // YEARS)
    for number in range(first, last + 1):
        x = rows.start + (number - first) * year
        axes.plot(
            (x, x),
            (ABOVE - 6, rows.height),
            color=request.color("rule"),
            linewidth=0.5,
            zorder=0,
        )
        if not (number - first) % step:
            half = request.measure(str(number)) / 2
            write(axes, request, str(number), x - half, ABOVE / 2 - 4, strong=False)


def _words(
    axes: Axes, request: Request, words: str, box: tuple[float, float, float]
) -> None:
    """Write the period inside its bar, or after it, or before it: where it fits."""
    x, length, middle = box
    wide = request.measure(words, bold=True)
    if wide + 2 * PAD <= length:
        paper = request.color("paper")
        write(axes, request, words, x + PAD, middle, bold=True, color=paper)
    elif x + length + PAD + wide <= request.width:
        write(axes, request, words, x + length + PAD, middle, bold=True)
    else:
        write(axes, request, words, max(0.0, x - PAD - wide), middle, bold=True)
