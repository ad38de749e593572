"""A series of places to a map: countries as areas, points and small states as marks."""

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from briefgen import tree
from briefgen.charts.canvas import Canvas
from briefgen.charts.maps.frame import MapFrame, frame, framed
from briefgen.charts.maps.labels import NameSpot
from briefgen.charts.maps.marks import RING, MapMark
from briefgen.charts.maps.outlines import outlines
from briefgen.charts.maps.placed import CAPITAL, MapLayout, PlaceOnMap, laid_out
from briefgen.charts.maps.shapes import Bounds, shapes
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Plot, name_of
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.text_alternatives import inline
from briefgen.drawing import LabelCell, Point, Stroke, TextMark
from briefgen.languages.sentences import sentences_of
from briefgen.style import channels
from briefgen.view import Value

EDGE = 0.6  # points: the width of borders
DIGITS = 7.2  # points: the type of a number in a mark
LAND = 0.6  # how much of the colour of rules the land has; the rest is paper
CORNERS = 24  # of a mark, which looks round
TALLEST = 0.36  # of a page’s body: a map is no higher, and leaves room for text
LOW = 0.4  # of its width: how high a map is that shall take less room


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot the places that have a shape or a point; the others are named below.

    Where the page is about one of the countries, the map shows that one. Raises
    ValueError if there is none.
    """
    rows = [row for row in series.rows if is_drawn(row)]
    part = _frame(rows, request)
    drawn = [row for row in rows if row.main or _is_within(row, part)]
    shown = laid_out(drawn, part, request)

    def draw(canvas: Canvas) -> None:
        _land(canvas, shown, request)
        _marks(canvas, shown, request)
        for number, each in enumerate(shown.placed):
            _named(canvas, (number, each), request)

    others = [row.name for row in series.rows if row not in drawn]
    return Plot(part.height, draw, notes=_notes(others, shown, request))


def _frame(rows: Sequence[SeriesRow], request: ChartRequest) -> MapFrame:
    """Return the part of the world around what a map is about."""
    tallest = request.look.page.body * TALLEST
    if request.lower:
        tallest = min(tallest, request.width * LOW)
    main = [row for row in rows if row.main] or rows
    boxes = [each for row in main for each in _boxes(row)]
    if request.low_map is None:
        return frame(boxes, request.width, tallest, lower=request.lower)
    return framed(boxes, request.width, request.low_map)


def _is_within(row: SeriesRow, part: MapFrame) -> bool:
    """Return whether something of a place is in a part of the world."""
    points = map(part.at, row.site.points)
    inside = any(0 < x < part.width and 0 < y < part.height for x, y in points)
    return inside or row.site.country in outlines(part)


def is_drawn(row: SeriesRow) -> bool:
    """Return whether a map can show a place: a country with a shape, or a point."""
    return bool(row.site.points) or row.site.country in shapes()


def _boxes(row: SeriesRow) -> Iterator[Bounds]:
    """Yield what a map shows of a place, in degrees."""
    for x, y in row.site.points:
        yield x, y, x, y
    shape = shapes().get(row.site.country or "")
    if row.site.country and shape:
        yield shape.box


def _land(canvas: Canvas, shown: MapLayout, request: ChartRequest) -> None:
    """Draw the sea, the land, and on it the countries themselves."""
    part = shown.part
    middle, size = (0.0, part.height / 2), (part.width, part.height)
    canvas.box(middle, size, request.color("tint"))
    paper = request.color("paper")
    edge = Stroke(paper, EDGE)
    codes = {each.row.site.country for each in shown.placed}
    others = [
        outline
        for code, every in outlines(part).items()
        if code not in codes
        for outline in every
    ]
    canvas.shapes(others, _mixed(request.color("rule"), paper), edge)
    for each in shown.placed:
        color = request.fill(main=each.row.main, own="")
        canvas.shapes(() if each.area is None else each.area.outlines, color, edge)


def _marks(canvas: Canvas, shown: MapLayout, request: ChartRequest) -> None:
    """Draw the marks, filled for a small state and with a number for what has one."""
    paper = request.color("paper")
    for mark in shown.marks:
        places = [shown.placed[at] for at in mark.places]
        about = any(each.row.main for each in places)
        color = request.fill(main=about, own="")
        number = shown.numbers.get(mark.places)
        filled = number is not None or places[0].where.state
        fill, ring = (color, paper) if filled else (paper, color)
        canvas.shapes([_circle(mark)], fill, Stroke(ring, RING))
        if number is not None:
            x, y = mark.at
            text = str(number)
            wide = request.measure(text, bold=True) * DIGITS / request.size
            place = x - wide / 2, y + DIGITS * CAPITAL / 2
            ink = request.written_on(color)
            canvas.text(TextMark(text, place, DIGITS, ink, bold=True))


def _named(
    canvas: Canvas, numbered: tuple[int, PlaceOnMap], request: ChartRequest
) -> None:
    """Write a name where it has room, with a line to what it names if that is far."""
    number, placed = numbered
    spot, named = placed.spot, name_of(number)
    if spot is None:
        return
    ink, paper = request.color("ink"), request.color("paper")
    if spot.line is not None:
        canvas.line(spot.line, 3 * EDGE, paper)
        canvas.line(spot.line, EDGE, ink)
    if spot.within:
        ink = request.written_on(request.fill(main=placed.row.main, own=""))
    y = spot.box.top + request.size * CAPITAL
    for bold, lines in ((True, placed.bold), (False, placed.plain)):
        for line in lines:
            at = (_start(request.measure(line, bold=bold), spot, placed), y)
            says = LabelCell(number, 1) if placed.bold and not bold else named
            canvas.text(TextMark(line, at, request.size, ink, bold, says=says))
            y += request.size * LEADING


def _start(width: float, spot: NameSpot, placed: PlaceOnMap) -> float:
    """Return where a line begins: towards what it names, or in the middle above it."""
    box, area = spot.box, placed.area
    dot = placed.marks[-1].box if placed.marks else None
    named = area.main if area is not None and not placed.marks else dot or spot.box
    if box.right <= named.left:
        return box.right - width
    return box.left if box.left >= named.right else box.middle[0] - width / 2


def _notes(
    others: Sequence[Value], shown: MapLayout, request: ChartRequest
) -> tree.Inlines:
    """Return the key of numbers, what is not drawn, and what is said of the borders."""
    say = sentences_of(request.words)
    names = [each.row.name for each in shown.placed]
    key = {
        number: [names[at] for at in places] for places, number in shown.numbers.items()
    }
    numbered = {at for places in shown.numbers for at in places}
    unnamed = [
        each.row.name
        for at, each in enumerate(shown.placed)
        if each.spot is None and at not in numbered
    ]
    parts: list[tree.Inline] = []
    if key:
        lines = [(number, _listed(every)) for number, every in key.items()]
        inputs = [name for every in key.values() for name in every]
        parts += _note(say.key(lines), inputs, request)
    for every, worded in ((others, say.not_drawn), (unnamed, say.not_named)):
        if every:
            parts += _note(worded(say.series(_texts(every))), every, request)
    return (*parts, tree.Text(f"{say.borders}."))


def _note(
    text: str, names: Sequence[Value], request: ChartRequest
) -> Iterator[tree.Inline]:
    inputs = tuple(names)
    value = Value(request.trace, text, text=text, formula="listing", inputs=inputs)
    yield inline(value)
    yield tree.Text(". ")


def _listed(names: Sequence[Value]) -> str:
    return ", ".join(_texts(names))


def _texts(names: Sequence[Value]) -> list[str]:
    return [str(name.raw) for name in names]


def _circle(mark: MapMark) -> Sequence[Point]:
    x, y = mark.at
    turns = (2 * pi * at / CORNERS for at in range(CORNERS))
    return [
        (x + mark.radius * cos(turn), y + mark.radius * sin(turn)) for turn in turns
    ]


def _mixed(color: str, paper: str) -> str:
    """Return a colour that is nearer to the paper."""
    pairs = zip(channels(color), channels(paper), strict=True)
    parts = (round(255 * (own * LAND + ground * (1 - LAND))) for own, ground in pairs)
    return "#" + "".join(f"{part:02x}" for part in parts)
