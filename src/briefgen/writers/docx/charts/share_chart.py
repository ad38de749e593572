"""A subject's part of a whole to a level bar of two series, their words below it."""

from collections.abc import Iterator

from briefgen.drawing import Bar, ChartData
from briefgen.writers.docx.charts.labels import LABEL, labelled
from briefgen.writers.docx.charts.markup import (
    amounts,
    extension,
    layout,
    set_in,
    shape,
    solid,
    texts,
    type_of,
    value,
)
from briefgen.writers.docx.charts.workbook import exact, number_format
from briefgen.writers.docx.parts.markup import emu
from briefgen.writers.docx.parts.xml_text import Markup, element
from briefgen.writers.word_chart_layout import ChartFrame, LevelBar

CATEGORIES, AMOUNTS = "1", "2"  # the ids of the axes
EDGE = 2.0  # points of paper between the two parts
FLUSH = dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0)
PLAIN = element("a:pPr")  # the properties of a field's paragraph
HIDDEN = ("LegendKey", "CatName", "SerName", "Percent", "BubbleSize")


def share_area(
    plot: ChartData, where: LevelBar, canvas: ChartFrame
) -> Iterator[Markup]:
    """Yield the content of the plot area: its place, the two parts, hidden axes."""
    paper = canvas.look.palette.paper
    series = [
        element(
            "c:ser",
            value("c:idx", at),
            value("c:order", at),
            texts("c:tx", f"$A${at + 2}", [bar.name]),
            shape(solid(bar.color), element("a:ln", solid(paper), w=emu(EDGE))),
            value("c:invertIfNegative", "0"),
            _labels(plot, at, where, canvas),
            texts("c:cat", "$B$1", [plot.head[1]]),
            amounts("c:val", f"$B${at + 2}", [exact(bar.amount)], number_format(plot)),
            labelled(f"$C${at + 2}", [bar.words]),
        )
        for at, bar in enumerate(plot.bars)
    ]
    yield layout(x=0.0, y=0.0, inner=(1.0, where.thickness / canvas.height))
    yield element(
        "c:barChart",
        value("c:barDir", "bar"),
        value("c:grouping", "percentStacked"),
        value("c:varyColors", "0"),
        *series,
        value("c:gapWidth", 0),
        value("c:overlap", "100"),
        value("c:axId", CATEGORIES),
        value("c:axId", AMOUNTS),
    )
    yield from _axes()


def _labels(
    plot: ChartData, number: int, where: LevelBar, canvas: ChartFrame
) -> Markup:
    """Return the label of a part: its amount, and its name beside or below it."""
    bar, (across, down) = plot.bars[number], where.shifts[number]
    palette = canvas.look.palette
    amount = _field("CELLRANGE", bar, (2 * number, True), canvas)
    name = _field("SERIESNAME", bar, (2 * number + 1, False), canvas)
    whole = type_of("a:defRPr", canvas.size, palette.ink, bold=False)
    leading = element("a:pPr", whole, algn="l")
    between = element("a:r", element("a:rPr"), element("a:t", "  "))
    lines = [(amount, between, name)] if where.level else [(amount,), (name,)]
    box = element("a:bodyPr", element("a:spAutoFit"), {"wrap": "none", **FLUSH})
    paragraphs = (element("a:p", leading, *runs) for runs in lines)
    rich = element("c:rich", Markup(box + element("a:lstStyle")), *paragraphs)
    label = element(
        "c:dLbl",
        value("c:idx", 0),
        layout(x=across / canvas.width, y=down / canvas.height),
        element("c:tx", rich),
        shape(),
        set_in(whole),
        value("c:dLblPos", "ctr"),
        *_flags(amount=True),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )
    return element(
        "c:dLbls",
        label,
        shape(),
        value("c:dLblPos", "ctr"),
        *_flags(amount=False),
        extension(LABEL, value("c15:showLeaderLines", "0")),
    )


def _field(kind: str, bar: Bar, at: tuple[int, bool], canvas: ChartFrame) -> Markup:
    """Return a field that shows a cell, with the cell's current text."""
    number, bold = at
    color = bar.color if bold and bar.main else canvas.look.palette.ink
    look = type_of("a:rPr", canvas.size, color, bold=bold)
    shown = element("a:t", bar.words if bold else bar.name)
    key = f"{{00000000-0000-4000-8000-{number + 1:012X}}}"
    return element("a:fld", look, PLAIN, shown, id=key, type=kind)


def _flags(*, amount: bool) -> Iterator[Markup]:
    """Yield what a label shows besides its text."""
    legend, *others = HIDDEN
    yield value(f"c:show{legend}", 0)
    yield value("c:showVal", int(amount))
    yield from (value(f"c:show{name}", 0) for name in others)


def _axes() -> Iterator[Markup]:
    """Yield the hidden axes of a level bar, whose first part is on the left."""
    unmarked = (
        element("c:numFmt", formatCode="General", sourceLinked="0"),
        value("c:majorTickMark", "none"),
        value("c:minorTickMark", "none"),
        value("c:tickLblPos", "nextTo"),
    )
    yield element(
        "c:catAx",
        value("c:axId", CATEGORIES),
        element("c:scaling", value("c:orientation", "minMax")),
        value("c:delete", "1"),
        value("c:axPos", "l"),
        *unmarked,
        value("c:crossAx", AMOUNTS),
        value("c:crosses", "autoZero"),
        value("c:auto", "0"),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", "100"),
        value("c:noMultiLvlLbl", "1"),
    )
    yield element(
        "c:valAx",
        value("c:axId", AMOUNTS),
        element("c:scaling", value("c:orientation", "minMax"), value("c:min", "0")),
        value("c:delete", "1"),
        value("c:axPos", "b"),
        *unmarked,
        value("c:crossAx", CATEGORIES),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
    )
