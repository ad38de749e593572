"""A chart's specification to what draws its series: the table of kinds.

Drawing loads matplotlib, which takes longer than all else; see `charts.figure`.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from briefgen.charts import bar, custom, reach, stacked_bar, timeline
from briefgen.charts.recording import record
from briefgen.charts.request import Request
from briefgen.charts.rows import Plot
from briefgen.charts.series import Series
from briefgen.charts.specification import Chart
from briefgen.drawing import Drawing
from briefgen.errors import mistake
from briefgen.reading.fields import meant

Kind: TypeAlias = Callable[[Series, Request], Plot]

KINDS: Mapping[str, Kind] = {
    "bar": bar.plot,
    "stacked-bar": stacked_bar.plot,
    "timeline": timeline.plot,
    "reach": reach.plot,
}


def drawer(chart: Chart, request: Request) -> Callable[[Series], Drawing]:
    """Give what draws the series of a chart.

    Raises BriefgenError for an unknown kind; so does what it gives, for a custom kind
    that fails.
    """
    name = chart.fields.kind
    if name in KINDS:
        return lambda found: _drawn(KINDS[name](found, request), request)
    if name in request.custom:
        own = request.custom[name]
        return lambda found: custom.drawing(chart, own, found, request)
    message = f"unknown chart kind '{name}'"
    hint = meant(name, (*KINDS, *request.custom))
    trust = f"a kind of your own stands in charts/{name}.py; run `briefgen trust .`"
    raise mistake(chart.place, message, "unknown-chart-kind", hint or trust)


def _drawn(plot: Plot, request: Request) -> Drawing:
    size = (request.width, plot.height)
    return record(plot.draw, size, request.look.faces)
