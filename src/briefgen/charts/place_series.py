"""Places of initiatives to a series: countries, points in them, parts of the world."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from briefgen import findings
from briefgen.charts.legible import Limit
from briefgen.charts.maps import is_drawn
from briefgen.charts.request import ChartRequest
from briefgen.charts.series_rows import Series, SeriesRow
from briefgen.charts.shown_records import (
    chosen,
    in_order,
    initiatives,
    name_of,
    phrases,
    some,
)
from briefgen.charts.sites import Degrees, Whereabouts
from briefgen.charts.specification import Chart
from briefgen.languages.sentences import sentences_of
from briefgen.model import Number
from briefgen.value_classes import dataclass
from briefgen.view import Record, Value


@dataclass(frozen=True, slots=True)
class Stated:
    """A place that an initiative states, by its name, where it is, and its country."""

    name: Value
    initiative: Value
    site: Whereabouts
    country: str | None

    @property
    def key(self) -> object:
        """What places share that are one on a map."""
        return self.site.country or (self.name.text, self.site.points)


def places(chart: Chart, request: ChartRequest, _: Limit | None) -> Series:
    """Return the places of the initiatives, those of the most initiatives first.

    A country counts once for an initiative, and includes the places in it.
    """
    items = some(initiatives(chart, request), chart, request)
    stated: dict[object, list[Stated]] = {}
    beyond = False  # whether some place is in no country: "the region"
    for item in items:
        for place in chosen(chart, attrgetter("places")(item)):
            if isinstance(place, Record):
                for each in _stated(place, name_of(item), request):
                    stated.setdefault(each.key, []).append(each)
                beyond = beyond or attrgetter("country")(place) is None
    head = phrases(request, "Place", "Initiatives")
    own = getattr(request.subject, "code", None)
    about = str(own.raw) if isinstance(own, Value) else None
    rows = in_order(chart, [_row(each, about, request) for each in stated.values()])
    if not any(map(is_drawn, rows)) or _only_at_home(rows, request):
        return Series((), None, head)
    countries = {
        each[0].site.country: [one.initiative for one in each]
        for each in stated.values()
        if each[0].site.country
    }
    if about in countries or {*countries} == {request.words.jurisdiction.country}:
        return Series(rows, None, head)
    finding = findings.places(countries, len(items), request.trace, request.words)
    every = finding is not None and len(finding.inputs) == len(items)
    return Series(rows, None if beyond and every else finding, head)


def _only_at_home(rows: Sequence[SeriesRow], request: ChartRequest) -> bool:
    """Return whether a map would show no more than the office's own country."""
    home = request.words.jurisdiction.country
    drawn = [row for row in rows if is_drawn(row)]
    return all(row.site.country == home and not row.site.points for row in drawn)


def _stated(
    place: Record, initiative: Value, request: ChartRequest
) -> Iterator[Stated]:
    """Yield the country of a place, and the place itself if a map shows it apart."""
    pick = attrgetter("country", "name", "region", "coordinates")
    country, name, region, coordinates = pick(place)
    own = name or region
    points = () if coordinates is None else (_point(coordinates),)
    if country is not None:
        code, unnamed = str(country.raw), () if own else points
        named = _worded(request, request.words.territory(code), country)
        yield Stated(named, initiative, Whereabouts(code, unnamed), code)
    if own is not None and (points or country is None):
        named, inside = _worded(request, str(own.raw), own), country and country.raw
        home = None if inside is None else str(inside)
        yield Stated(named, initiative, Whereabouts(None, points), home)


def _worded(request: ChartRequest, text: str, value: Value) -> Value:
    return Value(request.trace, text, text=text, formula="place", inputs=(value,))


def _point(coordinates: Record) -> Degrees:
    latitude, longitude = attrgetter("latitude", "longitude")(coordinates)
    return _degrees(longitude), _degrees(latitude)


def _degrees(value: Value) -> float:
    assert isinstance(value.raw, Number)
    return float(value.raw.value)


def _row(
    stated: Sequence[Stated], about: str | None, request: ChartRequest
) -> SeriesRow:
    """Return a place with the initiatives there, each once.

    Where a page is `about` a country, that and the places in it are the main ones.
    """
    say, first = sentences_of(request.words), stated[0]
    names: Mapping[object, Value] = {
        each.initiative.path: each.initiative for each in stated
    }
    inputs = tuple(names.values())
    count, text = len(inputs), say.series([str(name.raw) for name in inputs])
    words = say.initiatives(count)
    beside = Value(request.trace, words, text=words, formula="length", inputs=inputs)
    listed = Value(request.trace, text, text=text, formula="listing", inputs=inputs)
    points = dict.fromkeys(point for each in stated for point in each.site.points)
    site = Whereabouts(first.site.country, tuple(points))
    main = about is None or about in {each.country for each in stated}
    return SeriesRow(
        first.name, Decimal(0), Decimal(count), beside, (listed,), main=main, site=site
    )
