"""The bars of a plot to the labels of a chart; their words stand in its workbook."""

from collections.abc import Iterator, Sequence

from lxml.etree import _Element as Element

from briefgen.drawing import Bar, Plot
from briefgen.writers.docx.chart_layout import Canvas, Parts
from briefgen.writers.docx.chart_markup import (
    extension,
    layout,
    shape,
    tag,
    type_of,
    value,
    words,
)
from briefgen.writers.docx.markup import emu
from briefgen.writers.docx.workbook import SHEET

LABEL = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"  # the extension of a label
RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"  # of a series: where its labels stand
INSET = 6.0  # points between a bar and its label
SHOWN = ("Val", "CatName", "SerName", "Percent", "BubbleSize")


def row_labels(plot: Plot, canvas: Canvas) -> Element:
    """Label each bar behind its end."""
    made = tag("c:dLbls")
    for number, bar in enumerate(plot.bars):
        field = _field(("CELLRANGE", bar.words), bar, number, canvas)
        made.append(_label(number, _rich([field]), "outEnd"))
    made.extend(_others("outEnd"))
    return made


def part_label(plot: Plot, number: int, where: Parts, canvas: Canvas) -> Element:
    """Label a part below it: its colour, its name and its words."""
    bar = plot.bars[number]
    across, down = where.shifts[number]
    shift = layout(x=across / canvas.width, y=down / canvas.height)
    told = _rich(
        (
            _field(("SERIESNAME", bar.name), bar, 2 * number, canvas),
            tag("a:r", _type(bar, canvas, bold=False), words("a:t", "  ")),
            _field(("CELLRANGE", bar.words), bar, 2 * number + 1, canvas),
        )
    )
    made = tag("c:dLbls", _label(0, told, "ctr", shift=shift))
    made.extend(_others("ctr"))
    return made


def labelled(span: str, said: Sequence[str]) -> Element:
    """Say in which cells the labels of a series stand, and what they hold."""
    cache = tag("c15:dlblRangeCache", value("c:ptCount", str(len(said))))
    for number, label in enumerate(said):
        cache.append(tag("c:pt", words("c:v", label), idx=str(number)))
    where = words("c15:f", f"{SHEET}!{span}")
    return extension(RANGE, tag("c15:datalabelsRange", where, cache))


def _field(said: tuple[str, str], bar: Bar, number: int, canvas: Canvas) -> Element:
    """Make a field that shows a cell, with what it shows now."""
    kind, shown = said
    bold = kind == "CELLRANGE" and bar.main
    return tag(
        "a:fld",
        _type(bar, canvas, bold=bold),
        tag("a:pPr"),
        words("a:t", shown),
        id=f"{{00000000-0000-4000-8000-{number + 1:012X}}}",
        type=kind,
    )


def _type(bar: Bar, canvas: Canvas, *, bold: bool) -> Element:
    palette = canvas.look.palette
    color = palette.ink if bar.main else palette.muted
    return type_of("a:rPr", canvas.size, color, b=str(int(bold)))


def _rich(runs: Sequence[Element]) -> Element:
    told = tag("a:p", tag("a:pPr", tag("a:defRPr"), algn="l"), *runs)
    sides = dict.fromkeys(("tIns", "rIns", "bIns"), "0")
    fits = tag("a:spAutoFit")
    body = tag("a:bodyPr", fits, wrap="none", lIns=str(emu(INSET)), **sides)
    return tag("c:tx", tag("c:rich", body, tag("a:lstStyle"), told))


def _label(
    number: int, told: Element, place: str, shift: Element | None = None
) -> Element:
    return tag(
        "c:dLbl",
        value("c:idx", str(number)),
        shift,
        told,
        shape(),
        value("c:dLblPos", place),
        *_flags(key=shift is not None, val=True),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )


def _others(place: str) -> Iterator[Element]:
    """Say how bars that a user adds are labelled: from their cells, too."""
    yield shape()
    yield value("c:dLblPos", place)
    yield from _flags(key=False, val=False)
    yield extension(LABEL, value("c15:showDataLabelsRange", "1"))


def _flags(*, key: bool, val: bool) -> Iterator[Element]:
    yield value("c:showLegendKey", str(int(key)))
    for name in SHOWN:
        yield value(f"c:show{name}", str(int(val and name == "Val")))
