"""Rows to a bar chart of Word's: names, bars and words share a scale of their own.

Word writes the names of an axis on its right, in one type. Here names are the labels of
a series without colour that stands before the bars, so that they begin on the left and
may be bold; the words are those of another one, after the bars. Formulas in the workbook
keep both as wide as they are when somebody changes an amount.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.drawing import ChartData
from briefgen.writers.docx.charts.bar_chart import bar_chart, hidden_axes, point
from briefgen.writers.docx.charts.labels import (
    labelled,
    name_labels,
    no_labels,
    row_labels,
)
from briefgen.writers.docx.charts.markup import (
    amounts,
    layout,
    shape,
    solid,
    texts,
    value,
)
from briefgen.writers.docx.charts.row_scale import AFTER, BEFORE, RowScale
from briefgen.writers.docx.charts.workbook import exact, number_format
from briefgen.writers.docx.parts.xml_text import Markup, element
from briefgen.writers.word_chart_layout import BarRows, ChartFrame


def row_area(
    plot: ChartData, where: BarRows, canvas: ChartFrame, scale: RowScale
) -> Iterator[Markup]:
    """Yield the parts of a plot area: its place, the three series, and their axes."""
    gap = (where.pitch / where.thickness - 1) * 100
    series = [
        _names(plot, canvas, scale),
        *_bases(plot),
        _bars(plot),
        _words(plot, canvas, scale),
    ]
    yield layout(x=0.0, y=0.0, inner=(1.0, 1.0))
    numbered = (
        element("c:ser", value("c:idx", at), value("c:order", at), *parts)
        for at, parts in enumerate(series)
    )
    yield bar_chart("bar", "percentStacked", numbered, gap)
    yield from hidden_axes(("maxMin", "l"), ("minMax", "t"), most="1")


def _names(plot: ChartData, canvas: ChartFrame, scale: RowScale) -> Sequence[Markup]:
    """Return the series before the bars, whose labels are the names."""
    return (
        texts("c:tx", f"${BEFORE}$1", [plot.rooms[0]]),
        shape(),
        value("c:invertIfNegative", "0"),
        name_labels(plot, canvas),
        _categories(plot),
        _cells(plot, BEFORE, [scale.before()[0]] * len(plot.bars)),
    )


def _bases(plot: ChartData) -> Iterator[Sequence[Markup]]:
    """Yield the series without colour on which bars stand, if any does."""
    if plot.base:
        yield (
            texts("c:tx", "$D$1", [plot.base]),
            shape(),
            value("c:invertIfNegative", "0"),
            no_labels(),
            _categories(plot),
            _cells(plot, "D", [bar.base for bar in plot.bars]),
        )


def _bars(plot: ChartData) -> Sequence[Markup]:
    """Return the bars; those that do not look like most state how they do.

    What is far above all others is not among them: a bar of it would be the whole chart.
    """
    drawn = [bar for bar in plot.bars if bar.drawn]
    colors = [bar.color for bar in plot.bars]
    most = max(colors, key=colors.count)
    return (
        texts("c:tx", "$B$1", [plot.head[1]]),
        shape(solid(most)),
        value("c:invertIfNegative", "0"),
        *(
            point(at, bar)
            for at, bar in enumerate(drawn)
            if bar.color != most or bar.hatched
        ),
        no_labels(),
        _categories(plot),
        _cells(plot, "B", [bar.amount for bar in drawn]),
    )


def _words(plot: ChartData, canvas: ChartFrame, scale: RowScale) -> Sequence[Markup]:
    """Return the series after the bars, whose labels are their words."""
    return (
        texts("c:tx", f"${AFTER}$1", [plot.rooms[1]]),
        shape(),
        value("c:invertIfNegative", "0"),
        row_labels(plot, canvas),
        _categories(plot),
        _cells(plot, AFTER, [scale.after(each, 0)[0] for each in plot.bars]),
        labelled(f"$C$2:$C${len(plot.bars) + 1}", [bar.words for bar in plot.bars]),
    )


def _categories(plot: ChartData) -> Markup:
    span = f"$A$2:$A${len(plot.bars) + 1}"
    return texts("c:cat", span, [bar.name for bar in plot.bars])


def _cells(plot: ChartData, column: str, listed: Sequence[Decimal]) -> Markup:
    span = f"${column}$2:${column}${len(listed) + 1}"
    return amounts("c:val", span, [exact(each) for each in listed], number_format(plot))
