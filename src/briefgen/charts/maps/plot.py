"""A series of places to a map: countries as areas, points and small states as marks."""

from collections.abc import Iterator, Mapping, Sequence
from math import cos, pi, sin

from briefgen import tree
from briefgen.charts.canvas import Canvas
from briefgen.charts.maps.areas import Area, Rectangle, area
from briefgen.charts.maps.frame import MapFrame, frame, framed
from briefgen.charts.maps.labels import MapRoom, NameSpot, Target
from briefgen.charts.maps.outlines import outlines
from briefgen.charts.maps.shapes import Bounds, shapes
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Lines, Plot
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.text_alternatives import inline
from briefgen.drawing import Point, Stroke
from briefgen.languages.sentences import sentences_of
from briefgen.style import channels
from briefgen.value_classes import dataclass
from briefgen.view import Value

EDGE = 0.6  # points: the width of borders
RADIUS = 2.8  # of a mark
RING = 1.4  # the width of the ring around a point
SMALL = 6.0  # points: a country that is no larger is marked
WIDEST = 0.4  # of the width of the map: a line of a name
NARROW = 80.0  # points that a line of a name may have in any case
CAPITAL = 0.74  # of the size of type: the height of a line, without what hangs below
LAND = 0.6  # how much of the colour of rules the land has; the rest is paper
TALLEST = 0.36  # of a page’s body: a map is no higher, and leaves room for text
LOW = 0.4  # of its width: how high a map is that shall take less room
CORNERS = 24  # of a mark, which looks round


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    """A place on the map: its name and count in words, its area, and where it is marked.

    `bold` are the lines of the name, `plain` those of the count.
    """

    row: SeriesRow
    bold: Lines
    plain: Lines
    area: Area | None
    marks: tuple[Point, ...]
    spot: NameSpot | None = None


def plot(series: Series, request: ChartRequest) -> Plot:
    """Plot the places that have a shape or a point; the others are named below.

    Raises ValueError if there is none.
    """
    rows = [row for row in series.rows if is_drawn(row)]
    tallest = request.look.page.body * TALLEST
    if request.lower:
        tallest = min(tallest, request.width * LOW)
    boxes = [each for row in rows for each in _boxes(row)]
    if request.low_map is None:
        part = frame(boxes, request.width, tallest, lower=request.lower)
    else:
        part = framed(boxes, request.width, request.low_map)
    placed = _placed(rows, part, request)

    def draw(canvas: Canvas) -> None:
        _land(canvas, placed, part, request)
        for each in placed:
            _named(canvas, each, request)

    others = [row.name for row in series.rows if not is_drawn(row)]
    return Plot(part.height, draw, notes=_notes(others, placed, request))


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


def _placed(
    rows: Sequence[SeriesRow], part: MapFrame, request: ChartRequest
) -> Sequence[PlaceOnMap]:
    """Return the places with their names where these have room: the first ones first."""
    drawn = outlines(part)
    counts = {row.last for row in rows if row.site.country}
    several = len(counts) > 1
    every = [_place(row, part, drawn, request, several=several) for row in rows]
    areas = [each.area for each in every if each.area is not None]
    dots = [_dot(mark) for each in every for mark in each.marks]
    room = MapRoom((part.width, part.height), areas, dots)
    return [_with_spot(each, room, part, request) for each in every]


def _place(
    row: SeriesRow,
    part: MapFrame,
    drawn: Mapping[str, tuple[tuple[Point, ...], ...]],
    request: ChartRequest,
    *,
    several: bool,
) -> PlaceOnMap:
    code = row.site.country or ""
    shown = area(drawn[code]) if code in drawn else None
    marks = tuple(map(part.at, row.site.points))
    if code and code in shapes() and (shown is None or shown.main.longest < SMALL):
        marks = (*marks, part.at(shapes()[code].at))
    widest = max(request.width * WIDEST, NARROW)
    name = request.wrap(row.label, widest, bold=bool(code))
    count = request.wrap(row.words, widest) if several and code else ()
    bold, plain = (name, count) if code else ((), name)
    return PlaceOnMap(row, bold, plain, shown, marks)


def _with_spot(
    placed: PlaceOnMap, room: MapRoom, part: MapFrame, request: ChartRequest
) -> PlaceOnMap:
    code, shown = placed.row.site.country, placed.area
    if shown is not None and shown.main.longest >= SMALL and code:
        inside = part.at(shapes()[code].at)
        box, point = shown.main, inside if room.shows(inside) else shown.main.middle
    else:
        box, point, shown = _dot(placed.marks[-1]), placed.marks[-1], None
    widths = (
        request.measure(line, bold=bold)
        for bold, lines in ((True, placed.bold), (False, placed.plain))
        for line in lines
    )
    high = LEADING * (len(placed.bold) + len(placed.plain) - 1) + CAPITAL
    target = Target(box, point, max(widths), high * request.size, shown)
    spot = room.place(target)
    return PlaceOnMap(*_parts(placed), spot)


def _parts(
    placed: PlaceOnMap,
) -> tuple[SeriesRow, Lines, Lines, Area | None, tuple[Point, ...]]:
    return placed.row, placed.bold, placed.plain, placed.area, placed.marks


def _land(
    canvas: Canvas, placed: Sequence[PlaceOnMap], part: MapFrame, request: ChartRequest
) -> None:
    """Draw the sea, the land, and on it the places themselves."""
    middle, size = (0.0, part.height / 2), (part.width, part.height)
    canvas.box(middle, size, request.color("tint"))
    paper, accent = request.color("paper"), request.color("accent")
    edge = Stroke(paper, EDGE)
    codes = {each.row.site.country for each in placed}
    others = [
        outline
        for code, every in outlines(part).items()
        if code not in codes
        for outline in every
    ]
    canvas.shapes(others, _mixed(request.color("rule"), paper), edge)
    for each in placed:
        canvas.shapes(() if each.area is None else each.area.outlines, accent, edge)
    for each in placed:
        state = bool(each.row.site.country) and not each.row.site.points
        fill, ring = (accent, paper) if state else (paper, accent)
        for mark in each.marks:
            canvas.shapes([_circle(mark)], fill, Stroke(ring, RING))


def _named(canvas: Canvas, placed: PlaceOnMap, request: ChartRequest) -> None:
    """Write a name where it has room, with a line to what it names if that is far."""
    spot = placed.spot
    if spot is None:
        return
    ink, paper = request.color("ink"), request.color("paper")
    if spot.line is not None:
        canvas.line(spot.line, 3 * EDGE, paper)
        canvas.line(spot.line, EDGE, ink)
    color = paper if spot.within else ink
    y = spot.box.top + request.size * CAPITAL
    for bold, lines in ((True, placed.bold), (False, placed.plain)):
        for line in lines:
            at = (_start(request.measure(line, bold=bold), spot, placed), y)
            canvas.text(line, at, request.size, bold=bold, color=color)
            y += request.size * LEADING


def _start(width: float, spot: NameSpot, placed: PlaceOnMap) -> float:
    """Return where a line begins: towards what it names, or in the middle above it."""
    box, area = spot.box, placed.area
    dot = _dot(placed.marks[-1]) if placed.marks else None
    named = area.main if area is not None and not placed.marks else dot or spot.box
    if box.right <= named.left:
        return box.right - width
    return box.left if box.left >= named.right else box.middle[0] - width / 2


def _notes(
    others: Sequence[Value], placed: Sequence[PlaceOnMap], request: ChartRequest
) -> tree.Inlines:
    """Return what is not drawn, what is not named, and what is said of the borders."""
    say, trace = sentences_of(request.words), request.trace
    unnamed = [each.row.name for each in placed if each.spot is None]
    parts: list[tree.Inline] = []
    for names, worded in ((others, say.not_drawn), (unnamed, say.not_named)):
        if names:
            text = worded(say.series([str(name.raw) for name in names]))
            value = Value(
                trace, text, text=text, formula="listing", inputs=tuple(names)
            )
            parts += [inline(value), tree.Text(". ")]
    return (*parts, tree.Text(f"{say.borders}."))


def _circle(middle: Point) -> Sequence[Point]:
    x, y = middle
    turns = (2 * pi * at / CORNERS for at in range(CORNERS))
    return [(x + RADIUS * cos(turn), y + RADIUS * sin(turn)) for turn in turns]


def _dot(at: Point) -> Rectangle:
    """Return the box around a mark."""
    x, y = at
    return Rectangle(x, y, x, y).wider(RADIUS + RING / 2)


def _mixed(color: str, paper: str) -> str:
    """Return a colour that is nearer to the paper."""
    pairs = zip(channels(color), channels(paper), strict=True)
    parts = (round(255 * (own * LAND + ground * (1 - LAND))) for own, ground in pairs)
    return "#" + "".join(f"{part:02x}" for part in parts)
