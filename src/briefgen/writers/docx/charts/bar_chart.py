"""What all bar charts of Word's have in common: their bars, and axes of which nothing shows."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from briefgen.drawing import Bar, ChartData
from briefgen.writers.docx.charts.labels import labelled
from briefgen.writers.docx.charts.markup import (
    amounts,
    hatches,
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
from briefgen.writers.word_chart_layout import ChartFrame

CATEGORIES, AMOUNTS = "1", "2"  # the ids of the axes
LARGEST_GAP = 500  # per cent of a bar's thickness, between two bars
LINE = 0.8  # points: the edge of a hatched bar


def bar_chart(
    direction: str,
    grouping: str,
    series: Iterable[Markup],
    gap: float,
    *,
    stacked: bool = True,
) -> Markup:
    """Return the bars of a chart: `bar` or `col`, with a gap in per cent of a bar."""
    return element(
        "c:barChart",
        value("c:barDir", direction),
        value("c:grouping", grouping),
        value("c:varyColors", "0"),
        *series,
        value("c:gapWidth", round(min(gap, LARGEST_GAP))),
        value("c:overlap", "100") if stacked else None,
        value("c:axId", CATEGORIES),
        value("c:axId", AMOUNTS),
    )


def point(number: int, bar: Bar) -> Markup:
    """Return how one bar of a series looks."""
    edge = element("a:ln", solid(bar.color), w=emu(LINE))
    look = (hatches(bar.color), edge) if bar.hatched else (solid(bar.color),)
    return element(
        "c:dPt",
        value("c:idx", number),
        value("c:invertIfNegative", "0"),
        value("c:bubble3D", "0"),
        shape(*look),
    )


def parts_of_a_bar(
    plot: ChartData, edge: float, canvas: ChartFrame, label: Callable[[int], Markup]
) -> Iterator[Markup]:
    """Yield a series for each part of one bar, with `edge` points of paper around it."""
    paper = canvas.look.palette.paper
    for at, bar in enumerate(plot.bars):
        yield element(
            "c:ser",
            value("c:idx", at),
            value("c:order", at),
            texts("c:tx", f"$A${at + 2}", [bar.name]),
            shape(solid(bar.color), element("a:ln", solid(paper), w=emu(edge))),
            value("c:invertIfNegative", "0"),
            label(at),
            texts("c:cat", "$B$1", [plot.head[1]]),
            amounts("c:val", f"$B${at + 2}", [exact(bar.amount)], number_format(plot)),
            labelled(f"$C${at + 2}", [bar.words]),
        )


@cache
def hidden_axes(
    categories: tuple[str, str], lengths: tuple[str, str], *, most: str = ""
) -> tuple[Markup, Markup]:
    """Return the axes of categories and of amounts, of which nothing shows.

    Of each, orientation and place are given; `most` is where amounts end.
    """
    orientation, place = categories
    names = element(
        "c:catAx",
        value("c:axId", CATEGORIES),
        element("c:scaling", value("c:orientation", orientation)),
        value("c:delete", "1"),
        value("c:axPos", place),
        *unmarked("nextTo"),
        value("c:crossAx", AMOUNTS),
        value("c:crosses", "autoZero"),
        value("c:auto", "0"),
        value("c:lblAlgn", "ctr"),
        value("c:lblOffset", "100"),
        value("c:noMultiLvlLbl", "1"),
    )
    return names, hidden_amounts(*lengths, most)


def hidden_amounts(orientation: str, place: str, most: str) -> Markup:
    """Return an axis of amounts from zero, of which nothing shows."""
    return element(
        "c:valAx",
        value("c:axId", AMOUNTS),
        element(
            "c:scaling",
            value("c:orientation", orientation),
            value("c:max", most) if most else None,
            value("c:min", "0"),
        ),
        value("c:delete", "1"),
        value("c:axPos", place),
        *unmarked("nextTo"),
        value("c:crossAx", CATEGORIES),
        value("c:crosses", "autoZero"),
        value("c:crossBetween", "between"),
    )


def unmarked(names: str) -> Iterator[Markup]:
    """Yield what an axis without marks states, and where its names stand."""
    yield element("c:numFmt", formatCode="General", sourceLinked="0")
    yield value("c:majorTickMark", "none")
    yield value("c:minorTickMark", "none")
    yield value("c:tickLblPos", names)


def text_type(canvas: ChartFrame) -> Markup:
    """Return the type that Word sets the words of a chart in, if they have no other."""
    ink, face = canvas.look.palette.ink, canvas.look.faces.word
    return set_in(type_of("a:defRPr", canvas.size, ink, bold=False, face=face))
