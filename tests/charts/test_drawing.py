import itertools
from dataclasses import replace
from typing import Any

import pytest

from briefgen import fonts, tree
from briefgen.charts import ChartRequest
from briefgen.charts.custom import PlainSeries
from briefgen.drawing import Drawing, LineTo, MoveTo, Path, TextMark
from briefgen.languages.words_of import words_of
from briefgen.model import Duration, Portfolio
from briefgen.model.jurisdiction import AUSTRALIA, CANADA, Jurisdiction
from briefgen.style import contrast
from tests.charts.portfolios import (
    LOOK,
    figure,
    initiative,
    people,
    portfolio,
    request,
    shown,
)

KINDS = ("bar", "bar\norder: as-listed", "stacked-bar", "stacked-bar\norder: as-listed")
ALL = (*KINDS, "timeline", "reach")
LONG = "A programme whose name never seems to end, for every valley of the region"
BOUNDS = ("exact", "at-least")

Box = tuple[float, float, float, float]


def many(count: int, name: str) -> Portfolio:
    most = max(count - 1, 1)  # only the largest may have no upper bound
    return portfolio(
        *(
            initiative(
                f"{name} {at}",
                (at + 1) ** 2 * 123_457,
                (2000 + at % 9, 2003 + at % 20),
                Duration(18 + at, "months"),
                (
                    people(
                        (at + 1) ** 3,
                        "women and girls of the region",
                        BOUNDS[at // most],
                    ),
                ),
            )
            for at in range(count)
        )
    )


def labels(drawing: Drawing) -> list[TextMark]:
    return [mark for mark in drawing.marks if isinstance(mark, TextMark)]


def box(label: TextMark) -> Box:
    face = fonts.face(LOOK.faces.pdf, bold=label.bold)
    x, y = label.at
    top, bottom = y - label.size * 0.72, y + label.size * 0.2
    return x, top, x + face.width(label.text, label.size), bottom


def points(path: Path) -> list[tuple[float, float]]:
    return [each.to for each in path.segments if isinstance(each, MoveTo | LineTo)]


def judge(drawing: Drawing) -> None:
    """Fail where a label is outside the drawing or on another, or a mark outside."""
    boxes = [box(label) for label in labels(drawing)]
    for left, top, right, bottom in boxes:
        assert left >= -0.01
        assert right <= drawing.width + 0.01
        assert top >= -0.5
        assert bottom <= drawing.height + 0.5
    for first, second in itertools.combinations(boxes, 2):
        apart = first[2] <= second[0] or second[2] <= first[0]
        above = first[3] <= second[1] or second[3] <= first[1]
        assert apart or above, (first, second)
    for mark in drawing.marks:
        if isinstance(mark, Path):
            for x, y in points(mark):
                assert -0.01 <= x <= drawing.width + 0.01
                assert -0.01 <= y <= drawing.height + 0.01


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("count", [2, 8, 40])
@pytest.mark.parametrize("name", ["Dams", LONG, "W" * 60])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_label_is_clipped_or_on_another(
    kind: str, count: int, name: str, language: str
) -> None:
    asked = request(many(count, name), language=language, width=468)
    titled = f"kind: {kind}\ntitle: {{en: Money, fr: Argent}}"  # drawn for two, too
    judge(figure(titled, asked).drawing)


@pytest.mark.parametrize("kind", KINDS)
def test_a_huge_and_a_tiny_amount_stand_side_by_side(kind: str) -> None:
    amounts: tuple[int | str, ...] = (999_999_999_999, "0.01", 0, 500_000_000_000)
    of = portfolio(*(initiative(f"N{n}", each) for n, each in enumerate(amounts)))
    judge(figure(f"kind: {kind}", request(of)).drawing)


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_and_one_thing_are_not_drawn(kind: str, language: str) -> None:
    for of in (many(1, LONG), portfolio(initiative("A"), initiative("B"))):
        assert shown(f"kind: {kind}", request(of, language=language)) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_no_funding_is_not_drawn(kind: str) -> None:
    of = portfolio(
        *(
            initiative(name, each)
            for name, each in zip("ABCD", (3, 0, 2, 1), strict=True)
        )
    )
    made = figure(f"kind: {kind}", request(of))
    assert [tree.plain(row[0]) for row in made.data.rows] == ["A", "C", "D"]
    assert "B" not in {label.text for label in labels(made.drawing)}


def bars(asked: ChartRequest, specification: str) -> list[Path]:
    marks = figure(specification, asked).drawing.marks
    return [mark for mark in marks if isinstance(mark, Path) and mark.fill]


def test_bars_are_as_long_as_their_amounts() -> None:
    of = portfolio(initiative("A", 4_000), initiative("B", 1_000))
    first, second = (
        max(x for x, _ in points(bar)) - min(x for x, _ in points(bar))
        for bar in bars(request(of), "kind: bar\ntitle: Money")
    )
    assert first == pytest.approx(4 * second, abs=0.05)


TWENTY = 20 * 1.55 + 19 * 0.68  # sizes of text that twenty bars and their air take


@pytest.mark.parametrize(("height", "closer"), [(399.9, False), (400.1, True)])
def test_a_chart_higher_than_400_points_is_set_closer(
    height: float,
    closer: bool,  # noqa: FBT001
) -> None:
    chart = replace(LOOK.text("chart"), size=height / TWENTY)
    look = replace(LOOK, texts={**LOOK.texts, "chart": chart})
    asked = replace(request(many(20, "Dams")), look=look)
    drawn = figure("kind: bar", asked).drawing.height
    assert (drawn < 0.8 * height) if closer else drawn == pytest.approx(height)


def test_a_lower_bound_has_an_open_end() -> None:
    entries = (
        people(300, bound="more-than"),
        people(200),
    )
    names = zip("AB", entries, strict=True)
    of = portfolio(*(initiative(name, 1, reach=(each,)) for name, each in names))
    corners = [len(points(bar)) for bar in bars(request(of), "kind: reach")]
    assert corners[0] == corners[1] + 1


def test_a_bar_of_the_timeline_begins_and_ends_at_its_years() -> None:
    of = portfolio(
        initiative("A", 1, (2024, 2028), Duration(4, "years")),
        initiative("B", 1, (2025, 2027), Duration(2, "years")),
    )
    drawing = figure("kind: timeline", request(of)).drawing
    lines = [mark for mark in drawing.marks if isinstance(mark, Path) and mark.stroke]
    years = [points(line)[0][0] for line in lines]
    whole, part = (
        [x for x, _ in points(mark)]
        for mark in drawing.marks
        if isinstance(mark, Path) and mark.fill == LOOK.palette.accents[0]
    )
    assert (min(whole), max(whole)) == pytest.approx((years[0], years[4]), abs=0.02)
    assert (min(part), max(part)) == pytest.approx((years[1], years[3]), abs=0.02)
    assert [label.text for label in labels(drawing)[:2]] == [
        "2024–25",
        "2025–26",
    ]


def strokes(drawing: Drawing, *, dashed: bool) -> list[list[float]]:
    """Give the places from left to right that marks of a colour that counts reach."""
    accent = LOOK.palette.accents[0]
    return [
        [x for x, _ in points(mark)]
        for mark in drawing.marks
        if isinstance(mark, Path)
        and mark.stroke
        and mark.stroke.color == accent
        and bool(mark.stroke.dashes) == dashed
    ]


def timed(*given: tuple[tuple[int, int], Duration | None]) -> Drawing:
    """Draw periods, among them one of two whole years."""
    whole = ((2024, 2026), Duration(2, "years"))
    several = enumerate((whole, *given))
    of = portfolio(*(initiative(f"N{at}", 1, *each) for at, each in several))
    return figure("kind: timeline", request(of)).drawing


def solids(drawing: Drawing) -> list[list[float]]:
    return [
        [x for x, _ in points(mark)]
        for mark in drawing.marks
        if isinstance(mark, Path) and mark.fill == LOOK.palette.accents[0]
    ]


def test_bars_have_their_true_length_and_say_what_is_not_certain() -> None:
    drawing = timed(((2024, 2026), Duration(18, "months")))
    whole, certain, *_ = solids(drawing)
    (left, right), year = (min(whole), max(whole)), (max(whole) - min(whole)) / 2
    first, last, _ = strokes(drawing, dashed=False)
    begin, end = min(first), max(last)
    assert end - begin == pytest.approx(1.5 * year, abs=1)
    assert begin - left == pytest.approx(right - end, abs=0.05)
    assert min(len(first), len(last)) > 9  # a frame has five points, a hatch two
    assert max(certain) - min(certain) == pytest.approx(year, abs=0.05)
    period, _ = strokes(drawing, dashed=True)
    assert (min(period), max(period)) == pytest.approx((left, right), abs=1)


def test_a_month_is_no_year() -> None:
    drawing = timed(((2024, 2025), Duration(1, "months")))
    (whole, *_), (month, *_) = solids(drawing), strokes(drawing, dashed=False)
    year = (max(whole) - min(whole)) / 2
    assert max(month) - min(month) == pytest.approx(year / 12, abs=1)


def test_three_calendar_years_go_beyond_two_fiscal_ones() -> None:
    drawing = timed(((2024, 2026), Duration(3, "years")))
    _, certain, *_ = solids(drawing)
    first, last, _ = strokes(drawing, dashed=False)
    year = (max(certain) - min(certain)) / 2
    assert max(first) - min(first) == pytest.approx(year / 4, abs=1)
    assert max(last) - min(last) == pytest.approx(year * 3 / 4, abs=1)
    assert len(strokes(drawing, dashed=True)) == 0


@pytest.mark.parametrize(
    ("place", "language", "months", "before"),
    [
        (CANADA, "en", "April to March", 3),
        (CANADA, "fr", "d’avril à mars", 3),
        (AUSTRALIA, "en", "July to June", 6),
    ],
)
def test_a_timeline_says_which_months_a_fiscal_year_has(
    place: Jurisdiction, language: str, months: str, before: int
) -> None:
    """Calendar years begin as many months before fiscal ones as these begin late."""
    of = portfolio(
        initiative("A", 1, (2024, 2026), Duration(3, "years")),
        initiative("B", 1, (2024, 2027), Duration(3, "years")),
    )
    words = words_of(language, several_currencies=False, jurisdiction=place)
    made = figure(
        "kind: timeline", replace(request(of, language=language), words=words)
    )
    assert tree.plain(made.unit).endswith(f"({months})")
    year = min(max(each) - min(each) for each in solids(made.drawing)[:2]) / 2
    first, *_ = strokes(made.drawing, dashed=False)
    assert max(first) - min(first) == pytest.approx(year * before / 12, abs=1)


@pytest.mark.parametrize("width", [200.0, 340.0, 500.0])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_name_of_a_year_stands_beside_the_line_where_it_begins(
    language: str, width: float
) -> None:
    of = portfolio(
        *(
            initiative(name, 1, (2024, 2024 + years), Duration(years, "years"))
            for name, years in (("Dams", 7), ("Wells", 2))
        )
    )
    drawing = figure(
        "kind: timeline", request(of, language=language, width=width)
    ).drawing
    names = [each for each in labels(drawing) if each.text.startswith("20")]
    tall = [
        points(mark)[0]
        for mark in drawing.marks
        if isinstance(mark, Path) and mark.stroke and points(mark)[0][1] < 5
    ]
    assert names
    assert [x for x, _ in tall] == [
        pytest.approx(each.at[0] - 3, abs=0.02) for each in names
    ]
    judge(drawing)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "<1%"), ("fr", "<\u00a01\u00a0%")]
)
def test_less_than_a_part_in_a_hundred_is_written_as_the_language_asks(
    language: str, said: str
) -> None:
    of = portfolio(*map(initiative, "ABC", (700, 300, 4)))
    titled = "kind: stacked-bar\nof: initiatives\ntitle: {en: Money, fr: Argent}"
    made = figure(f"{titled}", replace(request(of, language=language)))
    assert tree.plain(made.labels[-1][2:]) == said


def test_a_legend_stands_where_something_is_not_certain_only() -> None:
    def said(drawing: Drawing) -> set[str]:
        return {label.text for label in labels(drawing)}

    hatched, dashed = "Hatched: possible start or end", "Dashed: announced period"
    within = said(timed(((2024, 2026), Duration(18, "months"))))
    beyond = said(timed(((2024, 2026), Duration(30, "months"))))
    assert {hatched, dashed} <= within
    assert (hatched in beyond, dashed in beyond) == (True, False)
    assert hatched not in said(timed(((2024, 2027), Duration(3, "years"))))


@pytest.mark.parametrize("accent", LOOK.palette.accents)
def test_hatches_and_dashes_stand_out_from_the_paper(accent: str) -> None:
    assert contrast(accent, LOOK.palette.paper) >= 3  # WCAG 2.1, 1.4.11


def test_parts_of_a_stacked_bar_add_up_to_its_height() -> None:
    of = portfolio(initiative("A", 600), initiative("B", 300), initiative("C", 100))
    whole = figure("kind: stacked-bar", request(of)).drawing.height
    found = [
        max(y for _, y in points(bar)) for bar in bars(request(of), "kind: stacked-bar")
    ]
    paper = 1
    parts = [0.6 * whole - paper, 0.9 * whole - paper, whole]
    assert found == pytest.approx(parts, abs=0.01)


@pytest.mark.parametrize(
    ("language", "parts"),
    [("en", ["50%", "30%", "20%"]), ("fr", ["50\u00a0%", "30\u00a0%", "20\u00a0%"])],
)
def test_each_part_says_its_share(language: str, parts: list[str]) -> None:
    of = portfolio(initiative("A", 500), initiative("B", 300), initiative("C", 200))
    made = figure("kind: stacked-bar", request(of, language=language))
    assert [tree.plain(label[2:]) for label in made.labels] == parts
    assert set(parts) <= {label.text for label in labels(made.drawing)}


def test_all_but_the_first_three_are_summed_where_that_is_asked_for() -> None:
    made = figure("kind: stacked-bar\nothers: together", request(many(9, "Dams")))
    assert len(made.labels) == 4
    assert tree.plain(made.labels[-1][:1]) == "Six other initiatives"
    whole = figure("kind: bar", request(many(9, "Dams")))
    assert len(whole.labels) == 9


@pytest.mark.parametrize("kind", ["bar", "stacked-bar"])
@pytest.mark.parametrize("width", [110.0, 160.0, 240.0, 500.0])
def test_in_every_column_all_is_within_the_drawing(kind: str, width: float) -> None:
    drawing = figure(f"kind: {kind}", request(many(5, LONG), width=width)).drawing
    assert drawing.width == width
    for label in labels(drawing):
        assert label.size == LOOK.text("chart").size
        wide = LOOK.faces.face(bold=label.bold).width(label.text, label.size)
        assert -0.01 <= label.at[0] <= width - wide + 0.02, label
        assert 0 <= label.at[1] <= drawing.height


def test_leader_lines_never_cross_each_other() -> None:
    of = many(6, LONG)
    for order in ("largest-first", "as-listed"):
        specification = f"kind: stacked-bar\norder: {order}"
        marks = figure(specification, request(of)).drawing.marks
        lines = [points(m) for m in marks if isinstance(m, Path) and m.stroke]
        assert len(lines) == 6
        for above, below in itertools.pairwise(lines):
            assert [x for x, _ in above] == [x for x, _ in below]
            levels = zip(above, below, strict=True)
            assert all(high < low for (_, high), (_, low) in levels)


def test_text_is_never_markup() -> None:
    names = ("$x^2$ and \\alpha", "a_b {c} % #")
    of = portfolio(*map(initiative, (*names, "C"), (5, 3, 1)))
    written = [label.text for label in labels(figure("kind: bar", request(of)).drawing)]
    assert set(names) <= set(written)


def test_what_the_user_set_up_for_matplotlib_does_not_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import matplotlib as mpl  # noqa: PLC0415 - whose settings are changed

    def draw(axes: Any, series: PlainSeries) -> None:
        axes.bar([row.label for row in series.rows], [1, 2, 3])
        axes.plot([0, 1], [2, 3])

    asked, known = replace(request(many(3, "Dams")), custom={"own": draw}), {}
    for kind in (*ALL, "own"):
        known[kind] = figure(f"kind: {kind}", asked).drawing
    changed: dict[Any, Any] = {
        "text.usetex": True,
        "path.sketch": (1, 100, 2),
        "lines.linestyle": ":",
        "lines.marker": "o",
        "patch.force_edgecolor": True,
        "font.size": 30,
    }
    for name, value in changed.items():
        monkeypatch.setitem(mpl.rcParams, name, value)
    for kind in (*ALL, "own"):
        assert figure(f"kind: {kind}", asked).drawing == known[kind]


def test_marks_of_all_themes_have_the_colours_of_their_themes() -> None:
    of = portfolio(
        *(
            replace(
                initiative(name, amount, (2024, end), Duration(end - 2024, "years")),
                theme=theme,
            )
            for name, amount, end, theme in (
                ("Dams", 3, 2026, "water"),
                ("Woods", 2, 2027, "land"),
                ("Fields", 2, 2028, "land"),
            )
        )
    )
    water, land = LOOK.palette.accents[:2]
    for kind, colors in (
        ("kind: bar\nof: themes\ntitle: Money", [land, water]),
        ("kind: timeline", [water, land, land]),
    ):
        of_all = figure(kind, request(of))
        fills = [
            mark.fill
            for mark in of_all.drawing.marks
            if isinstance(mark, Path) and mark.fill in LOOK.palette.accents
        ]
        assert fills == colors
        if of_all.plot is not None:
            assert [bar.color for bar in of_all.plot.bars] == colors
    of_one = figure("kind: timeline", request(of, "land")).drawing
    shown_of_one = {mark.fill for mark in of_one.marks if isinstance(mark, Path)}
    assert shown_of_one & {water, land} == {water}, "that of the request"
