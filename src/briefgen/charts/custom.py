"""A kind of a trusted workspace: its function gets axes and a series, and may fail.

What it gets are words and numbers, which were read already: nothing leads from them to
the data, so it can draw nothing that its document may not show.
"""

import warnings
from collections.abc import Callable
from decimal import Decimal

from briefgen.charts.matplotlib_marks import record
from briefgen.charts.matplotlib_setup import Axes
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.specification import Chart
from briefgen.drawing import Drawing
from briefgen.errors import BriefgenError, mistake
from briefgen.value_classes import dataclass

HEIGHT = 200.0  # points, where the specification says none
MARGINS = (0.12, 0.16, 0.86, 0.8)  # of the figure: left, bottom, width, height


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row: its name, where its bar begins and ends, and the words beside it.

    `cells` are the row of the data table after its name. `main` and `bold` say how the
    row stands out, `open` that its amount is a lower bound.
    """

    label: str
    first: Decimal
    last: Decimal
    words: str
    cells: tuple[str, ...]
    main: bool
    bold: bool
    open: bool


@dataclass(frozen=True, slots=True)
class PlainSeries:
    """The rows of a chart, the sentence found in them, if any, and their table's head.

    `unit` is the one unit of the words beside bars; it is printed above the drawing.
    `size` is the size of the chart's text in points, and colours are `#rrggbb`: without
    them matplotlib would choose its own.
    """

    rows: tuple[PlainRow, ...]
    finding: str
    head: tuple[str, ...]
    unit: str
    size: float
    ink: str
    accent: str
    neutral: str


def drawing(
    chart: Chart,
    function: Callable[..., object],
    series: Series,
    request: ChartRequest,
) -> Drawing:
    """Return what a function `draw(axes, series)` draws, on axes with ticks and spines.

    An exception, and what cannot become vector marks, is a mistake; a warning of the
    function is ignored.
    """
    rows = tuple(map(_plain, series.rows))
    finding = "" if series.finding is None else series.finding.text or ""
    ink, accent, neutral = map(request.color, ("ink", "accent", "neutral"))
    look = (request.size, ink, accent, neutral)
    plain = PlainSeries(rows, finding, series.head, series.counted, *look)

    def draw(axes: Axes) -> None:
        axes.set_position(MARGINS)
        axes.tick_params(labelsize=request.size)
        axes.set_prop_cycle(color=(accent, neutral))
        function(axes, plain)

    height = float(chart.fields.height or HEIGHT)
    faces = request.look.faces
    try:
        with warnings.catch_warnings(action="ignore"):
            return record(draw, (request.width, height), faces)
    except BriefgenError:
        raise
    except (Exception, SystemExit) as error:
        reason = str(error) or type(error).__name__
        message = f"the chart kind '{chart.fields.kind}' failed: {reason}"
        raise mistake(chart.place, message, "custom-chart") from error


def _plain(row: SeriesRow) -> PlainRow:
    cells = tuple(cell.text or "" for cell in row.cells)
    look = (row.main, row.bold, row.open)
    return PlainRow(row.label, row.first, row.last, row.words, cells, *look)
