"""A chart's specification and a subject to a figure: finding, drawing, words, data."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from briefgen import tree
from briefgen.charts import bar, custom, reach, stacked_bar, timeline
from briefgen.charts.custom import PlainSeries
from briefgen.charts.plotted import plotted
from briefgen.charts.recording import record
from briefgen.charts.request import Request
from briefgen.charts.rows import Plot
from briefgen.charts.series import Row, Series, series
from briefgen.charts.specification import Chart, read
from briefgen.charts.telling import alternative, description, inline, labels, table
from briefgen.drawing import Drawing
from briefgen.errors import mistake
from briefgen.reading.fields import meant

__all__ = ["Chart", "PlainSeries", "Request", "Row", "Series", "figure", "read"]

Kind: TypeAlias = Callable[[Series, Request], Plot]

KINDS: Mapping[str, Kind] = {
    "bar": bar.plot,
    "stacked-bar": stacked_bar.plot,
    "timeline": timeline.plot,
    "reach": reach.plot,
}


def figure(chart: Chart, request: Request) -> tree.Figure:
    """Make the figure of a chart.

    Raises BriefgenError for an unknown kind, a chart without data, or a custom kind
    that fails; view.Unreleased passes.
    """
    draw = _kind(chart, request)
    found = series(chart, request)
    return tree.Figure(
        name=chart.name,
        finding=_title(chart, found, request),
        drawing=draw(found),
        alternative=alternative(found, chart.fields.kind, request),
        description=description(found, request),
        data=table(found, request),
        plot=plotted(found, chart.fields.kind, request),
        labels=labels(found),
    )


def _kind(chart: Chart, request: Request) -> Callable[[Series], Drawing]:
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


def _title(chart: Chart, found: Series, request: Request) -> tree.Inlines:
    title = chart.fields.title
    if title is None:
        return (inline(found.finding),)
    try:
        words = title.by_language[title.language_of(request.trace.language)]
    except KeyError:
        language = request.trace.language
        message = f"the title of chart '{chart.name}' is missing in {language!r}"
        raise mistake(chart.place, message, "missing-translation") from None
    return (tree.Text(words),)
