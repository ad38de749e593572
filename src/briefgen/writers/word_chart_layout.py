"""A plot to the positions of its bars and labels in points; None if they do not fit."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

from briefgen.drawing import Bar, ChartData
from briefgen.fonts import wrapped
from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.writers.face_widths import stretch

Lines: TypeAlias = tuple[str, ...]

GAP = 10.0  # between names and bars, and between bars and labels
LEADING = 1.15  # of lines in a chart: as close as faces set them
TOLERANCE = 0.01  # points
SHARES = (0.4, 0.5, 0.6)  # of the width, that names may have: the first that holds them
THICK = 1.55  # a bar, in sizes of the text
FILLED = 0.76  # of a row's height, that a bar has at most where there are several
SHORTEST = 0.36  # of the room beside names: the longest bar, if labels are long
COLUMN, WIDEST = 0.68, 96.0  # of its room, that a column takes; points, at most
TIP = 1.5  # sizes of text: the head of an arrow
ABOVE = 2.0  # points between a column and its label
KEY = 1.5  # the colour before the name of a part, in sizes of the text
BAR, NARROWEST, WIDEST_BAR = 0.15, 24.0, 74.0  # of the width; points: a bar of parts
LEADER = 12.0  # from it to the labels
AIR = 2.0  # between two labels
BETWEEN = 6.0  # points between an amount and a name in one line
LEFT, RIGHT = 0.4, 0.6  # of the width: where words of a second part may begin


@dataclass(frozen=True, slots=True)
class BarRows:
    """Bars below one another: they begin at `start`, the longest is `longest` long.

    Names, and the words of labels, are broken into lines.
    """

    start: float
    longest: float
    thickness: float
    pitch: float
    names: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """An upright bar of parts: the distance of each label's middle from its part's."""

    thickness: float
    shifts: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class UprightBars:
    """Columns: how wide one is, and its room; where the highest stands, as parts of all.

    `shifts` are how far above the middle of each column its label is, in points.
    """

    thickness: float
    slot: float
    top: float
    tall: float
    shifts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LevelBar:
    """A level bar of two parts, and from the middle of each to that of its label.

    Where it is `level`, a name stands beside its amount, else below it.
    """

    thickness: float
    shifts: tuple[tuple[float, float], ...]
    level: bool


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The size of a chart, and the style of its text."""

    width: float
    height: float
    look: Look

    @property
    def size(self) -> float:
        """The size of the text in points."""
        return self.look.text("chart").size

    def measure(self, text: str, *, bold: bool = False) -> float:
        """Measure text in points."""
        faces = self.look.faces
        return faces.face(bold=bold).width(text, self.size) * stretch(faces.word)

    def wrap(self, text: str, width: float, *, bold: bool = False) -> Lines:
        """Return text as lines, broken at spaces; a word that is too wide has its own."""
        words = text.split(" ")
        return wrapped(words, lambda line: self.measure(line, bold=bold) <= width)

    def widest(self, lines: Lines, *, bold: bool = False) -> float:
        """Measure the widest of lines in points."""
        return max(self.measure(line, bold=bold) for line in lines)

    def tip(self, bar: Bar) -> float:
        """Measure the head of the arrow of an open bound."""
        return self.size * TIP if bar.open else 0.0

    def high(self, lines: Lines) -> float:
        """Measure how high lines are."""
        return len(lines) * self.size * LEADING - TOLERANCE


def lay_out(
    plot: ChartData, canvas: ChartFrame
) -> BarRows | Parts | UprightBars | LevelBar | None:
    """Return the layout of a plot, or None if its words do not fit, or it is empty."""
    if not plot.bars or min(bar.amount for bar in plot.bars) < 0:
        return None
    if plot.kind == "columns":
        return _upright(plot, canvas)
    if plot.kind == "share":
        return _share(plot, canvas)
    return _parts(plot, canvas) if plot.kind == "parts" else _rows(plot, canvas)


def _upright(plot: ChartData, canvas: ChartFrame) -> UprightBars | None:
    """Lay out columns; their names have the room that the drawing gives them."""
    slot = canvas.width / len(plot.bars)
    words = [
        line
        for bar in plot.bars
        for line in (bar.words, *canvas.wrap(bar.name, slot, bold=True))
    ]
    top = max(bar.base + bar.amount for bar in plot.bars)
    if not top or canvas.widest(tuple(words), bold=True) > slot:
        return None
    tall = plot.area[1] * canvas.height
    above = canvas.size * LEADING / 2 + ABOVE
    shifts = tuple(float(bar.amount / top) * tall / 2 + above for bar in plot.bars)
    return UprightBars(min(slot * COLUMN, WIDEST), slot, *plot.area, shifts)


def _rows(plot: ChartData, canvas: ChartFrame) -> BarRows | None:
    """Lay out bars of one thickness."""
    pitch = canvas.height / len(plot.bars)
    broken = _names(plot.bars, canvas, pitch)
    if broken is None:
        return None
    start, names = broken
    room = canvas.width - start
    widest = max(
        canvas.measure(bar.words, bold=True) + canvas.tip(bar) for bar in plot.bars
    )
    longest = max(room - widest - GAP, room * SHORTEST)
    top = max(bar.base + bar.amount for bar in plot.bars if bar.drawn) or 1
    labels = []
    for bar in plot.bars:
        end = float((bar.base + bar.amount) / top) * longest if bar.drawn else 0.0
        beside = room - end - GAP - canvas.tip(bar)
        lines = canvas.wrap(bar.words, beside, bold=True)
        if canvas.widest(lines, bold=True) > beside or canvas.high(lines) > pitch:
            return None
        labels.append("\n".join(lines))
    most = pitch * FILLED if len(plot.bars) > 1 else pitch
    thickness = min(THICK * canvas.size, most)
    return BarRows(start, longest, thickness, pitch, names, tuple(labels))


def _parts(plot: ChartData, canvas: ChartFrame) -> Parts | None:
    """Lay out the labels of parts beside their bar; None if one has to stand elsewhere.

    Word would lead lines to moved labels from the middle of parts, across the others.
    """
    whole = sum(bar.amount for bar in plot.bars)
    wide = min(max(canvas.width * BAR, NARROWEST), WIDEST_BAR)
    pitch, start = canvas.size * LEADING + AIR, wide + LEADER
    widths = [_wide(bar, canvas) for bar in plot.bars]
    room = canvas.width - start
    if not whole or pitch * len(widths) > canvas.height or max(widths) > room:
        return None
    ends = list(accumulate(bar.amount for bar in plot.bars))
    middles = [
        float((end - bar.amount / 2) / whole) * canvas.height
        for bar, end in zip(plot.bars, ends, strict=True)
    ]
    places = _apart(middles, pitch, canvas.height)
    moved = max(abs(a - b) for a, b in zip(places, middles, strict=True))
    if moved > pitch / 2:
        return None
    shifts = tuple(
        (start + width / 2 - wide / 2, place - middle)
        for width, place, middle in zip(widths, places, middles, strict=True)
    )
    return Parts(wide, shifts)


def _share(plot: ChartData, canvas: ChartFrame) -> LevelBar | None:
    """Lay out the words below a level bar, in one line if they fit, else in two."""
    first, last = plot.bars
    whole, thickness = first.amount + last.amount, plot.area[1] * canvas.height
    if not whole:
        return None
    end = float(first.amount / whole) * canvas.width
    amounts = [canvas.measure(bar.words, bold=True) for bar in plot.bars]
    names = [canvas.measure(bar.name) for bar in plot.bars]
    wide = [sum(pair) + BETWEEN for pair in zip(amounts, names, strict=True)]
    second = min(end, canvas.width - wide[1])
    level = wide[0] + GAP <= second
    if not level:
        wide = [max(pair) for pair in zip(amounts, names, strict=True)]
        second = min(max(end, canvas.width * LEFT), canvas.width * RIGHT)
    fits = wide[0] + GAP <= second and wide[1] <= canvas.width - second
    tall = (1 if level else 2) * canvas.size * LEADING
    room = canvas.height - thickness
    if not fits or tall > room:
        return None
    middles = (end / 2, (end + canvas.width) / 2)
    down = thickness / 2 + room - tall / 2
    shifts = tuple(
        (left + width / 2 - middle, down)
        for left, width, middle in zip((0.0, second), wide, middles, strict=True)
    )
    return LevelBar(thickness, shifts, level)


def _apart(middles: Sequence[float], pitch: float, height: float) -> list[float]:
    """Return middles of labels that do not collide, as near to these as may be."""
    tops, y = list[float](), 0.0
    for middle in middles:
        tops.append(max(y, middle - pitch / 2))
        y = tops[-1] + pitch
    bottom = height
    for at in range(len(tops) - 1, -1, -1):
        bottom = min(tops[at], bottom - pitch)
        tops[at] = bottom
    return [top + pitch / 2 for top in tops]


def _names(
    bars: Sequence[Bar], canvas: ChartFrame, pitch: float
) -> tuple[float, tuple[str, ...]] | None:
    """Return where bars begin, as far left as names fit into their rows, and the names."""
    for share in SHARES:
        room = canvas.width * share
        broken = [canvas.wrap(bar.name, room, bold=bar.bold) for bar in bars]
        widest = max(
            canvas.widest(lines, bold=bar.bold)
            for bar, lines in zip(bars, broken, strict=True)
        )
        if widest <= room and max(map(canvas.high, broken)) <= pitch:
            return GAP + widest, tuple(map("\n".join, broken))
    return None


def _wide(bar: Bar, canvas: ChartFrame) -> float:
    name = canvas.measure(f"{bar.name}  ") + canvas.size * KEY
    return name + canvas.measure(bar.words, bold=bar.main)
