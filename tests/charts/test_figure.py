from dataclasses import replace

import pytest

from briefgen import tree, view
from briefgen.drawing import Label, Path
from briefgen.errors import BriefgenError
from briefgen.model import Duration, Release
from tests.charts.portfolios import (
    figure,
    finding,
    initiative,
    people,
    portfolio,
    request,
)

YEARS = Duration(3, "years")
THREE = portfolio(
    initiative("Dams", 9_000_000, (2024, 2027), YEARS),
    initiative("Wells", 3_000_000, (2024, 2026), Duration(2, "years")),
    replace(
        initiative("Woods", 4_000_000, (2025, 2027), Duration(2, "years")), theme="land"
    ),
)
KINDS = ("bar", "stacked-bar", "timeline", "reach")


def told(specification: str, asked: object) -> str:
    with pytest.raises(BriefgenError) as found:
        figure(specification, asked)  # type: ignore[arg-type]
    return str(found.value)


def test_a_bar_chart_has_finding_words_and_data() -> None:
    made = figure("kind: bar", request(THREE, "water"))
    assert made.name == "money"
    assert tree.plain(made.finding) == "The largest share goes to Dams: $9\u00a0million"
    assert made.alternative == (
        "Bar chart, Funding: Dams: $9\u00a0million; Wells: $3\u00a0million"
    )
    assert made.description == (
        "The largest share goes to Dams: $9\u00a0million. "
        "Funding: Dams: $9,000,000; Wells: $3,000,000."
    )
    assert made.data.columns == ("left", "right")
    assert [tree.plain(cell) for cell in made.data.head] == [
        "Initiative",
        "New funding",
    ]


def test_each_cell_of_the_data_knows_where_it_comes_from() -> None:
    rows = figure("kind: bar", request(THREE, "water")).data.rows
    name, amount = rows[0]
    assert name[0] == tree.Value("Dams", "initiatives.dams.title", name[0].place)  # type: ignore[union-attr]
    assert amount[0].path == "initiatives.dams.funding.amount"  # type: ignore[union-attr]
    assert str(amount[0].place) == "data/initiatives/dams.yaml:1:1"  # type: ignore[union-attr]


def test_the_subject_stands_out_among_the_themes() -> None:
    made = figure("kind: bar\nof: themes", request(THREE, "land"))
    assert tree.plain(made.finding) == (
        "This theme receives 25% of the new funding, the second largest share"
    )
    assert [tree.plain(row[0]) for row in made.data.rows] == ["Water", "Land"]
    labels = [mark for mark in made.drawing.marks if isinstance(mark, Label)]
    bold = [label.text for label in labels if label.bold]
    assert bold == ["Land", "$4\u00a0million"]


def test_no_theme_stands_out_in_a_document_on_the_portfolio() -> None:
    for kind in ("bar", "stacked-bar"):
        made = figure(f"kind: {kind}\nof: themes", request(THREE))
        assert tree.plain(made.finding) == (
            "The largest share goes to Water: $12\u00a0million"
        )
        assert made.data.rows[0][1] == (tree.Value("$12,000,000"),)


def test_the_subject_alone_has_the_accent_in_a_stacked_bar() -> None:
    asked = request(THREE, "land")
    marks = figure("kind: stacked-bar\nof: themes", asked).drawing.marks
    fills = [mark.fill for mark in marks if isinstance(mark, Path) and mark.fill]
    assert fills == [asked.color("neutral"), asked.accent]


def test_rows_are_sorted_unless_they_stand_as_listed() -> None:
    listed = figure("kind: bar\norder: as-listed", request(THREE))
    names = [tree.plain(row[0]) for row in listed.data.rows]
    assert names == ["Dams", "Wells", "Woods"]
    largest = figure("kind: bar", request(THREE))
    assert tree.plain(largest.data.rows[1][0]) == "Woods"


def test_the_timeline_begins_with_the_earliest() -> None:
    made = figure("kind: timeline", request(THREE))
    cells = [[tree.plain(cell) for cell in row] for row in made.data.rows]
    assert cells[0] == ["Wells", "2024-26", "two years"]
    assert made.data.columns == ("left", "left", "left")


def test_a_duration_that_is_not_given_is_left_out() -> None:
    made = figure(
        "kind: timeline", request(portfolio(initiative("A", 1, (2024, 2026))))
    )
    assert made.description == (
        "The funding runs from 2024–25 to 2025–26. Funding: A: 2024-26."
    )


def test_reach_is_shown_entry_by_entry() -> None:
    entries = (people(10_000, "women", women=100), people(600, "leaders", "at-least"))
    made = figure("kind: reach", request(portfolio(initiative("A", 1, reach=entries))))
    assert [tree.plain(row[1]) for row in made.data.rows] == [
        "10,000 women",
        "at least 600 leaders",
    ]


def test_a_title_of_the_specification_replaces_the_finding() -> None:
    titled = "kind: bar\ntitle: {en: Money, fr: Argent}"
    assert finding(titled, request(THREE, language="fr")) == "Argent"
    assert "Funding: Dams" in figure(titled, request(THREE)).description


def test_a_title_without_the_language_is_a_mistake() -> None:
    assert told("kind: bar\ntitle: {en: Money}", request(THREE, language="fr")) == (
        "charts/money.yaml:1:7: error: the title of chart 'money' is missing in 'fr'"
        " [missing-translation]"
    )


def test_french_is_french() -> None:
    made = figure("kind: bar", request(THREE, "water", language="fr"))
    assert tree.plain(made.finding) == (
        "La plus grande part revient à «\u00a0Dams\u00a0»\u00a0: "
        "9\u00a0millions de dollars"
    )
    assert made.alternative == (
        "Diagramme à barres, Financement\u00a0: Dams\u00a0: 9\u00a0M$\u00a0; "
        "Wells\u00a0: 3\u00a0M$"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_without_data_is_told_at_the_template(kind: str) -> None:
    assert told(f"kind: {kind}", request(portfolio())) == (
        "templates/note.md:12: error: the chart 'money' has no data here"
        " [chart-without-data]\n"
        "  hint: test for it in the template: {% if … %} around the chart"
    )


def test_themes_without_initiatives_are_no_data() -> None:
    asked = request(portfolio())
    assert "[chart-without-data]" in told("kind: bar\nof: themes", asked)


def test_a_subject_without_funding_is_still_shown_among_the_themes() -> None:
    embargo = {"initiatives.woods": Release("internal")}
    of = portfolio(*THREE.initiatives, releases=embargo)
    made = figure("kind: bar\nof: themes\nonly: released", request(of, "land"))
    assert tree.plain(made.finding) == "No new funding is announced for this theme"
    assert len(made.data.rows) == 2


def test_only_what_is_released_is_shown_when_the_specification_says_so() -> None:
    of = portfolio(
        *THREE.initiatives, releases={"initiatives.dams": Release("internal")}
    )
    assert len(figure("kind: bar\nonly: released", request(of)).data.rows) == 2
    with pytest.raises(view.Unreleased, match=r"initiatives\.dams"):
        figure("kind: bar", request(of))
    internal = request(of, audience="internal")
    assert len(figure("kind: bar", internal).data.rows) == 3


def test_themes_that_are_not_released_are_left_out_when_it_says_so() -> None:
    of = portfolio(*THREE.initiatives, releases={"themes.land": Release("internal")})
    made = figure("kind: bar\nof: themes\nonly: released", request(of))
    assert len(made.data.rows) == 1
    with pytest.raises(view.Unreleased, match=r"themes\.land"):
        figure("kind: bar\nof: themes", request(of))


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    assert told("kind: bars", request(THREE)) == (
        "charts/money.yaml:1:7: error: unknown chart kind 'bars' [unknown-chart-kind]\n"
        "  hint: did you mean 'bar'?"
    )
    assert told("kind: sunburst", request(THREE)).endswith(
        "hint: a kind of your own stands in charts/sunburst.py; run `briefgen trust .`"
    )


def test_an_alternative_text_is_short_and_says_what_is_left_out() -> None:
    many = portfolio(*(initiative(f"Initiative {n}", n + 1) for n in range(30)))
    text = figure("kind: bar", request(many)).alternative
    assert text.endswith("Initiative 25: $26; and 25 more")
    assert len(text) <= 140


@pytest.mark.parametrize("letters", ["A" * 500, "long name " * 50])
def test_an_alternative_text_of_long_names_has_a_bound(letters: str) -> None:
    long = portfolio(initiative("x", 1), initiative(letters.strip(), 2))
    text = figure("kind: bar", request(long)).alternative
    assert len(text) <= 200
    assert text.startswith("Bar chart, Funding: ")


def test_equal_requests_give_equal_figures() -> None:
    first, second = (figure("kind: bar", request(THREE)) for _ in range(2))
    assert first == second


def test_one_that_is_not_drawn_has_the_same_size_and_words() -> None:
    whole = portfolio(
        initiative("Dams", 9, (2024, 2031), YEARS, (people(50_000, bound="at-least"),)),
        initiative("Wells " * 30, 3, (2024, 2026), Duration(2, "years"), (people(7),)),
    )
    for kind in KINDS:
        asked = request(whole, "water")
        drawn = figure(f"kind: {kind}", asked)
        told = figure(f"kind: {kind}", replace(asked, drawn=False))
        assert (drawn.drawing.marks != (), told.drawing.marks) == (True, ())
        empty = replace(drawn.drawing, marks=())
        assert replace(drawn, drawing=empty) == told


def test_a_timeline_tells_the_years_of_its_grid() -> None:
    made = figure("kind: timeline", request(THREE, "water"))
    (scale,) = made.scale
    assert isinstance(scale, tree.Value)
    assert scale.text == "2024 2025 2026 2027"
    assert isinstance(scale.origin, view.Value)
    assert (scale.origin.formula, len(scale.origin.inputs)) == ("scale", 4)
    texts = [mark.text for mark in made.drawing.marks if isinstance(mark, Label)]
    assert [text for text in texts if text in scale.text.split()] == scale.text.split()
    assert figure("kind: bar", request(THREE, "water")).scale == ()
