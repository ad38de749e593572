"""The rows of a chart to their layout: a name and words above a mark of the whole width.

So a chart needs no column of names, and fits beside others.
"""

from briefgen.charts.canvas import Canvas
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Lines, name_of, write
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.drawing import LabelCell
from briefgen.value_classes import dataclass

GAP = 10.0  # between a name and the words on its line
EDGE = 2.0  # points after words at the right edge: other programs set them wider
BELOW = 2.0  # points between words and their mark
AIR = 0.75  # sizes of text between a mark and the next name
CLOSE = 0.35  # the same where charts are low


@dataclass(frozen=True, slots=True)
class HeadedRow:
    """The layout of a row: its lines, where they begin, and the middle of its mark.

    `beside` says that its words end the first line, else they stand below its name.
    """

    row: SeriesRow
    name: Lines
    words: Lines
    beside: bool
    top: float
    middle: float


def lay_out(
    series: Series, request: ChartRequest, tall: float
) -> tuple[tuple[HeadedRow, ...], float]:
    """Return the layout of each row, whose marks are so tall, and the height of all."""
    pitch, y, rows = request.size * LEADING, 0.0, list[HeadedRow]()
    air = request.size * (CLOSE if request.lower else AIR)
    for row in series.rows:
        wide = request.measure(row.words, bold=row.main)
        beside = wide <= request.width / 2
        room = request.width - wide - EDGE - GAP if beside and wide else request.width
        name = request.wrap(row.label, room, bold=row.bold)
        words = request.wrap(row.words, request.width, bold=row.main)
        lines = len(name) if beside else len(name) + len(words)
        middle = y + lines * pitch + BELOW + tall / 2
        rows.append(HeadedRow(row, name, words, beside, y, middle))
        y = middle + tall / 2 + air
    return tuple(rows), y - air


def write_heads(
    canvas: Canvas, request: ChartRequest, rows: tuple[HeadedRow, ...]
) -> None:
    """Write names on the left, and words at the right end of the first line."""
    pitch = request.size * LEADING
    for number, each in enumerate(rows):
        row, color = each.row, request.color("ink" if each.row.main else "muted")
        bottom = each.top + len(each.name) * pitch
        at = (0.0, each.top + len(each.name) * pitch / 2)
        write(
            canvas,
            request,
            each.name,
            at,
            bold=row.bold,
            color=color,
            says=name_of(number),
        )
        if each.beside:
            wide = request.measure(row.words, bold=row.main)
            left = request.width - wide - EDGE
            place = (left, each.top + pitch / 2)
        else:
            place = (0.0, bottom + len(each.words) * pitch / 2)
        look = {"bold": row.main, "color": color, "says": LabelCell(number, 1)}
        write(canvas, request, each.words, place, **look)
