"""A kind of chart and its series to a drawing.

A built-in kind draws on a canvas of ours; a custom one loads matplotlib.
"""

from importlib import import_module
from typing import TypeAlias, cast

from briefgen.charts.canvas import Canvas
from briefgen.charts.kinds import KINDS, ChartKind
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import Plot
from briefgen.charts.series_rows import Series
from briefgen.charts.specification import Chart
from briefgen.drawing import Drawing, TextMark
from briefgen.errors import mistake
from briefgen.reading.fields import meant

LONGER = 2  # times a short name: "pie" is like no long one
Drawn: TypeAlias = tuple[Drawing, tuple[str, ...]]  # with what it says besides its rows


def kind_of(chart: Chart, request: ChartRequest) -> ChartKind | None:
    """Return the built-in kind of a chart; None for one of the workspace's own.

    A kind of its own wins: it may be older than ours of the same name. Raises
    BriefgenError for an unknown kind.
    """
    name = chart.fields.kind
    if name in request.custom:
        return None
    if name in KINDS:
        return KINDS[name]
    message = f"unknown chart kind '{name}'"
    known = (*KINDS, *request.custom)
    own = (
        f"the kinds are {', '.join(known)}; a kind of your own"
        f" needs charts/{name}.py and `briefgen trust`"
    )
    near = [each for each in known if len(each) <= len(name) * LONGER]
    hint = meant(name, near) or own
    raise mistake(chart.place, message, "unknown-chart-kind", hint)


def plotted_by(kind: ChartKind, shown: Series, request: ChartRequest) -> Plot:
    """Plot a series as a built-in kind does."""
    module = import_module(f"briefgen.charts.{kind.module}")
    return cast("Plot", module.plot(shown, request))


def drawn(plot: Plot, request: ChartRequest) -> Drawn:
    """Return the drawing of a built-in kind."""
    canvas = Canvas()
    plot.draw(canvas)
    return canvas.drawing(request.width, plot.height), plot.scale


def drawn_by_code(chart: Chart, shown: Series, request: ChartRequest) -> Drawn:
    """Draw with the workspace's own code; digits that no row has are the scale.

    Raises BriefgenError for code that fails.
    """
    from briefgen.charts import custom

    function = request.custom[chart.fields.kind]
    drawing = custom.drawing(chart, function, shown, request)
    rows = "".join(
        f" {text} "
        for row in shown.rows
        for text in (row.label, row.words, *(cell.text for cell in row.cells))
    )
    texts = [mark.text for mark in drawing.marks if isinstance(mark, TextMark)]
    numbers = (text for text in texts if any(map(str.isdigit, text)))
    return drawing, tuple(text for text in numbers if f" {text} " not in rows)
