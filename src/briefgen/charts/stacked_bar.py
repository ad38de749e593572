"""One bar of all parts, largest first; each part is named below, on a fine line."""

from matplotlib.axes import Axes

from briefgen.charts.request import Request
from briefgen.charts.rows import Rows, write
from briefgen.charts.series import Row, Series
from briefgen.style import channels

BAR = 24.0  # its thickness in points
PITCH = 17.0  # from one name to the next
GAP = 6.0
LIGHTEST = 0.72  # how far the last part goes to white


def height(series: Series, request: Request) -> float:
    """Give the height that the bar and its names need."""
    del request
    return BAR + GAP + PITCH * len(series.rows)


def draw(axes: Axes, series: Series, request: Request, rows: Rows) -> None:
    """Draw the parts from left to right, and a staircase of names below them."""
    del rows
    whole = float(sum(row.last for row in series.rows)) or 1.0
    edge, paper = 0.0, request.color("paper")
    edges = []
    for at, row in enumerate(series.rows):
        length = float(row.last) / whole * request.width
        color = _tint(request.accent, at / max(1, len(series.rows) - 1) * LIGHTEST)
        axes.barh(BAR / 2, length, BAR, edge, color=color, edgecolor=paper, linewidth=1)
        edge += length
        edges.append(edge)
    if _staircase_fits(series, request, edges):
        _staircase(axes, series, request, edges)
    else:
        _key(axes, series, request)


def _staircase_fits(series: Series, request: Request, edges: list[float]) -> bool:
    wide = (_wide(row, request) for row in series.rows)
    return all(width + GAP <= edge for width, edge in zip(wide, edges, strict=True))


def _staircase(
    axes: Axes, series: Series, request: Request, edges: list[float]
) -> None:
    """Name each part to the left of a line that falls from its right edge."""
    for at, (row, edge) in enumerate(zip(series.rows, edges, strict=True)):
        middle = BAR + GAP + PITCH * (at + 0.5)
        x = edge - 0.5
        rule = request.color("muted")
        axes.plot((x, x), (BAR, middle + 4), color=rule, linewidth=0.6, clip_on=False)
        _name(axes, request, row, x - GAP - _wide(row, request), middle)


def _key(axes: Axes, series: Series, request: Request) -> None:
    """Name the parts in their order beside a sample of their colour."""
    for at, row in enumerate(series.rows):
        middle = BAR + GAP + PITCH * (at + 0.5)
        color = _tint(request.accent, at / max(1, len(series.rows) - 1) * LIGHTEST)
        axes.barh(middle, 10, 10, 0, color=color, linewidth=0)
        _name(axes, request, row, 10 + GAP, middle)


def _name(axes: Axes, request: Request, row: Row, x: float, middle: float) -> None:
    write(axes, request, row.label, x, middle)
    after = x + request.measure(f"{row.label}  ")
    write(axes, request, row.words, after, middle, bold=True)


def _wide(row: Row, request: Request) -> float:
    words = request.measure(row.words, bold=True)
    return request.measure(f"{row.label}  ") + words


def _tint(color: str, part: float) -> str:
    """Mix a colour with white; `part` from 0 for none to 1 for all."""
    mixed = (round((each + (1 - each) * part) * 255) for each in channels(color))
    return "#" + "".join(f"{each:02x}" for each in mixed)
