"""A subject's part of a whole to a level bar of two series, their words below it."""

from collections.abc import Iterator

from briefgen.drawing import ChartData
from briefgen.writers.docx.charts.bar_chart import (
    bar_chart,
    hidden_axes,
    parts_of_a_bar,
)
from briefgen.writers.docx.charts.labels import LABEL, field, flags, flush_box, others
from briefgen.writers.docx.charts.markup import (
    extension,
    layout,
    set_in,
    shape,
    type_of,
    value,
)
from briefgen.writers.docx.parts.xml_text import Markup, element
from briefgen.writers.word_chart_layout import ChartFrame, LevelBar

EDGE = 2.0  # points of paper between the two parts


def share_area(
    plot: ChartData, where: LevelBar, canvas: ChartFrame
) -> Iterator[Markup]:
    """Yield the content of the plot area: its place, the two parts, hidden axes."""
    series = parts_of_a_bar(
        plot, EDGE, canvas, lambda at: _labels(plot, at, where, canvas)
    )
    yield layout(x=0.0, y=0.0, inner=(1.0, where.thickness / canvas.height))
    yield bar_chart("bar", "percentStacked", series, 0)
    yield from hidden_axes(("minMax", "l"), ("minMax", "b"))


def _labels(
    plot: ChartData, number: int, where: LevelBar, canvas: ChartFrame
) -> Markup:
    """Return the label of a part: its amount, and its name beside or below it."""
    bar, (across, down) = plot.bars[number], where.shifts[number]
    ink = canvas.look.palette.ink
    strong = type_of("a:rPr", canvas.size, bar.color if bar.main else ink, bold=True)
    quiet = type_of("a:rPr", canvas.size, ink, bold=False)
    amount = field("CELLRANGE", bar, 2 * number, strong)
    name = field("SERIESNAME", bar, 2 * number + 1, quiet)
    whole = type_of("a:defRPr", canvas.size, ink, bold=False)
    leading = element("a:pPr", whole, algn="l")
    between = element("a:r", element("a:rPr"), element("a:t", "  "))
    lines = [(amount, between, name)] if where.level else [(amount,), (name,)]
    paragraphs = (element("a:p", leading, *runs) for runs in lines)
    label = element(
        "c:dLbl",
        value("c:idx", 0),
        layout(x=across / canvas.width, y=down / canvas.height),
        element("c:tx", element("c:rich", flush_box(), *paragraphs)),
        shape(),
        set_in(whole),
        value("c:dLblPos", "ctr"),
        *flags(key=False, amount=True),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )
    return element(
        "c:dLbls",
        label,
        *others("ctr"),
        extension(LABEL, value("c15:showLeaderLines", "0")),
    )
