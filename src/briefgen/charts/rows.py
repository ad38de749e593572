"""Where the rows of a chart stand: names on the left, bars beside them."""

from dataclasses import dataclass

from matplotlib.axes import Axes

from briefgen.charts.request import Request
from briefgen.charts.series import Series

NAMES = 0.4  # of the width: the most that names take
GAP = 10.0  # between the names and the bars
LEADING = 1.22  # of the lines of a name
PITCH = 1.55  # thickness of a bar, in sizes of its text
AIR = 6.5  # between two rows
X_HEIGHT = 0.36  # of the size: from the baseline to the middle of small letters


@dataclass(frozen=True, slots=True)
class Rows:
    """The layout of a chart's rows, in points from its top left corner."""

    lines: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    start: float
    thickness: float
    height: float


def lay_out(series: Series, request: Request, above: float = 0.0) -> Rows:
    """Break names into lines and put the rows under each other."""
    widest = request.width * NAMES
    lines = tuple(request.wrap(row.label, widest) for row in series.rows)
    start = max(request.measure(line) for each in lines for line in each) + GAP
    thickness = request.size * PITCH
    middles, y = [], above
    for each in lines:
        tall = max(thickness, len(each) * request.size * LEADING)
        middles.append(y + tall / 2)
        y += tall + AIR
    return Rows(lines, tuple(middles), start, thickness, y - AIR + 2)


def names(axes: Axes, series: Series, request: Request, rows: Rows) -> None:
    """Write the names, each in the middle of its row."""
    for row, lines, middle in zip(series.rows, rows.lines, rows.middles, strict=True):
        pitch = request.size * LEADING
        first = middle - (len(lines) - 1) * pitch / 2
        for at, line in enumerate(lines):
            write(
                axes,
                request,
                line,
                0.0,
                first + at * pitch,
                bold=False,
                strong=row.main,
            )


def write(  # noqa: PLR0913 - a text, where it stands and how it looks
    axes: Axes,
    request: Request,
    text: str,
    x: float,
    middle: float,
    *,
    bold: bool = False,
    strong: bool = True,
    color: str | None = None,
) -> None:
    """Write a line of text whose small letters are centred on `middle`."""
    axes.text(
        x,
        middle + request.size * X_HEIGHT,
        text,
        fontsize=request.size,
        fontweight="bold" if bold else "normal",
        color=color or request.color("ink" if strong else "muted"),
        va="baseline",
        ha="left",
    )
