"""The bars of a plot to the labels of a chart; their words stand in its workbook."""

from collections.abc import Sequence

from briefgen.drawing import Bar, ChartData
from briefgen.writers.docx.charts.layout import ChartFrame, Parts
from briefgen.writers.docx.charts.markup import (
    SHEET,
    element,
    extension,
    layout,
    points,
    set_in,
    shape,
    tag,
    type_of,
    value,
    words,
)
from briefgen.writers.docx.parts.markup import emu

LABEL = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"  # the extension of a label
RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"  # of a series: where its labels stand
INSET = 6.0  # points between a bar and its label
SHOWN = ("Val", "CatName", "SerName", "Percent", "BubbleSize")


def row_labels(plot: ChartData, canvas: ChartFrame) -> str:
    """Label each bar behind its end."""
    return tag(
        "c:dLbls",
        *(
            _label(at, bar, canvas, (_field("CELLRANGE", bar, at, canvas),))
            for at, bar in enumerate(plot.bars)
        ),
        *_others("outEnd"),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )


def part_label(plot: ChartData, number: int, where: Parts, canvas: ChartFrame) -> str:
    """Label a part below it: its colour, its name and its words."""
    bar = plot.bars[number]
    across, down = where.shifts[number]
    shift = layout(x=across / canvas.width, y=down / canvas.height)
    look = _type("a:rPr", bar, canvas, bold=False)
    told = (
        _field("SERIESNAME", bar, 2 * number, canvas),
        tag("a:r", look, words("a:t", "  ")),
        _field("CELLRANGE", bar, 2 * number + 1, canvas),
    )
    return tag(
        "c:dLbls",
        _label(0, bar, canvas, told, shift),
        *_others("ctr"),
        extension(LABEL, value("c15:showLeaderLines", "1")),
    )


def labelled(span: str, said: Sequence[str]) -> str:
    """Say in which cells the labels of a series stand, and what they hold."""
    where = words("c15:f", f"{SHEET}!{span}")
    cache = tag("c15:dlblRangeCache", points(said))
    return extension(RANGE, tag("c15:datalabelsRange", where, cache))


def _field(kind: str, bar: Bar, number: int, canvas: ChartFrame) -> str:
    """Write a field that shows a cell, with what it shows now."""
    named = kind == "SERIESNAME"
    look = _type("a:rPr", bar, canvas, bold=bar.main and not named)
    shown = words("a:t", bar.name if named else bar.words)
    key = f"{{00000000-0000-4000-8000-{number + 1:012X}}}"
    return element("a:fld", {"id": key, "type": kind}, look, "<a:pPr/>", shown)


def _type(name: str, bar: Bar, canvas: ChartFrame, *, bold: bool) -> str:
    palette = canvas.look.palette
    color = palette.ink if bar.main else palette.muted
    return type_of(name, canvas.size, color, bold=bold)


def _label(
    number: int, bar: Bar, canvas: ChartFrame, runs: Sequence[str], shift: str = ""
) -> str:
    """Write a label; its look is said three times, as programs read one or another."""
    whole = _type("a:defRPr", bar, canvas, bold=bar.main and not shift)
    sides = dict.fromkeys(("tIns", "rIns", "bIns"), "0")
    look = {"wrap": "none", "lIns": str(emu(INSET)), **sides}
    body = element("a:bodyPr", look, "<a:spAutoFit/>")
    told = tag("a:p", tag("a:pPr", whole, algn="l"), *runs)
    return tag(
        "c:dLbl",
        value("c:idx", str(number)),
        shift,
        tag("c:tx", tag("c:rich", body, "<a:lstStyle/>", told)),
        shape(),
        set_in(whole),
        value("c:dLblPos", "ctr" if shift else "outEnd"),
        *_flags(key=bool(shift), amount=True),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )


def _others(place: str) -> tuple[str, ...]:
    """Say where labels of bars stand that a user adds."""
    return (shape(), value("c:dLblPos", place), *_flags(key=False, amount=False))


def _flags(*, key: bool, amount: bool) -> tuple[str, ...]:
    shown = {"LegendKey": key, **dict.fromkeys(SHOWN, False), "Val": amount}
    return tuple(
        value(f"c:show{name}", str(int(is_on))) for name, is_on in shown.items()
    )
