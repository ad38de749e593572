"""Places to what a map shows of each: its area, its marks, its name or its number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.charts.maps.areas import Area, areas
from briefgen.charts.maps.frame import MapFrame
from briefgen.charts.maps.labels import MapRoom, NameSpot, Target
from briefgen.charts.maps.marks import MapMark, Marked, marks_of, numbers
from briefgen.charts.maps.shapes import shapes
from briefgen.charts.request import ChartRequest
from briefgen.charts.rows import LEADING, Lines
from briefgen.charts.series_rows import SeriesRow
from briefgen.drawing import Point
from briefgen.value_classes import dataclass

SMALL = 9.0  # points: a country that is no larger is marked
WIDEST = 0.4  # of the width of the map: a line of a name
NARROW = 80.0  # points that a line of a name may have in any case
CAPITAL = 0.74  # of the size of type: the height of a line, without what hangs below


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    """A place on the map: its name and count in words, its area, and where it is marked.

    `bold` are the lines of the name, `plain` those of the count. Without a `spot` there is
    no room for them.
    """

    row: SeriesRow
    bold: Lines
    plain: Lines
    area: Area | None
    where: Marked
    marks: tuple[MapMark, ...] = ()
    spot: NameSpot | None = None


@dataclass(frozen=True, slots=True)
class MapLayout:
    """What a map shows: its part of the world, the places, and the numbers of marks."""

    part: MapFrame
    placed: Sequence[PlaceOnMap]
    marks: Sequence[MapMark]
    numbers: Mapping[tuple[int, ...], int]


def laid_out(
    rows: Sequence[SeriesRow], part: MapFrame, request: ChartRequest
) -> MapLayout:
    """Return the places with their names where these have room: the first ones first.

    The others have numbers, which take more room: so names are placed again.
    """
    drawn = areas(part)
    counts = {row.last for row in rows if row.site.country}
    several = len(counts) > 1
    every = [_place(row, part, drawn, request, several=several) for row in rows]
    numbered = frozenset[int]()
    while True:
        marks = marks_of([each.where for each in every], numbered)
        shared = [mark.places for mark in marks if mark.shared]
        crowded = frozenset().union(*shared)
        if crowded - numbered:
            numbered |= crowded
            continue
        placed = _named_places(every, (marks, numbered), part, request)
        unnamed = frozenset(at for at, each in enumerate(placed) if _needs_number(each))
        if unnamed <= numbered:
            return MapLayout(part, placed, marks, numbers(marks, numbered))
        numbered |= unnamed


def _needs_number(placed: PlaceOnMap) -> bool:
    """Return whether a place has no name on the map; what it is not about needs none."""
    return placed.spot is None and placed.row.main


def _named_places(
    every: Sequence[PlaceOnMap],
    marked_as: tuple[Sequence[MapMark], frozenset[int]],
    part: MapFrame,
    request: ChartRequest,
) -> Sequence[PlaceOnMap]:
    """Return places with their marks; those without a number have a name, if it fits."""
    marks, numbered = marked_as
    codes = {each.row.site.country for each in every}
    known = [each.area for each in every if each.area is not None]
    others = [each for code, each in areas(part).items() if code not in codes]
    boxes = [mark.box for mark in marks]
    room = MapRoom((part.width, part.height), known, boxes, others)
    placed = []
    for at, each in enumerate(every):
        own = tuple(mark for mark in marks if at in mark.places)
        marked = replace(each, marks=own)
        placed.append(
            marked if at in numbered else _with_spot(marked, room, part, request)
        )
    return placed


def _place(
    row: SeriesRow,
    part: MapFrame,
    drawn: Mapping[str, Area],
    request: ChartRequest,
    *,
    several: bool,
) -> PlaceOnMap:
    code = row.site.country or ""
    shown = drawn.get(code)
    marks = tuple(map(part.at, row.site.points))
    state = bool(code) and (shown is None or shown.main.longest < SMALL)
    if state and code in shapes():
        marks = (*marks, part.at(shapes()[code].at))
    widest = max(request.width * WIDEST, NARROW)
    name = request.wrap(row.label, widest, bold=bool(code))
    count = request.wrap(row.words, widest) if several and code else ()
    bold, plain = (name, count) if code else ((), name)
    anchor = marks[-1] if marks else _inside(code, shown, part)
    where = Marked(marks, anchor, state=bool(code) and not row.site.points)
    return PlaceOnMap(row, bold, plain, shown, where)


def _inside(code: str, shown: Area | None, part: MapFrame) -> Point:
    """Return a point well inside what is seen of a country."""
    inside = part.at(shapes()[code].at)
    x, y = inside
    within = 0 < x < part.width and 0 < y < part.height
    return inside if within or shown is None else shown.main.middle


def _with_spot(
    placed: PlaceOnMap, room: MapRoom, part: MapFrame, request: ChartRequest
) -> PlaceOnMap:
    code, shown = placed.row.site.country, placed.area
    if shown is not None and shown.main.longest >= SMALL and code:
        box, point = shown.main, _inside(code, shown, part)
    else:
        mark, shown = placed.marks[-1], None
        box, point = mark.box, mark.at
    widths = (
        request.measure(line, bold=bold)
        for bold, lines in ((True, placed.bold), (False, placed.plain))
        for line in lines
    )
    high = LEADING * (len(placed.bold) + len(placed.plain) - 1) + CAPITAL
    target = Target(box, point, max(widths), high * request.size, shown)
    spot = room.place(target)
    return replace(placed, spot=spot)
