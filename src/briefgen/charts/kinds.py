"""The table of kinds of charts that are built in."""

from collections.abc import Mapping

from briefgen.charts.specification import What
from briefgen.drawing import Native
from briefgen.languages.sentences import Form
from briefgen.value_classes import dataclass

BARS = 3  # amounts of which a chart shows more than a sentence says
MOST = 6  # parts: the colours of more are not told apart
THINNEST = 0.012  # of the whole: a smaller part is not told from those beside it


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A built-in kind: what it shows, the `module` that plots it, how Word can draw it.

    `form` is what sentences call it. A part that is smaller than `thinnest` of the whole
    is not told from those beside it. `fewest` rows say something; of fewer than
    `drawn_from`,
    a sentence says as much. No more than `most` are told apart.
    """

    shows: What
    module: str
    native: Native | None = None
    form: Form = "chart"
    thinnest: float = 0.0
    fewest: int = 2
    drawn_from: int = 0
    most: int | None = None


KINDS: Mapping[str, ChartKind] = {
    "bar": ChartKind("funding", "bar", "bars", "bar", drawn_from=BARS),
    "stacked-bar": ChartKind(
        "funding",
        "stacked_bar",
        "parts",
        "stacked-bar",
        THINNEST,
        drawn_from=BARS,
        most=MOST,
    ),
    "share-of-funding": ChartKind("share", "share_bar", "share", "stacked-bar"),
    "timeline": ChartKind("periods", "timeline", form="timeline"),
    "reach": ChartKind("reach", "reach", "bars", "bar"),
    "icon-array": ChartKind("people", "icon_array", form="icon-array"),
    "map": ChartKind("places", "maps", form="map", fewest=1),
    "profile": ChartKind("profile", "profile", "columns", "profile"),
    "progress": ChartKind("results", "progress", form="progress", fewest=1),
    "slope": ChartKind("changes", "slope", form="slope", fewest=1),
    "waterfall": ChartKind(
        "increases", "waterfall", "columns", "waterfall", fewest=1, drawn_from=2
    ),
}
