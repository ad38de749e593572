"""People reached: a bar for each entry; an open end says "at least" or "over"."""

from matplotlib.axes import Axes

from briefgen.charts.request import Request
from briefgen.charts.rows import Rows, names, write
from briefgen.charts.series import Series

GAP = 8.0
SHORTEST = 0.3  # of the bars' room, kept for the longest bar


def draw(axes: Axes, series: Series, request: Request, rows: Rows) -> None:
    """Draw one bar an entry, with the people in words above... beside it."""
    room = request.width - rows.start
    widest = max(request.measure(row.words, bold=True) for row in series.rows)
    longest = max(room - widest - GAP, room * SHORTEST)
    top = max(float(row.last) for row in series.rows) or 1.0
    names(axes, series, request, rows)
    for row, middle in zip(series.rows, rows.middles, strict=True):
        length = max(float(row.last) / top * longest, 1.5)
        _bar(
            axes, request, (rows.start, middle, length, rows.thickness), open_=row.open
        )
        tip = rows.thickness / 2 if row.open else 0.0
        x = rows.start + length + tip + GAP
        lines = request.wrap(row.words, request.width - x, bold=True)
        first = middle - (len(lines) - 1) * request.size * 0.61
        for at, line in enumerate(lines):
            write(axes, request, line, x, first + at * request.size * 1.22, bold=True)


def _bar(
    axes: Axes, request: Request, box: tuple[float, float, float, float], *, open_: bool
) -> None:
    x, middle, length, thickness = box
    top, bottom = middle - thickness / 2, middle + thickness / 2
    end = x + length
    corners = [(x, top), (end, top), (end, bottom), (x, bottom)]
    if open_:
        corners.insert(2, (end + thickness / 2, middle))
    axes.fill(*zip(*corners, strict=True), color=request.color("accent"), linewidth=0)
