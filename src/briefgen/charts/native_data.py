"""A series to the exact numbers of its chart, for a program that draws it itself."""

from decimal import Decimal

from briefgen.charts.columns import color_of, lay_out
from briefgen.charts.multiples import is_several
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series
from briefgen.charts.share_bar import thickness
from briefgen.charts.stacked_bar import colors
from briefgen.charts.waterfall import STEPS
from briefgen.drawing import Bar, ChartData, Native
from briefgen.languages.chart_sentences import chart_sentences_of


def plotted(
    series: Series, kind: Native | None, request: ChartRequest, height: float
) -> ChartData | None:
    """Return the numbers of a series, or None for a kind that Word cannot draw.

    `height` is that of the drawing, in points. Columns that have no room are bars; where
    one stands on another, and small charts side by side, are a picture.
    """
    if kind is None:
        return None
    if kind == "columns":
        if is_several(series):
            return None
        places = lay_out(series, request)
        floating = any(row.first for row in series.rows)
        if floating and len(series.rows) > STEPS:  # they stand below each other
            return None
        if places is None:
            return None if floating else plotted(series, "bars", request, height)
        return _columns(series, request, (places.top / height, places.tall / height))
    label = request.phrase("Label")
    if series.counted:
        label = f"{label}, {series.counted}"
    head = (series.head[0], series.head[1], label)
    parts = kind in {"parts", "share"}
    fills = colors(series.rows, request) if parts else _colors(series, request)
    top = series.top
    bars = (
        Bar(
            row.label,
            _plain(row.last),
            f"{row.words} ({row.part})" if parts else row.words,
            fill,
            row.main,
            parts or row.last <= top,
            bold=row.bold,
            share=row.part if parts else "",
            open=row.open,
        )
        for row, fill in zip(series.rows, fills, strict=True)
    )
    area = (0.0, thickness(request) / height) if kind == "share" else (0.0, 1.0)
    rooms = request.phrase("Room for names"), request.phrase("Room for labels")
    return ChartData(kind, head, tuple(bars), series.scale, area, rooms=rooms)


def _columns(
    series: Series, request: ChartRequest, area: tuple[float, float]
) -> ChartData:
    """Return the numbers of columns, and how what is derived is drawn."""
    unit = f", {series.counted}" if series.counted else ""
    head = (series.head[0], series.head[1], f"{request.phrase('Label')}{unit}")
    derived = any(row.derived for row in series.rows)
    floating = any(row.first for row in series.rows)
    bars = tuple(
        Bar(
            row.label,
            _plain(row.last - row.first),
            row.words,
            color_of(row, request),
            row.main,
            base=_plain(row.first),
            hatched=row.derived,
            bold=row.bold,
        )
        for row in series.rows
    )
    key = chart_sentences_of(request.words).keys["derived"] if derived else ""
    base = request.phrase("Base") if floating else ""
    return ChartData("columns", head, bars, series.scale, area, key, base)


def _plain(amount: Decimal) -> Decimal:
    """Return an amount without needless decimals: equal ones are written alike."""
    whole = amount.quantize(Decimal(1))
    return whole if whole == amount else amount.normalize()


def _colors(series: Series, request: ChartRequest) -> list[str]:
    return [request.fill(main=row.main, own=row.color) for row in series.rows]
