"""A map shows where initiatives are, and tells the rest in words."""

from dataclasses import replace
from itertools import combinations
from math import cos, dist, radians

import pytest

from briefgen import charts, tree
from briefgen.charts.maps.areas import Rectangle, around, inside
from briefgen.charts.maps.frame import frame
from briefgen.charts.maps.marks import RING
from briefgen.charts.maps.projections import apart, azimuthal, equal_earth
from briefgen.charts.maps.shapes import shapes
from briefgen.drawing import Drawing, MoveTo, Path, TextMark
from briefgen.languages.countries import is_country
from briefgen.model import Initiative, Location, Release
from briefgen.style import READABLE, contrast
from briefgen.view.subject_kinds import subject_at
from tests.charts.placed import WORLD, at, place
from tests.charts.portfolios import (
    LOOK,
    figure,
    finding,
    initiative,
    portfolio,
    request,
    shown,
)

EUROPE = [
    "FR",
    "DE",
    "IT",
    "ES",
    "PT",
    "BE",
    "NL",
    "LU",
    "CH",
    "AT",
    "PL",
    "CZ",
    "DK",
    "SE",
    "NO",
    "FI",
    "IE",
    "GB",
    "GR",
    "HU",
    "RO",
    "BG",
]
SMALLEST = 7.0  # points
PERU = ("PE",)
LIMA = (-12.05, -77.04)


def asked(
    *initiatives: Initiative, language: str = "en", width: float = 450.0
) -> charts.ChartRequest:
    of = portfolio(*initiatives)
    return request(of, language=language, width=width)


def mapped(*countries: str, width: float = 450.0) -> tree.Figure:
    each = (at(f"I{number}", code) for number, code in enumerate(countries))
    return figure("kind: map", asked(*each, width=width))


def words(drawing: Drawing) -> list[TextMark]:
    return [mark for mark in drawing.marks if isinstance(mark, TextMark)]


def filled(drawing: Drawing, color: str) -> list[Path]:
    marks = (mark for mark in drawing.marks if isinstance(mark, Path))
    return [mark for mark in marks if mark.fill == color]


def box(mark: TextMark) -> Rectangle:
    wide = LOOK.faces.face(bold=mark.bold).width(mark.text, mark.size)
    x, y = mark.at
    return Rectangle(x, y - 0.7 * mark.size, x + wide, y)


def source(made: tree.Figure) -> str:
    return tree.plain(made.source)


def test_where_nothing_has_a_shape_there_is_no_map() -> None:
    region = place(None, "APEC region")
    assert shown("kind: map", asked(at("Dams"))) == ()
    assert shown("kind: map", asked(at("Dams", region))) == ()
    assert shown("kind: map", asked(at("Base", "AQ"))) == ()


def test_one_country_is_coloured_and_named() -> None:
    made = mapped(*PERU, width=220)
    assert tree.plain(made.finding) == "The initiative is in Peru"
    assert made.alternative == "Map, Funding: Peru"
    assert [mark.text for mark in words(made.drawing)] == ["Peru"]
    assert len(filled(made.drawing, "#1a5dc0")) == 1
    assert made.drawing.width == 220
    assert source(made) == (
        "The borders shown imply no official endorsement or acceptance."
        " Base map: Natural Earth."
    )


def test_in_french_names_and_sentences_are_french() -> None:
    made = figure(
        "kind: map",
        asked(
            *(at("A", "PE"), at("B", "PE"), at("C", place(None, "APEC"))), language="fr"
        ),
    )
    assert (
        tree.plain(made.finding) == "Deux des trois initiatives se déroulent au Pérou"
    )
    assert made.alternative == "Carte, Financement\u00a0: Pérou et APEC"
    assert source(made) == (
        "Lieux absents de la carte\u00a0: APEC. Le tracé des frontières n’implique"
        " aucune reconnaissance ni acceptation officielle. Fond de carte\u00a0: Natural"
        " Earth."
    )


def test_what_is_in_a_region_too_is_not_said_to_be_in_a_country() -> None:
    beyond = at("A", "PE", place(None, "APEC"))
    for initiatives in ([beyond], [beyond, at("B", "PE")]):
        made = figure("kind: map", asked(*initiatives))
        assert tree.plain(made.finding) == "Funding"  # the label: nothing is found


@pytest.mark.parametrize(
    ("places", "en", "fr"),
    [
        (
            [["PE"], ["PE"], ["MY"]],
            "Two of three initiatives are in Peru",
            "Deux des trois initiatives se déroulent au Pérou",
        ),
        (
            [["PE"], ["MY"]],
            "The two initiatives are in Peru and Malaysia",
            "Les deux initiatives se déroulent au Pérou et en Malaisie",
        ),
        (
            [["PE"], ["PH"], []],
            "Two of three initiatives are in Peru and the Philippines",
            "Deux des trois initiatives se déroulent au Pérou et aux Philippines",
        ),
        (
            [["PE"], []],
            "One of two initiatives is in Peru",
            "Une des deux initiatives se déroule au Pérou",
        ),
        (
            [["PE", "MY", "CA", "GH"]],
            "The initiative is in four countries",
            "L’initiative se déroule dans quatre pays",
        ),
    ],
)
def test_the_finding_says_where_most_are_or_all(
    places: list[list[str]], en: str, fr: str
) -> None:
    each = [at(f"I{number}", *codes) for number, codes in enumerate(places)]
    assert finding("kind: map", asked(*each)) == en
    assert finding("kind: map", asked(*each, language="fr")) == fr


def test_a_country_counts_once_for_an_initiative_with_several_places_in_it() -> None:
    lima, piura = place("PE", "Lima", LIMA), place("PE", "Piura", (-5.19, -80.63))
    made = figure("kind: map", asked(at("A", lima, piura), at("B", "PE"), at("C")))
    assert tree.plain(made.finding) == "Two of three initiatives are in Peru"
    rows = [[tree.plain(cell) for cell in row] for row in made.data.rows]
    assert rows == [["Peru", "A; B"], ["Lima", "A"], ["Piura", "A"]]
    assert made.description == "Peru: A; B. Lima: A. Piura: A."
    assert {mark.text for mark in words(made.drawing)} == {"Peru", "Lima", "Piura"}


def test_counts_stand_below_names_where_they_differ() -> None:
    made = figure("kind: map", asked(at("A", "PE"), at("B", "PE"), at("C", "MY")))
    assert [mark.text for mark in words(made.drawing)] == [
        *("Peru", "two initiatives", "Malaysia", "one initiative"),
    ]
    assert "one initiative" not in str(mapped("PE", "MY").drawing)


@pytest.mark.parametrize("countries", [WORLD, EUROPE, ("SG", "MY"), ("FJ", "VU", "TV")])
@pytest.mark.parametrize("width", [216.0, 450.0])
def test_no_name_is_on_another_or_beyond_the_map(
    countries: tuple[str, ...], width: float
) -> None:
    made = mapped(*countries, width=width)
    boxes = [box(mark) for mark in words(made.drawing)]
    assert boxes
    assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]
    page = Rectangle(0, 0, made.drawing.width, made.drawing.height)
    corners = [(each.left, each.top) for each in boxes]
    corners += [(each.right, each.bottom) for each in boxes]
    assert all(map(page.holds, corners))
    assert min(mark.size for mark in words(made.drawing)) >= SMALLEST


def test_every_place_is_named_on_the_map_or_below_it() -> None:
    made = mapped(*WORLD, *EUROPE, width=216)
    drawn = " ".join(mark.text for mark in words(made.drawing))
    names = {tree.plain(row[0]) for row in made.data.rows}
    below = {name for name in names if name in source(made)}
    assert below
    assert source(made).startswith("On the map: 1\u00a0")
    missing = [name for name in names - below if name.split(" ")[0] not in drawn]
    assert missing == []


NARROW = [
    (WORLD, 216.0),
    (EUROPE, 216.0),
    (("FJ", "VU", "TV", "WS", "TO"), 120.0),
    (("VC", "TT", "GD", "BB", "JM", "CA"), 300.0),
]


@pytest.mark.parametrize(("countries", "width"), NARROW)
def test_no_mark_touches_another_and_each_number_is_in_the_key(
    countries: tuple[str, ...], width: float
) -> None:
    made = mapped(*countries, width=width)
    circles = [box_of(mark) for mark in round_marks(made.drawing)]
    assert circles
    for one, other in combinations(circles, 2):
        least = (one.right - one.left + other.right - other.left) / 2
        assert dist(one.middle, other.middle) > least
    digits = [mark for mark in words(made.drawing) if mark.text.isdigit()]
    assert {mark.text for mark in digits} == {
        part.split("\u00a0")[0]
        for part in source(made).split(". ")[0].removeprefix("On the map: ").split("; ")
    }
    assert all(any(each.holds(box(mark).middle) for each in circles) for mark in digits)


def round_marks(drawing: Drawing) -> list[Path]:
    marks = (mark for mark in drawing.marks if isinstance(mark, Path))
    return [mark for mark in marks if mark.stroke and mark.stroke.width == RING]


def box_of(mark: Path) -> Rectangle:
    return around([each.to for each in mark.segments if hasattr(each, "to")])


@pytest.mark.parametrize(
    ("language", "key"), [("en", "On the map: "), ("fr", "Sur la carte\u00a0: ")]
)
def test_places_too_close_for_their_names_share_a_numbered_mark(
    language: str, key: str
) -> None:
    close = [
        at(name, place("CA", name, (45.0 + step / 50, -64.0)))
        for step, name in enumerate(("Cove", "Bay", "Point"))
    ]
    made = figure("kind: map", asked(*close, language=language))
    assert source(made).startswith(f"{key}1\u00a0Cove, Bay, Point. ")
    assert "Cove, Bay" in made.alternative
    assert [mark.text for mark in words(made.drawing)] == ["1", "Canada"]


def test_a_map_is_not_called_a_map_twice() -> None:
    for language, label in (("en", "Map of the places"), ("fr", "Carte des lieux")):
        of = asked(at("A", "PE"), language=language)
        made = figure("kind: map", replace(of, label=label))
        assert made.alternative.startswith(label)


def test_a_page_about_a_country_shows_that_one_in_its_colour() -> None:
    of = portfolio(at("A", "VU", "CA", "FJ"))
    asked_ = request(of, width=450.0)
    country = subject_at(asked_.trace, "countries.vu")
    made = figure("kind: map", replace(asked_, subject=country))
    accent = filled(made.drawing, asked_.accent)
    xs = [x for mark in accent for x, _ in corners_of(mark)]
    assert min(xs) > 0.3 * 450
    assert max(xs) < 0.7 * 450
    assert filled(made.drawing, asked_.color("neutral"))  # Fiji, beside it
    assert source(made).startswith("Not shown on the map: Canada. ")


def corners_of(mark: Path) -> list[tuple[float, float]]:
    return [each.to for each in mark.segments if hasattr(each, "to")]


def test_the_alternative_text_names_as_many_places_as_it_has_room_for() -> None:
    made = mapped(*WORLD)
    assert made.alternative.startswith("Map, Funding: Canada, United States, Mexico")
    assert made.alternative.endswith(" more")
    assert len(made.alternative) <= 200


def test_a_small_state_is_a_mark_that_can_be_seen() -> None:
    (mark,) = filled(mapped("TV", "AU").drawing, "#1a5dc0")[1:]
    xs = [each.to[0] for each in mark.segments if hasattr(each, "to")]
    assert 5 < max(xs) - min(xs) < 8


def test_a_point_is_where_its_degrees_are() -> None:
    point = place(None, "Grand Banks", (45.0, -50.0))
    made = figure("kind: map", asked(at("Fish", point)))
    (mark,) = filled(made.drawing, "#ffffff")
    xs, ys = zip(
        *(each.to for each in mark.segments if hasattr(each, "to")), strict=True
    )
    middle = made.drawing.width / 2, made.drawing.height / 2
    assert dist(middle, (sum(xs) / len(xs), sum(ys) / len(ys))) < 1
    assert tree.plain(made.finding) == "Funding"  # in no country: nothing is found


def test_a_map_shows_a_region_across_the_date_line() -> None:
    pacific = frame([shapes()[code].box for code in ("FJ", "WS")], 450, 290)
    assert 170 < pacific.middle[0] < 195
    assert not pacific.flat
    fiji, samoa = (pacific.at(shapes()[code].at) for code in ("FJ", "WS"))
    assert 0 < fiji[0] < samoa[0] < 450
    both = frame([shapes()[code].box for code in ("PE", "MY")], 450, 290)
    assert both.flat
    assert both.at(shapes()["MY"].at)[0] < both.at(shapes()["PE"].at)[0]


def test_a_map_shows_no_more_of_the_world_than_tells_where_it_is() -> None:
    peru = frame([shapes()["PE"].box], 220, 290)
    america = frame([shapes()["PE"].box, shapes()["CA"].box], 220, 290)
    world = frame([shapes()[code].box for code in WORLD], 220, 290)
    assert peru.scale > 2 * america.scale > 2 * world.scale
    assert (220 / peru.scale) > 18 * 0.017


def test_what_is_held_back_moves_nothing_on_a_public_page() -> None:
    def drawn(code: str, held: Location) -> tree.Blocks:
        mine, theirs = at("A", code), at("Z", held)
        releases = {"initiatives.z": Release("internal")}
        of = portfolio(mine, theirs, releases=releases)
        return shown("kind: map\nonly: released", request(of, width=450.0))

    alone = shown("kind: map", asked(at("A", "PE")))
    assert drawn("PE", place("RU")) == drawn("PE", place("PE", "Lima", LIMA))
    first, second = drawn("PE", place("RU"))[0], alone[0]
    assert isinstance(first, tree.Figure)
    assert isinstance(second, tree.Figure)
    assert first.drawing == second.drawing


def test_no_other_kind_reads_the_shapes() -> None:
    shapes.cache_clear()
    figure("kind: bar", asked(*map(initiative, "ABC", (3, 2, 1))))
    assert shapes.cache_info().currsize == 0
    mapped(*PERU)
    assert shapes.cache_info().currsize == 1


def test_all_countries_have_a_place_on_a_map() -> None:
    codes = set(shapes()) - {""}
    assert all(map(is_country, codes))
    assert len(codes) > 230
    assert codes >= {*WORLD, *EUROPE, "XK", "PS", "TW", "EH", "GL", "KI", "VA"}


def test_borders_are_those_that_canada_recognizes() -> None:
    def owner(point: tuple[float, float]) -> list[str]:
        found = (
            code
            for code, shape in shapes().items()
            if inside([ring.points for ring in shape.rings], point)
        )
        return list(found)

    assert owner((34.2, 45.2)) == ["UA"]  # Crimea
    assert owner((33.4, 35.28)) == ["CY"]  # the north of Cyprus
    assert owner((45.0, 9.5)) == ["SO"]  # Somaliland


def test_equal_areas_are_equal_on_the_page() -> None:
    def area(corners: list[tuple[float, float]]) -> float:
        turned = zip(corners, corners[1:] + corners[:1], strict=True)
        return abs(sum(a * y - x * b for (a, b), (x, y) in turned)) / 2

    def cell(longitude: float, latitude: float) -> list[tuple[float, float]]:
        west, south, step = longitude, latitude, 0.01
        return [
            *((west, south), (west + step, south)),
            *((west + step, south + step), (west, south + step)),
        ]

    for project in (azimuthal((-75.0, -9.0)), equal_earth(-75.0)):
        for at_ in ((-75.0, -9.0), (-60.0, 30.0), (-90.0, -40.0)):
            size = area([project(*each) for each in cell(*at_)])
            true = radians(0.01) ** 2 * cos(radians(at_[1] + 0.005))
            assert size == pytest.approx(true, rel=0.01)


def test_the_antipode_of_a_map_is_drawn_far_away() -> None:
    project = azimuthal((0.0, 0.0))
    assert all(dist((0, 0), project(x, 0.0)) > 1.7 for x in (150.0, 179.0, 180.0))
    assert apart((0.0, 0.0), (180.0, 0.0)) == pytest.approx(180)


BESIDE = ("KR", "PT", "GM", "TG", "LB", "KW", "QA", "BT", "LA", "CL", "HT", "SV", "RW")


@pytest.mark.parametrize("code", BESIDE)
def test_no_country_is_named_on_another_without_a_line(code: str) -> None:
    of = asked(at("A", code))
    drawing = figure("kind: map", of).drawing
    [land] = [mark for mark in drawing.marks if isinstance(mark, Path)][1:2]
    lines = [mark for mark in drawing.marks if isinstance(mark, Path) and not mark.fill]
    marks = round_marks(drawing)
    for name in words(drawing):
        points = [*box(name).points()]
        abroad = sum(inside(rings(land), point) for point in points)
        assert abroad <= len(points) / 2 or lines or marks, name


def rings(land: Path) -> list[tuple[tuple[float, float], ...]]:
    """Give the outlines of a shape."""
    found: list[list[tuple[float, float]]] = []
    for each in land.segments:
        if isinstance(each, MoveTo):
            found.append([])
        if hasattr(each, "to"):
            found[-1].append(each.to)
    return [tuple(ring) for ring in found]


def test_names_within_countries_can_be_read() -> None:
    of = portfolio(at("A", "KR", "JP"))
    asked_ = request(of, width=450.0)
    country = subject_at(asked_.trace, "countries.kr")
    drawing = figure("kind: map", replace(asked_, subject=country)).drawing
    [japan] = [mark for mark in words(drawing) if mark.text == "Japan"]
    [shape] = filled(drawing, asked_.color("neutral"))
    assert inside(rings(shape), box(japan).middle)
    assert contrast(japan.color, asked_.color("neutral")) >= READABLE
