"""A chart's specification and a subject to a figure, or to less that says it better."""

from operator import attrgetter

from briefgen import tree
from briefgen.charts.columns import lay_out
from briefgen.charts.drawn import Drawn, drawn, drawn_by_code, kind_of, plotted_by
from briefgen.charts.funding_series import is_silent
from briefgen.charts.kinds import ChartKind
from briefgen.charts.legible import Limit, is_legible, limits
from briefgen.charts.multiples import is_several
from briefgen.charts.native_data import plotted
from briefgen.charts.request import ChartRequest
from briefgen.charts.series import series
from briefgen.charts.series_rows import Series
from briefgen.charts.shown_records import portfolio
from briefgen.charts.specification import Chart
from briefgen.charts.text_alternatives import (
    alternative,
    beside_labels,
    description,
    inline,
    labels,
    scale,
    table,
)
from briefgen.errors import mistake
from briefgen.languages.sentences import Form, sentences_of
from briefgen.view import Value


def blocks(chart: Chart, request: ChartRequest) -> tree.Blocks:
    """Return what a chart says: a figure, a table, a sentence, or nothing.

    Equal bars become a sentence, and what cannot be compared a table. A single bar, and
    bars in which nothing is found, are left out (decisions/0007). Of more bars than can
    be read, those are shown that count (decisions/0029). A kind of the workspace's own
    draws whatever has a row. Raises BriefgenError for an unknown kind, for a chart
    without anything to choose from, and for a custom kind that fails; view.Unreleased
    and budget.Spent pass through.
    """
    kind = kind_of(chart, request)
    request.trace.budget.spend("charts")
    if kind is not None:
        return _built_in(chart, kind, request)
    shown = _series(chart, request, None)
    if not shown.rows:
        return ()
    if chart.what == "funding" and not shown.comparable:
        return (table(shown, request, chart.name),)
    return (_figure(chart, shown, request, drawn_by_code(chart, shown, request)),)


def count_again(request: ChartRequest) -> None:
    """Count a chart that stands in a document once more, as if it were drawn anew.

    Raises budget.Spent if the document has too many.
    """
    request.trace.budget.spend("charts")
    for shown in request.series.values():
        request.trace.budget.spend("rows", shown.total)


def _built_in(chart: Chart, kind: ChartKind, request: ChartRequest) -> tree.Blocks:
    """Return a chart with as many rows as can be read."""
    if is_silent(chart, request):
        return ()
    steps = (step.capped(kind.most) for step in limits(request, kind.thinnest))
    if chart.fields.others:
        steps = (step.together() for step in steps)
    shown = _series(chart, request, next(steps))
    instead = _instead(chart, shown, kind, request)
    if instead is not None:
        return instead
    plot = plotted_by(kind, shown, request)
    while not is_legible(plot, request):
        tighter = next(steps, None)
        if tighter is None:
            break
        shown = _series(chart, request, tighter)
        plot = plotted_by(kind, shown, request)
    figure = _figure(chart, shown, request, drawn(plot, request), plot.notes)
    if shown.hidden is None:
        return (figure,)
    return figure, tree.Paragraph(_sentence(shown.hidden), "meta")


def _series(chart: Chart, request: ChartRequest, limit: Limit | None) -> Series:
    key = chart.name, limit
    if key not in request.series:
        request.series[key] = series(chart, request, limit)
    shown = request.series[key]
    request.trace.budget.spend("rows", shown.total)
    return shown


def _instead(
    chart: Chart, shown: Series, kind: ChartKind, request: ChartRequest
) -> "tree.Blocks | None":
    """Return what says more than a chart would; None if a chart does.

    Two bars say no more than a sentence, unless the chart's file gives them a title.
    """
    fewest, titled = kind.fewest, chart.fields.title is not None
    if shown.total < fewest:
        return ()
    if not shown.comparable:
        return (table(shown, request, chart.name),)
    if shown.alike or len(shown.rows) < (
        fewest if titled else max(fewest, kind.drawn_from)
    ):
        return (
            () if shown.finding is None else (tree.Paragraph(_sentence(shown.finding)),)
        )
    if shown.finding is None and not titled and fewest > 1:
        return ()
    return None


def _sentence(words: Value) -> tree.Inlines:
    return inline(words), tree.Text(".")


def _figure(
    chart: Chart,
    shown: Series,
    request: ChartRequest,
    drawn: Drawn,
    notes: tree.Inlines = (),
) -> tree.Figure:
    drawing, besides = drawn
    kind, title = kind_of(chart, request), _title(chart, shown, request)
    form = _form(kind, shown, request)
    native = kind.native if kind else None
    if form == "bar" and native == "columns":
        native = "bars"
    return tree.Figure(
        name=chart.name,
        finding=title,
        drawing=drawing,
        alternative=alternative(shown, form, request),
        description=description(shown, request),
        data=table(shown, request),
        plot=plotted(shown, native, request, drawing.height),
        labels=labels(shown),
        scale=scale(shown, besides, request),
        unit=_unit(shown, title, request),
        source=_joined(_source(chart, request), notes),
        beside=beside_labels(shown, form, request, (tree.plain(title), drawing)),
    )


def _form(kind: ChartKind | None, shown: Series, request: ChartRequest) -> Form:
    """Return what sentences call a chart.

    A profile without room for columns has bars, and so have increases alone.
    """
    if kind is None:
        return "chart"
    if kind.form == "waterfall" and not any(row.derived for row in shown.rows):
        return "bar"
    if kind.form == "profile" and is_several(shown):
        return "multiples"
    if kind.form == "profile" and lay_out(shown, request) is None:
        return "bar"
    return kind.form


def _joined(source: tree.Inlines, notes: tree.Inlines) -> tree.Inlines:
    """Return the lines below a chart as one."""
    between = (tree.Text(" "),) if source and notes else ()
    return (*source, *between, *notes)


def _source(chart: Chart, request: ChartRequest) -> tree.Inlines:
    """Return the line that says where a chart's numbers come from, if it is asked for."""
    stated = chart.fields.source
    if not (request.source if stated is None else stated):
        return ()
    source = attrgetter("source")(portfolio(request))
    if source is None:
        return ()
    label = sentences_of(request.words).item(request.phrase("Source"), "")
    return tree.Text(label), inline(attrgetter("title")(source)), tree.Text(".")


def _unit(shown: Series, title: tree.Inlines, request: ChartRequest) -> tree.Inlines:
    """Return what a chart measures and in which unit; its title is not said twice."""
    if shown.unit is None:
        return ()
    text, label = shown.unit.text or "", tree.plain(title)
    if shown.counted and text.casefold().startswith(f"{label.casefold()},"):
        return (inline(shown.unit.worded(request.words.capital(shown.counted))),)
    return (inline(shown.unit),)


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
