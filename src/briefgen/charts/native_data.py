"""A series to the exact numbers of its chart, for a program that draws it itself."""

from decimal import Decimal

from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series
from briefgen.charts.stacked_bar import colors
from briefgen.drawing import Bar, ChartData, Native


def plotted(
    series: Series, kind: Native | None, request: ChartRequest
) -> ChartData | None:
    """Return the numbers of a series, or None for a kind that Word cannot draw."""
    if kind is None:
        return None
    label = request.phrase("Label")
    if series.counted:
        label = f"{label}, {series.counted}"
    head = (series.head[0], series.head[1], label)
    parts = kind == "parts"
    fills = colors(series.rows, request) if parts else _colors(series, request)
    top = series.top
    bars = (
        Bar(
            row.label,
            _plain(row.last),
            row.words,
            fill,
            row.main,
            parts or row.last <= top,
        )
        for row, fill in zip(series.rows, fills, strict=True)
    )
    return ChartData(kind, head, tuple(bars), series.scale)


def _plain(amount: Decimal) -> Decimal:
    """Return an amount without needless decimals: equal ones are written alike."""
    whole = amount.quantize(Decimal(1))
    return whole if whole == amount else amount.normalize()


def _colors(series: Series, request: ChartRequest) -> list[str]:
    return [request.color("accent" if row.main else "neutral") for row in series.rows]
