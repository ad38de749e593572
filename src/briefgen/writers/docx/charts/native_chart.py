"""A plot to a native chart part with its embedded workbook."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.drawing import ChartData
from briefgen.languages.tags import language_tag
from briefgen.writers.docx.charts.bar_chart import (
    bar_chart,
    hidden_axes,
    parts_of_a_bar,
    text_type,
)
from briefgen.writers.docx.charts.column_chart import column_area
from briefgen.writers.docx.charts.labels import part_label
from briefgen.writers.docx.charts.markup import (
    chart_space,
    layout,
    shape,
    value,
)
from briefgen.writers.docx.charts.row_chart import row_area
from briefgen.writers.docx.charts.row_scale import RowScale, scale_of
from briefgen.writers.docx.charts.share_chart import share_area
from briefgen.writers.docx.charts.workbook import workbook
from briefgen.writers.docx.parts.story import Story
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
        text_type(canvas),
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
    series = parts_of_a_bar(
        plot, EDGE, canvas, lambda at: part_label(plot, at, where, canvas)
    )
    yield layout(x=0.0, y=0.0, inner=(where.thickness / canvas.width, 1.0))
    yield bar_chart("col", "percentStacked", series, 0)
    yield from hidden_axes(("minMax", "t"), ("maxMin", "l"))
