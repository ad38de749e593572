"""A chart's specification and a subject to a figure: finding, drawing, words, data."""

from briefgen import tree
from briefgen.charts.kinds import drawer
from briefgen.charts.plotted import plotted
from briefgen.charts.request import Request
from briefgen.charts.series import Row, Series, series
from briefgen.charts.specification import Chart, read
from briefgen.charts.telling import (
    alternative,
    description,
    inline,
    labels,
    scale,
    table,
)
from briefgen.errors import mistake

__all__ = ["Chart", "Request", "Row", "Series", "figure", "read"]


def figure(chart: Chart, request: Request) -> tree.Figure:
    """Make the figure of a chart.

    Raises BriefgenError for an unknown kind, a chart without data, or a custom kind
    that fails; view.Unreleased and budget.Spent pass.
    """
    draw = drawer(chart, request)
    request.trace.budget.spend("charts")
    found = series(chart, request)
    request.trace.budget.spend("rows", len(found.rows))
    drawing, besides = draw(found)
    return tree.Figure(
        name=chart.name,
        finding=_title(chart, found, request),
        drawing=drawing,
        alternative=alternative(found, chart.fields.kind, request),
        description=description(found, request),
        data=table(found, request),
        plot=plotted(found, chart.fields.kind, request),
        labels=labels(found),
        scale=scale(found, besides),
    )


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
