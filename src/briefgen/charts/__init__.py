"""A chart's specification and a subject to a figure, or to less that says it better."""

from briefgen import tree
from briefgen.charts.chart_file import read
from briefgen.charts.kinds import KINDS, drawer
from briefgen.charts.native_data import plotted
from briefgen.charts.request import ChartRequest
from briefgen.charts.series import Series, SeriesRow, series
from briefgen.charts.specification import Chart
from briefgen.charts.text_alternatives import (
    alternative,
    description,
    inline,
    labels,
    scale,
    table,
)
from briefgen.drawing import Drawing
from briefgen.errors import mistake
from briefgen.view import Value

__all__ = ["Chart", "ChartRequest", "Series", "SeriesRow", "blocks", "read"]

FEWEST = 2  # bars of a chart that says something


def blocks(chart: Chart, request: ChartRequest) -> tree.Blocks:
    """Return what a chart says: a figure, a table, a sentence, or nothing.

    Equal bars become a sentence, and what cannot be compared a table. A single bar, and
    bars in which nothing is found, are left out (decisions/0007). A kind of the
    workspace's own draws whatever has a row. Raises BriefgenError for an unknown kind,
    for a chart without anything to choose from, and for a custom kind that fails;
    view.Unreleased and budget.Spent pass through.
    """
    draw = drawer(chart, request)
    request.trace.budget.spend("charts")
    shown = series(chart, request)
    request.trace.budget.spend("rows", len(shown.rows))
    if chart.fields.kind not in KINDS:
        return (_figure(chart, shown, request, draw(shown)),) if shown.rows else ()
    if len(shown.rows) < FEWEST:
        return ()
    if not shown.comparable:
        return (table(shown, request, chart.name),)
    if shown.alike:
        return () if shown.finding is None else (_sentence(shown.finding),)
    if shown.finding is None and chart.fields.title is None:
        return ()
    return (_figure(chart, shown, request, draw(shown)),)


def _sentence(finding: Value) -> tree.Paragraph:
    return tree.Paragraph((inline(finding), tree.Text(".")))


def _figure(
    chart: Chart,
    shown: Series,
    request: ChartRequest,
    drawn: tuple[Drawing, tuple[str, ...]],
) -> tree.Figure:
    drawing, besides = drawn
    kind = KINDS.get(chart.fields.kind)
    return tree.Figure(
        name=chart.name,
        finding=_title(chart, shown, request),
        drawing=drawing,
        alternative=alternative(shown, kind.form if kind else "chart", request),
        description=description(shown, request),
        data=table(shown, request),
        plot=plotted(shown, kind.native if kind else None, request),
        labels=labels(shown),
        scale=scale(shown, besides, request),
    )


def _title(chart: Chart, shown: Series, request: ChartRequest) -> tree.Inlines:
    title = chart.fields.title
    if title is None:
        return (
            (tree.Text(request.label),)
            if shown.finding is None
            else (inline(shown.finding),)
        )
    try:
        words = title.by_language[title.language_of(request.trace.language)]
    except KeyError:
        language = request.trace.language
        message = f"the title of chart '{chart.name}' is missing in {language!r}"
        raise mistake(chart.place, message, "missing-translation") from None
    return (tree.Text(words),)
