"""Columns to a bar chart of Word's that stands upright, each from zero or from a base.

Where a column begins above zero, a series without colour is below it. What explains the
columns stands where the title of their axis would.
"""

from collections.abc import Iterator

from briefgen.drawing import ChartData
from briefgen.writers.docx.charts.bar_chart import (
    AMOUNTS,
    CATEGORIES,
    LINE,
    bar_chart,
    hidden_amounts,
    point,
    text_type,
    unmarked,
)
from briefgen.writers.docx.charts.labels import column_labels, labelled
from briefgen.writers.docx.charts.markup import (
    amounts,
    layout,
    no_line,
    shape,
    solid,
    texts,
    type_of,
    value,
)
from briefgen.writers.docx.charts.workbook import exact, number_format
from briefgen.writers.docx.parts.markup import emu
from briefgen.writers.docx.parts.xml_text import Markup, element
from briefgen.writers.word_chart_layout import ChartFrame, UprightBars

KEY = 1.6  # sizes of text: a line of what explains the columns, with the air around it


def column_area(
    plot: ChartData, where: UprightBars, canvas: ChartFrame
) -> Iterator[Markup]:
    """Yield the parts of a plot area: its place, the columns, and their axes."""
    floating = any(bar.base for bar in plot.bars)
    series = [_columns(plot, where, canvas, floating=floating)]
    if floating:
        series.insert(0, _bases(plot))
    gap = (where.slot / where.thickness - 1) * 100
    yield layout(x=0.0, y=where.top, inner=(1.0, where.tall))
    grouping = "stacked" if floating else "clustered"
    yield bar_chart("col", grouping, series, gap, stacked=floating)
    yield from _axes(plot, canvas)


def _bases(plot: ChartData) -> Markup:
    """Return the series without colour on which columns stand."""
    last = len(plot.bars) + 1
    bases = [exact(bar.base) for bar in plot.bars]
    return element(
        "c:ser",
        value("c:idx", 1),
        value("c:order", 0),
        texts("c:tx", "$D$1", [plot.base]),
        shape(),
        value("c:invertIfNegative", "0"),
        texts("c:cat", f"$A$2:$A${last}", [bar.name for bar in plot.bars]),
        amounts("c:val", f"$D$2:$D${last}", bases, number_format(plot)),
    )


def _columns(
    plot: ChartData, where: UprightBars, canvas: ChartFrame, *, floating: bool
) -> Markup:
    last = len(plot.bars) + 1
    exactly = [exact(bar.amount) for bar in plot.bars]
    return element(
        "c:ser",
        value("c:idx", 0),
        value("c:order", int(floating)),
        texts("c:tx", "$B$1", [plot.head[1]]),
        shape(solid(plot.bars[0].color)),
        value("c:invertIfNegative", "0"),
        *(point(at, bar) for at, bar in enumerate(plot.bars)),
        column_labels(plot, canvas, where.shifts if floating else ()),
        texts("c:cat", f"$A$2:$A${last}", [bar.name for bar in plot.bars]),
        amounts("c:val", f"$B$2:$B${last}", exactly, number_format(plot)),
        labelled(f"$C$2:$C${last}", [bar.words for bar in plot.bars]),
    )


def _axes(plot: ChartData, canvas: ChartFrame) -> Iterator[Markup]:
    """Yield the axes: names below a line, and amounts that nothing shows."""
    palette = canvas.look.palette
    top = max(bar.base + bar.amount for bar in plot.bars)
    yield element(
        "c:catAx",
        value("c:axId", CATEGORIES),
        element("c:scaling", value("c:orientation", "minMax")),
        value("c:delete", "0"),
        value("c:axPos", "b"),
        _key(plot, canvas),
        *unmarked("low"),
        shape(element("a:noFill"), element("a:ln", solid(palette.ink), w=emu(LINE))),
        text_type(canvas),
        value("c:crossAx", AMOUNTS),
        value("c:crosses", "autoZero"),
        value("c:auto", "0"),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", "100"),
        value("c:tickLblSkip", "1"),
        value("c:noMultiLvlLbl", "1"),
    )
    yield hidden_amounts("minMax", "l", exact(top))


def _key(plot: ChartData, canvas: ChartFrame) -> Markup | None:
    """Return what explains the columns, on the left below them; None for nothing."""
    if not plot.key:
        return None
    muted = type_of("a:rPr", canvas.size, canvas.look.palette.muted, bold=False)
    words = element("a:r", muted, element("a:t", plot.key))
    box = Markup(element("a:bodyPr") + element("a:lstStyle"))
    paragraph = element("a:p", element("a:pPr", algn="l"), words)
    below = (
        1 - canvas.size * len(canvas.wrap(plot.key, canvas.width)) * KEY / canvas.height
    )
    place = (("xMode", "edge"), ("yMode", "edge"), ("x", "0"), ("y", f"{below:.5f}"))
    manual = (value(f"c:{name}", content) for name, content in place)
    return element(
        "c:title",
        element("c:tx", element("c:rich", box, paragraph)),
        element("c:layout", element("c:manualLayout", *manual)),
        value("c:overlay", "1"),
        shape(element("a:noFill"), no_line()),
    )
