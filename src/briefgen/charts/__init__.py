"""A chart's specification and a subject to a figure: finding, drawing, words, data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from matplotlib.axes import Axes

from briefgen import tree
from briefgen.charts import bar, reach, stacked_bar, timeline
from briefgen.charts import series as views
from briefgen.charts.recording import Unsupported, record
from briefgen.charts.request import Request
from briefgen.charts.rows import Rows, lay_out
from briefgen.charts.series import Series, table, told
from briefgen.charts.specification import Chart, read
from briefgen.drawing import Drawing
from briefgen.errors import mistake
from briefgen.reading.fields import meant

__all__ = ["Chart", "Request", "figure", "read"]

CUSTOM_HEIGHT = 200  # points, where the specification says none


@dataclass(frozen=True, slots=True)
class Kind:
    """A chart kind: its series, how it is drawn; `above` is room over its rows.

    `height` gives a height that does not come from its rows.
    """

    series: Callable[[Chart, Request], Series]
    draw: Callable[[Axes, Series, Request, Rows], None]
    above: float = 0.0
    height: Callable[[Series, Request], float] | None = None


KINDS: Mapping[str, Kind] = {
    "bar": Kind(views.funding, bar.draw),
    "stacked-bar": Kind(views.funding, stacked_bar.draw, height=stacked_bar.height),
    "timeline": Kind(views.periods, timeline.draw, timeline.ABOVE),
    "reach": Kind(views.reach, reach.draw),
}


def figure(chart: Chart, request: Request) -> tree.Figure:
    """Make the figure of a chart.

    Raises BriefgenError for an unknown kind, a chart without data, or a custom kind
    that fails.
    """
    kind = KINDS.get(chart.fields.kind) or _custom(chart, request)
    series = kind.series(chart, request)
    drawing = _drawing(chart, kind, series, request)
    finding = _title(chart, series, request)
    alternative, description = told(series, request)
    data = table(series, request.label)
    return tree.Figure(chart.name, finding, drawing, alternative, description, data)


def _drawing(chart: Chart, kind: Kind, series: Series, request: Request) -> Drawing:
    rows = lay_out(series, request, kind.above)
    height = kind.height(series, request) if kind.height else rows.height

    def draw(axes: Axes) -> None:
        kind.draw(axes, series, request, rows)

    try:
        return record(
            draw,
            request.width,
            float(chart.fields.height or height),
            request.look.faces.pdf,
        )
    except Unsupported as found:
        raise mistake(chart.place, str(found), "custom-chart") from None


def _title(chart: Chart, series: Series, request: Request) -> tree.Inlines:
    title = chart.fields.title
    if title is None:
        return (tree.Value(series.finding.text or ""),)
    try:
        words = title.by_language[title.language_of(request.trace.language)]
    except KeyError:
        language = request.trace.language
        message = f"the title of chart '{chart.name}' is missing in {language!r}"
        raise mistake(chart.place, message, "missing-translation") from None
    return (tree.Text(words),)


def _custom(chart: Chart, request: Request) -> Kind:
    name = chart.fields.kind
    if name not in request.custom:
        message = f"unknown chart kind '{name}'"
        hint = meant(name, (*KINDS, *request.custom))
        trust = f"a kind of your own stands in charts/{name}.py; run `briefgen trust .`"
        raise mistake(chart.place, message, "unknown-chart-kind", hint or trust)
    own = request.custom[name]

    def draw(axes: Axes, series: Series, _request: Request, _rows: Rows) -> None:
        axes.clear()
        axes.set_axis_on()
        axes.set_position((0.12, 0.16, 0.86, 0.8))
        try:
            own(axes, series)
        except Exception as found:  # noqa: BLE001 - a user's code may raise anything
            message = f"the chart kind '{name}' failed: {found}"
            raise mistake(chart.place, message, "custom-chart") from None

    return Kind(views.funding, draw, height=lambda *_: CUSTOM_HEIGHT)
