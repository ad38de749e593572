"""A series to the exact numbers of its chart, for a program that draws it itself."""

from briefgen.charts.request import Request
from briefgen.charts.series import Row, Series
from briefgen.charts.stacked_bar import colors
from briefgen.drawing import Bar, Plot


def plotted(series: Series, kind: str, request: Request) -> Plot | None:
    """Give the plot of a series; None for a kind that office programs cannot draw."""
    label = request.words.phrase("Label") or "Label"
    head = (series.head[0], series.head[1], label)
    match kind:
        case "bar" | "reach":
            fills = [_color(row, request) for row in series.rows]
        case "stacked-bar":
            fills = colors(series.rows, request)
        case _:
            return None
    bars = (
        Bar(row.label, row.last, row.words, fill, row.main)
        for row, fill in zip(series.rows, fills, strict=True)
    )
    return Plot("parts" if kind == "stacked-bar" else "bars", head, tuple(bars))


def _color(row: Row, request: Request) -> str:
    return request.color("accent" if row.main else "neutral")
