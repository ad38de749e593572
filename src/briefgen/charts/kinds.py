"""A chart's specification to what draws its series: the table of kinds.

A built-in kind draws on a canvas of ours; a custom one loads matplotlib.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from briefgen.charts import (
    bar,
    icon_array,
    maps,
    profile,
    progress,
    reach,
    share_bar,
    slope,
    stacked_bar,
    timeline,
    waterfall,
)
from briefgen.charts.canvas import Canvas
from briefgen.charts.legible import BARS
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import Plot
from briefgen.charts.series_rows import Series
from briefgen.charts.specification import Chart, What
from briefgen.drawing import Drawing, Native, TextMark
from briefgen.errors import mistake
from briefgen.languages.sentences import Form
from briefgen.reading.fields import meant
from briefgen.value_classes import dataclass

LONGER = 2  # times a short name: "pie" is like no long one
Drawn: TypeAlias = tuple[Drawing, tuple[str, ...]]  # with what it says besides its rows


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A built-in kind: what it shows, how it is plotted, how Word can draw it natively.

    `form` is what sentences call it. A part that is smaller than `thinnest` of the whole
    is not told from those beside it. `fewest` rows say something; of fewer than
    `drawn_from`,
    a sentence says as much. No more than `most` are told apart.
    """

    shows: What
    plot: Callable[[Series, ChartRequest], Plot]
    native: Native | None = None
    form: Form = "chart"
    thinnest: float = 0.0
    fewest: int = 2
    drawn_from: int = 0
    most: int | None = None


KINDS: Mapping[str, ChartKind] = {
    "bar": ChartKind("funding", bar.plot, "bars", "bar", drawn_from=BARS),
    "stacked-bar": ChartKind(
        "funding",
        stacked_bar.plot,
        "parts",
        "stacked-bar",
        stacked_bar.THINNEST,
        drawn_from=BARS,
        most=stacked_bar.MOST,
    ),
    "share-of-funding": ChartKind("share", share_bar.plot, "share", "stacked-bar"),
    "timeline": ChartKind("periods", timeline.plot, form="timeline"),
    "reach": ChartKind("reach", reach.plot, "bars", "bar"),
    "icon-array": ChartKind("people", icon_array.plot, form="icon-array"),
    "map": ChartKind("places", maps.plot, form="map", fewest=1),
    "profile": ChartKind("profile", profile.plot, "columns", "profile"),
    "progress": ChartKind("results", progress.plot, form="progress", fewest=1),
    "slope": ChartKind("changes", slope.plot, form="slope", fewest=1),
    "waterfall": ChartKind(
        "increases", waterfall.plot, "columns", "waterfall", fewest=1, drawn_from=2
    ),
}


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
