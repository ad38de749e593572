"""A plot to a native chart part with its embedded workbook."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import assert_never

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.drawing import ChartData
from briefgen.writers.docx.charts.column_chart import column_area
from briefgen.writers.docx.charts.labels import labelled, part_label
from briefgen.writers.docx.charts.markup import (
    amounts,
    chart_space,
    layout,
    set_in,
    shape,
    solid,
    texts,
    type_of,
    value,
)
from briefgen.writers.docx.charts.row_chart import row_area
from briefgen.writers.docx.charts.row_scale import RowScale, scale_of
from briefgen.writers.docx.charts.share_chart import share_area
from briefgen.writers.docx.charts.workbook import exact, number_format, workbook
from briefgen.writers.docx.parts.markup import emu
from briefgen.writers.docx.parts.story import Story, language_tag
from briefgen.writers.docx.parts.xml_text import Markup, element
from briefgen.writers.word_chart_layout import (
    BarRows,
    ChartFrame,
    LevelBar,
    Parts,
    UprightBars,
    lay_out,
)

BEHIND = "rId1"  # the relation of a chart to its workbook
CATEGORIES, AMOUNTS = "1", "2"  # the ids of the axes
EDGE = 1.0  # points of paper between two parts


def native_chart(
    plot: ChartData | None, size: tuple[float, float], story: Story
) -> str:
    """Add a chart with its workbook to the file; return the id of its relationship.

    The id is empty if there is no plot, or its labels do not fit.
    """
    canvas = ChartFrame(*size, story.look)
    where = None if plot is None else lay_out(plot, canvas)
    if plot is None or where is None:
        return ""
    scale = None
    if isinstance(where, BarRows):
        broken = zip(plot.bars, where.names, where.labels, strict=True)
        bars = (replace(bar, name=name, words=words) for bar, name, words in broken)
        plot = replace(plot, bars=tuple(bars))
        scale = scale_of(plot, where, canvas)
    number = story.ledger.next("chart")
    language = story.document.properties.language
    content = chart_space(
        language_tag(language),
        _chart(plot, where, canvas, scale),
        shape(),
        _text(canvas, story.look.palette.ink),
        element("c:externalData", {"r:id": BEHIND}, value("c:autoUpdate", "0")),
    )
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, content)
    book = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    data = Part(
        book, CONTENT_TYPE.SML_SHEET, workbook(plot, story.look, language, scale)
    )
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, BEHIND)
    return story.part.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _chart(
    plot: ChartData,
    where: BarRows | Parts | UprightBars | LevelBar,
    canvas: ChartFrame,
    scale: RowScale | None,
) -> Markup:
    match where:
        case BarRows():
            assert scale is not None, "rows have one"
            area = row_area(plot, where, canvas, scale)
        case Parts():
            area = _parts(plot, where, canvas)
        case UprightBars():
            area = column_area(plot, where, canvas)
        case LevelBar():
            area = share_area(plot, where, canvas)
        case never:
            assert_never(never)
    return element(
        "c:chart",
        value("c:autoTitleDeleted", "1"),
        element("c:plotArea", *area, shape()),
        value("c:plotVisOnly", "1"),
        value("c:dispBlanksAs", "gap"),
    )


def _parts(plot: ChartData, where: Parts, canvas: ChartFrame) -> Iterator[Markup]:
    """Draw a series for each part, and all of them in one bar."""
    paper = canvas.look.palette.paper
    series = [
        element(
            "c:ser",
            value("c:idx", at),
            value("c:order", at),
            texts("c:tx", f"$A${at + 2}", [bar.name]),
            shape(solid(bar.color), element("a:ln", solid(paper), w=emu(EDGE))),
            value("c:invertIfNegative", "0"),
            part_label(plot, at, where, canvas),
            texts("c:cat", "$B$1", [plot.head[1]]),
            _amounts(plot, f"$B${at + 2}", slice(at, at + 1)),
            labelled(f"$C${at + 2}", [bar.words]),
        )
        for at, bar in enumerate(plot.bars)
    ]
    yield layout(x=0.0, y=0.0, inner=(where.thickness / canvas.width, 1.0))
    yield _bars(series)
    yield from _upright_axes()


def _amounts(plot: ChartData, span: str, which: slice) -> Markup:
    exactly = [exact(bar.amount) for bar in plot.bars[which]]
    return amounts("c:val", span, exactly, number_format(plot))


def _bars(series: list[Markup]) -> Markup:
    return element(
        "c:barChart",
        value("c:barDir", "col"),
        value("c:grouping", "percentStacked"),
        value("c:varyColors", "0"),
        *series,
        value("c:gapWidth", 0),
        value("c:overlap", "100"),
        value("c:axId", CATEGORIES),
        value("c:axId", AMOUNTS),
    )


@cache
def _upright_axes() -> tuple[Markup, ...]:
    """Write the hidden axes of a bar of parts, whose first part is on top."""
    bars = element(
        "c:catAx",
        value("c:axId", CATEGORIES),
        element("c:scaling", value("c:orientation", "minMax")),
        value("c:delete", "1"),
        value("c:axPos", "t"),
        *_unmarked("nextTo"),
        value("c:crossAx", AMOUNTS),
        value("c:crosses", "autoZero"),
        value("c:auto", "0"),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", "100"),
        value("c:noMultiLvlLbl", "1"),
    )
    parts = element(
        "c:valAx",
        value("c:axId", AMOUNTS),
        element("c:scaling", value("c:orientation", "maxMin"), value("c:min", "0")),
        value("c:delete", "1"),
        value("c:axPos", "l"),
        *_unmarked("nextTo"),
        value("c:crossAx", CATEGORIES),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
    )
    return bars, parts


def _unmarked(place: str) -> Iterator[Markup]:
    yield element("c:numFmt", formatCode="General", sourceLinked="0")
    yield value("c:majorTickMark", "none")
    yield value("c:minorTickMark", "none")
    yield value("c:tickLblPos", place)


def _text(canvas: ChartFrame, color: str) -> Markup:
    face = canvas.look.faces.word
    return set_in(type_of("a:defRPr", canvas.size, color, bold=False, face=face))
