"""Initiatives over fiscal years: a bar from the first April 1 to the last March 31."""

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import Request
from briefgen.charts.rows import LEAST, Plot, Rows, lay_out, names, write
from briefgen.charts.series import Row, Series

ABOVE = 20.0  # points for the years above the rows
LINE = 0.5  # the width of a line of the grid
TICK = 6.0  # by which the grid stands above the rows
PAD = 7.0  # between an end of a bar and its words
SPREAD = 1.6  # widths of a year's label from one to the next, at least
STEPS = (1, 2, 5, 10, 20, 50, 100)  # years from one label to the next


def plot(series: Series, request: Request) -> Plot:
    """Plot a grid of years and one bar a row, with its period in words."""
    words = tuple((row.words,) for row in series.rows)
    rows = lay_out(series, request, lambda *_: words, above=ABOVE)
    first = int(min(row.first for row in series.rows))
    last = max(int(max(row.last for row in series.rows)), first + 1)
    room = request.width - request.measure("2024") / 2 - rows.start
    year = room / (last - first)
    years = _shown(request, range(first, last + 1), year)

    def draw(canvas: Canvas) -> None:
        _grid(canvas, request, rows, years, year)
        names(canvas, series, request, rows)
        for row, middle in zip(series.rows, rows.middles, strict=True):
            x = rows.start + (float(row.first) - first) * year
            length = max(float(row.last - row.first) * year, LEAST)
            size = (length, rows.thickness)
            canvas.box((x, middle), size, request.color("accent"))
            _words(canvas, request, row, (rows.start, x, x + length, middle))

    return Plot(rows.height, draw, tuple(map(str, years)))


def _shown(request: Request, years: range, year: float) -> range:
    """Give the years that have room for their labels."""
    wide = request.measure("2024") * SPREAD
    return years[:: next((step for step in STEPS if step * year >= wide), len(years))]


def _grid(
    canvas: Canvas, request: Request, rows: Rows, years: range, year: float
) -> None:
    """Draw a fine line at the April 1 of each year that is shown."""
    for number in years:
        x = rows.start + (number - years[0]) * year
        ends = ((x, ABOVE - TICK), (x, rows.height))
        canvas.line(ends, LINE, request.color("rule"), behind=True)
        at = (x - request.measure(str(number)) / 2, ABOVE / 2 - PAD / 2)
        color = request.color("muted")
        write(canvas, request, (str(number),), at, bold=False, color=color)


def _words(
    canvas: Canvas, request: Request, row: Row, span: tuple[float, float, float, float]
) -> None:
    """Write the period in its bar, after it, or before it; else its years alone."""
    start, left, right, middle = span
    for words in (row.words, row.cells[0].text or ""):
        wide = request.measure(words, bold=True)
        if wide + 2 * PAD <= right - left:
            _write(canvas, request, words, (left + PAD, middle), "paper")
            return
        if right + PAD + wide <= request.width:
            _write(canvas, request, words, (right + PAD, middle), "ink")
            return
        if left - PAD - wide >= start:
            _write(canvas, request, words, (left - PAD - wide, middle), "ink")
            return


def _write(
    canvas: Canvas, request: Request, words: str, at: tuple[float, float], color: str
) -> None:
    """Write words; on paper they hide the grid."""
    if color == "ink":
        ground = (request.measure(words, bold=True) + 4, request.size * 1.2)
        canvas.box((at[0] - 2, at[1]), ground, request.color("paper"))
    write(canvas, request, (words,), at, bold=True, color=request.color(color))
