"""The bars of a plot to the data labels of a chart, their text in its workbook."""

from collections.abc import Sequence
from functools import cache, lru_cache

from briefgen.drawing import Bar, ChartData
from briefgen.writers.docx.charts.markup import (
    KEPT,
    cells,
    extension,
    layout,
    points,
    set_in,
    shape,
    type_of,
    value,
)
from briefgen.writers.docx.parts.markup import emu
from briefgen.writers.docx.parts.xml_text import Markup, element
from briefgen.writers.word_chart_layout import ChartFrame, Parts

LABEL = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"  # the extension of a label
RANGE = "{02D57815-91ED-43cb-92C2-25804820EDAC}"  # of a series: where its labels stand
INSET = 6.0  # points between a bar and its label
PLAIN = element("a:pPr")  # the properties of a field's paragraph
ARROW, HEAD = "\u25ba", 1.2  # the head of an arrow; its size in those of the text
SHOWN = ("Val", "CatName", "SerName", "Percent", "BubbleSize")


def row_labels(plot: ChartData, canvas: ChartFrame) -> Markup:
    """Return labels where the part after each bar begins; an arrow is an open end."""
    return element(
        "c:dLbls",
        *(
            _label(
                at,
                bar,
                canvas,
                (*_arrow(bar, canvas), _field("CELLRANGE", bar, at, canvas)),
            )
            for at, bar in enumerate(plot.bars)
        ),
        *others("inBase"),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )


def name_labels(plot: ChartData, canvas: ChartFrame) -> Markup:
    """Return the names of bars as labels that begin on the left."""
    return element(
        "c:dLbls",
        *(_name(at, bar, canvas) for at, bar in enumerate(plot.bars)),
        *others("inBase"),
    )


@cache
def no_labels() -> Markup:
    """Return the labels of a series that has none."""
    return element("c:dLbls", value("c:delete", "1"))


def _name(number: int, bar: Bar, canvas: ChartFrame) -> Markup:
    whole = _type("a:defRPr", canvas, bold=bar.bold)
    shown = _field("CATEGORYNAME", bar, number, canvas)
    words = element("a:p", _leading(whole), shown)
    return element(
        "c:dLbl",
        value("c:idx", number),
        element("c:tx", element("c:rich", flush_box(), words)),
        shape(),
        set_in(whole),
        value("c:dLblPos", "inBase"),
        *flags(key=False, amount=False, name=True),
    )


def _arrow(bar: Bar, canvas: ChartFrame) -> tuple[Markup, ...]:
    """Return the head of an arrow for a lower bound, in the colour of its bar."""
    if not bar.open:
        return ()
    look = type_of("a:rPr", canvas.size * HEAD, bar.color, bold=False)
    return (element("a:r", look, element("a:t", f"{ARROW} ")),)


def column_labels(
    plot: ChartData, canvas: ChartFrame, shifts: Sequence[float]
) -> Markup:
    """Return labels above columns; those in a stack are `shifts` above their middles."""
    places = shifts or [0.0] * len(plot.bars)
    shown = "LeaderLines" if shifts else "DataLabelsRange"
    return element(
        "c:dLbls",
        *(
            _above(at, bar, canvas, up)
            for at, (bar, up) in enumerate(zip(plot.bars, places, strict=True))
        ),
        *others("ctr" if shifts else "outEnd"),
        extension(LABEL, value(f"c15:show{shown}", str(int(not shifts)))),
    )


def _above(number: int, bar: Bar, canvas: ChartFrame, up: float) -> Markup:
    """Return the label above the middle of a column; `up` is points from its middle."""
    whole = _type("a:defRPr", canvas, bold=bar.bold)
    words = _field("CELLRANGE", bar, number, canvas)
    paragraph = element("a:p", element("a:pPr", whole, algn="ctr"), words)
    return element(
        "c:dLbl",
        value("c:idx", number),
        layout(x=0.0, y=-up / canvas.height) if up else None,
        element("c:tx", element("c:rich", flush_box(), paragraph)),
        shape(),
        set_in(whole),
        value("c:dLblPos", "ctr" if up else "outEnd"),
        *flags(key=False, amount=True),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )


def part_label(
    plot: ChartData, number: int, where: Parts, canvas: ChartFrame
) -> Markup:
    """Return the label beside a part: its colour, its name and its words.

    Word would begin a line to it in the middle of the bar, across the part.
    """
    bar = plot.bars[number]
    across, down = where.shifts[number]
    shift = layout(x=across / canvas.width, y=down / canvas.height)
    look = _type("a:rPr", canvas, bold=bar.bold)
    runs = (
        _field("SERIESNAME", bar, 2 * number, canvas),
        element("a:r", look, element("a:t", "  ")),
        _field("CELLRANGE", bar, 2 * number + 1, canvas),
    )
    return element(
        "c:dLbls",
        _label(0, bar, canvas, runs, shift),
        *others("ctr"),
        extension(LABEL, value("c15:showLeaderLines", "0")),
    )


def labelled(span: str, words: Sequence[str]) -> Markup:
    """Return the cells that hold the labels of a series, and their words."""
    where = cells("c15:f", span)
    cache = element("c15:dlblRangeCache", *points(words))
    return extension(RANGE, element("c15:datalabelsRange", where, cache))


def _field(kind: str, bar: Bar, number: int, canvas: ChartFrame) -> Markup:
    return field(kind, bar, number, _type("a:rPr", canvas, bold=bar.bold))


def field(kind: str, bar: Bar, number: int, look: Markup) -> Markup:
    """Return a field that shows a cell, with the cell's current text."""
    named = kind in {"SERIESNAME", "CATEGORYNAME"}
    shown = element("a:t", bar.name if named else bar.words)
    key = f"{{00000000-0000-4000-8000-{number + 1:012X}}}"
    return element("a:fld", look, PLAIN, shown, id=key, type=kind)


def _type(name: str, canvas: ChartFrame, *, bold: bool) -> Markup:
    return type_of(name, canvas.size, canvas.look.palette.ink, bold=bold)


def _label(
    number: int,
    bar: Bar,
    canvas: ChartFrame,
    runs: Sequence[Markup],
    shift: Markup | None = None,
) -> Markup:
    """Return a label; its format is written in the three places that programs read.

    The head of an arrow touches its bar.
    """
    whole = _type("a:defRPr", canvas, bold=bar.bold)
    paragraph = element("a:p", _leading(whole), *runs)
    box = flush_box(0 if bar.open else emu(INSET))
    return element(
        "c:dLbl",
        value("c:idx", number),
        shift,
        element("c:tx", element("c:rich", box, paragraph)),
        shape(),
        set_in(whole),
        value("c:dLblPos", "inBase" if shift is None else "ctr"),
        *flags(key=shift is not None, amount=True),
        extension(LABEL, value("c15:showDataLabelsRange", "1")),
    )


@cache
def flush_box(left: int = 0) -> Markup:
    """Return the box around the words of a label, and its empty list of styles.

    Nothing is between the box and the words but `left`, in English Metric Units.
    """
    inset = {"lIns": left, "tIns": 0, "rIns": 0, "bIns": 0}
    box = element("a:bodyPr", element("a:spAutoFit"), {"wrap": "none", **inset})
    return Markup(box + element("a:lstStyle"))


@lru_cache(maxsize=KEPT)
def _leading(look: Markup) -> Markup:
    """Return the properties of a label's paragraph."""
    return element("a:pPr", look, algn="l")


def others(place: str) -> tuple[Markup, ...]:
    """Return the default look and position of labels, for bars that a user adds."""
    return (shape(), value("c:dLblPos", place), *flags(key=False, amount=False))


@cache
def flags(*, key: bool, amount: bool, name: bool = False) -> tuple[Markup, ...]:
    """Return what a label shows besides its text."""
    shown = {"LegendKey": key, **dict.fromkeys(SHOWN, False), "Val": amount}
    shown["CatName"] = name
    return tuple(value(f"c:show{name}", int(is_on)) for name, is_on in shown.items())
