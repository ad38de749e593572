"""A plot to a native chart part with its embedded workbook."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import assert_never

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from briefgen.drawing import Bar, ChartData
from briefgen.writers.docx.charts.column_chart import column_area
from briefgen.writers.docx.charts.labels import labelled, part_label, row_labels
from briefgen.writers.docx.charts.markup import (
    KEPT,
    amounts,
    chart_space,
    layout,
    no_line,
    set_in,
    shape,
    solid,
    texts,
    type_of,
    value,
)
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
LARGEST_GAP = 500  # per cent of a bar's thickness, between two bars


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
    if isinstance(where, BarRows):
        labels = zip(plot.bars, where.labels, strict=True)
        bars = (replace(bar, words=words) for bar, words in labels)
        plot = replace(plot, bars=tuple(bars))
    number = story.ledger.next("chart")
    language = story.document.properties.language
    content = chart_space(
        language_tag(language),
        _chart(plot, where, canvas),
        shape(),
        _text(canvas, story.look.palette.ink),
        element("c:externalData", {"r:id": BEHIND}, value("c:autoUpdate", "0")),
    )
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE.DML_CHART, content)
    book = PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx")
    data = Part(book, CONTENT_TYPE.SML_SHEET, workbook(plot, story.look, language))
    part.load_rel(RELATIONSHIP_TYPE.PACKAGE, data, BEHIND)
    return story.part.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _chart(
    plot: ChartData,
    where: BarRows | Parts | UprightBars | LevelBar,
    canvas: ChartFrame,
) -> Markup:
    match where:
        case BarRows():
            area = _rows(plot, where, canvas)
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


def _rows(plot: ChartData, where: BarRows, canvas: ChartFrame) -> Iterator[Markup]:
    """Write a series of bars; bars of a colour other than the most common state it."""
    colors = [bar.color for bar in plot.bars]
    most = max(colors, key=colors.count)
    last = len(plot.bars) + 1
    series = element(
        "c:ser",
        value("c:idx", 0),
        value("c:order", 0),
        texts("c:tx", "$B$1", [plot.head[1]]),
        shape(solid(most)),
        value("c:invertIfNegative", "0"),
        *(
            _point(at, bar)
            for at, bar in enumerate(plot.bars)
            if bar.color != most or not bar.drawn
        ),
        row_labels(plot, canvas),
        texts("c:cat", f"$A$2:$A${last}", [bar.name for bar in plot.bars]),
        _amounts(plot, f"$B$2:$B${last}", slice(None)),
        labelled(f"$C$2:$C${last}", [bar.words for bar in plot.bars]),
    )
    palette = canvas.look.palette
    names = _text(canvas, palette.ink)
    gap = min((where.pitch / where.thickness - 1) * 100, LARGEST_GAP)
    left, wide = where.start / canvas.width, where.longest / canvas.width
    yield layout(x=left, y=0.0, inner=(wide, 1.0))
    yield _bars("clustered", round(gap), [series])
    yield from _axes(names, _scale(plot))


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
    yield _bars("percentStacked", 0, series)
    yield from _upright_axes()


def _point(number: int, bar: Bar) -> Markup:
    return element(
        "c:dPt",
        value("c:idx", number),
        value("c:invertIfNegative", "0"),
        value("c:bubble3D", "0"),
        shape(solid(bar.color)) if bar.drawn else shape(),
    )


def _amounts(plot: ChartData, span: str, which: slice) -> Markup:
    exactly = [exact(bar.amount) for bar in plot.bars[which]]
    return amounts("c:val", span, exactly, number_format(plot))


def _bars(grouping: str, gap: int, series: list[Markup]) -> Markup:
    stacked = value("c:overlap", "100") if grouping == "percentStacked" else None
    return element(
        "c:barChart",
        value("c:barDir", "bar" if stacked is None else "col"),
        value("c:grouping", grouping),
        value("c:varyColors", "0"),
        *series,
        value("c:gapWidth", gap),
        stacked,
        value("c:axId", CATEGORIES),
        value("c:axId", AMOUNTS),
    )


def _scale(plot: ChartData) -> Markup | None:
    """Return the end of the scale where an amount is beyond it."""
    if all(bar.drawn for bar in plot.bars):
        return None
    return value("c:max", exact(max(bar.amount for bar in plot.bars if bar.drawn)))


@lru_cache(maxsize=KEPT)
def _axes(names: Markup | None, most: Markup | None) -> tuple[Markup, ...]:
    """Write the axes: the first bar on top, every bar from zero, no lines, no ticks."""
    bars = element(
        "c:catAx",
        value("c:axId", CATEGORIES),
        element("c:scaling", value("c:orientation", "maxMin")),
        value("c:delete", "1" if names is None else "0"),
        value("c:axPos", "l"),
        *_unmarked("low"),
        shape(no_line()),
        names,
        value("c:crossAx", AMOUNTS),
        value("c:crosses", "autoZero"),
        value("c:auto", "0"),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", "100"),
        value("c:tickLblSkip", "1"),
        value("c:noMultiLvlLbl", "1"),
    )
    lengths = element(
        "c:valAx",
        value("c:axId", AMOUNTS),
        element(
            "c:scaling", value("c:orientation", "minMax"), most, value("c:min", "0")
        ),
        value("c:delete", "1"),
        value("c:axPos", "t"),
        *_unmarked("nextTo"),
        value("c:crossAx", CATEGORIES),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
    )
    return bars, lengths


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
