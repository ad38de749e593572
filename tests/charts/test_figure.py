import sys
from dataclasses import replace

import pytest

from briefgen import tree, view
from briefgen.charts.kinds import KINDS as BUILT_IN
from briefgen.drawing import Path, TextMark
from briefgen.errors import BriefgenError
from briefgen.model import (
    Duration,
    Funding,
    Initiative,
    LocalizedText,
    Money,
    Reach,
    Release,
)
from briefgen.model.portfolio import Source
from tests.charts.portfolios import (
    figure,
    finding,
    initiative,
    people,
    portfolio,
    request,
    shown,
    text,
)

YEARS = Duration(3, "years")
THREE = portfolio(
    initiative("Dams", 9_000_000, (2024, 2027), YEARS),
    initiative("Wells", 3_000_000, (2024, 2026), Duration(2, "years")),
    replace(
        initiative("Woods", 4_000_000, (2025, 2027), Duration(2, "years")), theme="land"
    ),
)
WINDS = replace(initiative("Winds", 1_000_000), theme="air")
FOUR = portfolio(*THREE.initiatives, WINDS)
PUMPS = initiative("Pumps", 500_000, (2024, 2027), YEARS)
OF_WATER = portfolio(*THREE.initiatives[:2], PUMPS)
TITLED = "kind: bar\ntitle: Money"  # is drawn with two bars, too
KINDS = ("bar", "stacked-bar", "timeline", "reach")


def in_euros(each: Initiative) -> Initiative:
    (line,) = each.funding.lines
    money = Money(line.amount.amount, "EUR")  # type: ignore[union-attr]
    return replace(each, funding=Funding((replace(line, amount=money),)))


def told(specification: str, asked: object) -> str:
    with pytest.raises(BriefgenError) as found:
        figure(specification, asked)  # type: ignore[arg-type]
    return str(found.value)


def test_a_bar_chart_has_finding_words_and_data() -> None:
    made = figure("kind: bar", request(OF_WATER, "water"))
    assert made.name == "money"
    assert tree.plain(made.finding) == (
        "“Dams” receives 72% of this theme’s funding, $9\u00a0million"
    )
    said = "Bar chart, Funding: three bars, from $500,000 to $9,000,000"
    assert made.alternative == said
    rows = "Dams: $9,000,000; Wells: $3,000,000; Pumps: $500,000."
    assert made.description == rows
    assert tree.alternative_text(made) == f"{said}. {rows}"
    assert made.data.columns == ("left", "right")
    assert [tree.plain(cell) for cell in made.data.head] == [
        "Initiative",
        "New funding",
    ]


def test_each_cell_of_the_data_knows_where_it_comes_from() -> None:
    rows = figure("kind: bar", request(OF_WATER, "water")).data.rows
    name, amount = rows[0]
    assert name[0] == tree.ValueText("Dams", "initiatives.dams.title", name[0].place)  # type: ignore[union-attr]
    assert amount[0].path == "initiatives.dams.funding.amount"  # type: ignore[union-attr]
    assert str(amount[0].place) == "data/initiatives/dams.yaml:1:1"  # type: ignore[union-attr]


def test_the_subject_stands_out_among_the_themes() -> None:
    made = figure("kind: bar\nof: themes", request(FOUR, "land"))
    assert tree.plain(made.finding) == (
        "This theme receives 24% of the funding, the second largest share"
    )
    assert [tree.plain(row[0]) for row in made.data.rows] == ["Water", "Land", "Air"]
    labels = [mark for mark in made.drawing.marks if isinstance(mark, TextMark)]
    bold = [label.text for label in labels if label.bold]
    assert bold == ["Land", "4"]
    assert tree.plain(made.unit) == "Funding, millions of dollars"


def test_no_theme_stands_out_in_a_document_on_the_portfolio() -> None:
    for kind in ("bar", "stacked-bar"):
        made = figure(f"kind: {kind}\nof: themes", request(FOUR))
        assert tree.plain(made.finding) == (
            "“Water” receives 71% of the funding, $12\u00a0million"
        )
        assert made.data.rows[0][1] == (
            tree.ValueText("$12,000,000", computed="total"),
        )


def test_the_subject_alone_has_the_accent_in_a_stacked_bar() -> None:
    asked = request(FOUR, "land")
    marks = figure("kind: stacked-bar\nof: themes", asked).drawing.marks
    fills = [mark.fill for mark in marks if isinstance(mark, Path) and mark.fill]
    assert fills == [asked.color("neutral"), asked.accent, asked.color("neutral")]


def test_rows_are_sorted_unless_they_stand_as_listed() -> None:
    listed = figure("kind: bar\norder: as-listed", request(THREE))
    names = [tree.plain(row[0]) for row in listed.data.rows]
    assert names == ["Dams", "Wells", "Woods"]
    largest = figure("kind: bar", request(THREE))
    assert tree.plain(largest.data.rows[1][0]) == "Woods"


def test_the_timeline_begins_with_the_earliest() -> None:
    made = figure("kind: timeline", request(THREE))
    cells = [[tree.plain(cell) for cell in row] for row in made.data.rows]
    assert cells[0] == ["Wells", "2024–25 to 2025–26", "two years"]
    assert made.data.columns == ("left", "left", "left")


def test_a_duration_that_is_not_given_is_left_out() -> None:
    of = portfolio(initiative("A", 1, (2024, 2026)), initiative("B", 1, (2024, 2027)))
    made = figure("kind: timeline", request(of))
    assert made.description == "A: 2024–25 to 2025–26; B: 2024–25 to 2026–27."


def test_what_a_timeline_leaves_open_is_said_in_its_words_too() -> None:
    months, years = Duration(18, "months"), Duration(3, "years")
    dated = ((2024, 2026), months), ((2024, 2026), years)
    names = zip("AB", dated, strict=True)
    of = portfolio(*(initiative(name, 1, *each) for name, each in names))
    made = figure("kind: timeline", request(of))
    assert made.description == (
        "A: 2024–25 to 2025–26, 18 months (starting month not given);"
        " B: 2024–26, three years (longer than these years)."
        " Solid: certain. Hatched: possible start or end. Dashed: announced period."
    )
    cells = [tree.plain(row[2]) for row in made.data.rows]
    assert cells == [
        "18 months (starting month not given)",
        "three years (longer than these years)",
    ]
    french = figure("kind: timeline", request(of, language="fr"))
    assert french.description == (
        "A\u00a0: 2024-2025 à 2025-2026, 18 mois (mois de début non précisé);"
        " B\u00a0: 2024-2026, trois ans (au-delà de ces exercices)."
        " Plein\u00a0: certain. Hachuré\u00a0: début ou fin possibles."
        " Tirets\u00a0: période annoncée."
    )


def test_periods_of_some_are_told_as_such_and_what_has_no_funding_is_not_counted() -> (
    None
):
    dated = (initiative("A", 1, (2024, 2026)), initiative("B", 1, (2024, 2027)))
    bare = (initiative("C", 1), initiative("D", 0, (2024, 2031)))
    asked = request(portfolio(*dated, *bare))
    assert finding("kind: timeline", asked) == (
        "Periods are given for two of three funded initiatives, from 2024–25 to 2026–27"
    )


def test_unlike_groups_are_a_table_of_numbers_with_their_bounds() -> None:
    entries = (people(10_000, "women"), people(600, "leaders", "at-least"), people(0))
    of = portfolio(initiative("A", 1, reach=entries), initiative("B", 1))
    (table,) = shown("kind: reach", request(of))
    assert isinstance(table, tree.Table)
    assert (table.name, tree.plain(table.caption)) == ("money", "Funding")
    assert [tree.plain(cell) for cell in table.head] == ["Initiative", "Reach"]
    assert [[tree.plain(cell) for cell in row] for row in table.rows] == [
        ["A", "10,000 women"],
        ["A", "at least 600 leaders"],
    ]
    each = (people(10_000, "women"),), (people(600, "leaders"),)
    of = portfolio(
        *(initiative(n, 1, reach=r) for n, r in zip("AB", each, strict=True))
    )
    (table,) = shown("kind: reach", request(of))
    assert isinstance(table, tree.Table)


def test_bars_compare_one_group_which_is_one_in_every_language() -> None:
    def reached(second: dict[str, str]) -> tree.Blocks:
        who = (LocalizedText({"en": "girls", "fr": "filles"}), LocalizedText(second))
        counts = zip("AB", (40_000, 600), who, strict=True)
        of = portfolio(
            *(
                initiative(name, 1, reach=(Reach(count, "exact", each),))
                for name, count, each in counts
            )
        )
        return shown("kind: reach", request(of))

    (alike,) = reached({"en": "girls", "fr": "filles"})
    (unlike,) = reached({"en": "girls", "fr": "jeunes filles"})
    assert isinstance(alike, tree.Figure)
    assert tree.plain(alike.finding) == "“A” reaches the most girls: 40,000"
    assert isinstance(unlike, tree.Table)


def test_equal_bars_are_a_sentence() -> None:
    of = portfolio(initiative("A", 2_000_000), initiative("B", 2_000_000))
    for kind in ("bar", "stacked-bar"):
        (sentence,) = shown(f"kind: {kind}", request(of))
        assert isinstance(sentence, tree.Paragraph)
        assert tree.plain(sentence.content) == (
            "The two initiatives receive $2\u00a0million each."
        )


@pytest.mark.parametrize("theme", ["air", "sea"])
def test_a_page_does_not_rank_its_own_subject_last_nor_show_what_has_nothing(
    theme: str,
) -> None:
    waves = replace(initiative("Waves"), theme="sea")
    for others in (THREE.initiatives, THREE.initiatives[:1]):  # third, and second
        of = portfolio(*others, WINDS, waves)
        assert shown("kind: bar\nof: themes", request(of, theme)) == ()


def test_a_title_of_the_specification_keeps_a_chart_that_finds_nothing() -> None:
    titled = "kind: bar\nof: themes\ntitle: Money"
    assert finding(titled, request(FOUR, "air")) == "Money"


@pytest.mark.parametrize(
    ("language", "amounts", "beside", "unit"),
    [
        ("en", (1_800_000, 200_000), ["1.8", "0.2"], "millions of dollars"),
        ("fr", (1_800_000, 200_000), ["1,8", "0,2"], "en millions de dollars"),
        ("en", (17_950_000, 2_000_000), ["17.95", "2.00"], "millions of dollars"),
        (
            *("en", (1_200_000_000, 123_000), ["1,200.00", "0.12"]),
            "millions of dollars, rounded",
        ),
        (
            *("fr", (1_234_567_000, 45_678_000), ["1 234,6", "45,7"]),
            "en millions de dollars, chiffres arrondis",
        ),
        (
            *("fr", (1_200_000_000, 200_000_000), ["1,2", "0,2"]),
            "en milliards de dollars",
        ),
        ("en", (1_800_000, 200), ["1,800,000", "200"], "dollars"),
        (
            *("en", (1_005_000, 123_456), ["1.00", "0.12"]),
            "millions of dollars, rounded",
        ),
    ],
)
def test_a_chart_has_one_unit_and_its_table_exact_amounts(
    language: str, amounts: tuple[int, ...], beside: list[str], unit: str
) -> None:
    of = portfolio(*(initiative(f"N{each}", each) for each in amounts))
    titled = "kind: bar\ntitle: {en: Money, fr: Argent}"
    made = figure(titled, request(of, language=language))
    written = [tree.plain(label[1:]) for label in made.labels]
    assert [text.replace("\u00a0", " ") for text in written] == beside
    label = {"en": "Funding", "fr": "Financement"}[language]
    assert tree.plain(made.unit) == f"{label}, {unit}"
    exact = "$1,005,000" if 1_005_000 in amounts else ""
    assert exact in tree.plain(made.data.rows[0][1])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_chart_of_another_currency_names_it(language: str) -> None:
    of = portfolio(initiative("A", 3_000_000), initiative("B", 1_000_000))
    euros = tuple(in_euros(each) for each in of.initiatives)
    titled = "kind: bar\ntitle: {en: Money, fr: Argent}"
    made = figure(titled, request(portfolio(*euros), language=language))
    told_ = {
        "en": "Funding, millions of euros",
        "fr": "Financement, en millions d’euros",
    }
    assert tree.plain(made.unit) == told_[language]


@pytest.mark.parametrize(
    ("language", "told_"), [("en", "Source: PM."), ("fr", "Source\u00a0: PM.")]
)
def test_a_source_is_printed_where_it_is_asked_for(language: str, told_: str) -> None:
    of = replace(OF_WATER, source=Source(text("PM")))
    asked = request(of, "water", language=language)
    assert tree.plain(figure("kind: bar\nsource: true", asked).source) == told_
    assert figure("kind: bar", asked).source == ()
    without = request(OF_WATER, "water", language=language)
    assert figure("kind: bar\nsource: true", without).source == ()
    for_all = replace(asked, source=True)
    assert tree.plain(figure("kind: bar", for_all).source) == told_
    assert figure("kind: bar\nsource: false", for_all).source == ()


def test_a_label_is_not_said_twice_where_nothing_is_found() -> None:
    of = portfolio(initiative("A", 3_000_000, (2024, 2026)), initiative("B", 1_000_000))
    made = figure("kind: bar\ntitle: Funding", request(of))
    assert tree.plain(made.unit) == "Millions of dollars"


@pytest.mark.parametrize(
    ("language", "specification", "title", "bar"),
    [
        (
            "en",
            "kind: bar",
            "“Dams” receives 96% of the funding, $1,550 million",
            "1,550.0",
        ),
        (
            "fr",
            "kind: stacked-bar\nof: themes",
            ("« Water » reçoit 96 % du financement, soit 1 550 millions de dollars"),
            "1 550,0",
        ),
    ],
)
def test_a_title_has_the_unit_of_its_bars(
    language: str, specification: str, title: str, bar: str
) -> None:
    land = replace(initiative("Wells", 39_500_000), theme="land")
    air = replace(initiative("Winds", 21_000_000), theme="air")
    of = portfolio(initiative("Dams", 1_550_000_000), land, air)
    made = figure(specification, request(of, language=language))
    assert tree.plain(made.finding).replace("\u00a0", " ") == title
    written = [tree.plain(label[1:2]) for label in made.labels]
    assert written[0].replace("\u00a0", " ") == bar


@pytest.mark.parametrize("kind", ["bar", "stacked-bar"])
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "“Dams” receives 69% of the funding, $1.55\u00a0billion."),
        (
            "fr",
            (
                "«\u00a0Dams\u00a0» reçoit 69\u00a0% du financement,"
                " soit 1,55\u00a0milliard de dollars."
            ),
        ),
    ],
)
def test_of_two_amounts_a_sentence_says_as_much_as_bars(
    kind: str, language: str, said: str
) -> None:
    of = portfolio(initiative("Dams", 1_550_000_000), initiative("Wells", 700_000_000))
    (only,) = shown(f"kind: {kind}", request(of, language=language))
    assert isinstance(only, tree.Paragraph)
    assert tree.plain(only.content) == said
    titled = f"kind: {kind}\ntitle: {{en: Money, fr: Argent}}"
    assert len(figure(titled, request(of, language=language)).labels) == 2


def test_a_sentence_in_a_chart_s_place_has_the_unit_of_prose() -> None:
    of = portfolio(
        initiative("Dams", 2_000_000_000), initiative("Wells", 1_999_990_000)
    )
    (only,) = shown("kind: bar", request(of))
    assert isinstance(only, tree.Paragraph)
    assert tree.plain(only.content).replace("\u00a0", " ") == (
        "The two initiatives receive about $2 billion each."
    )


def test_a_title_of_the_specification_replaces_the_finding() -> None:
    titled = "kind: bar\ntitle: {en: Money, fr: Argent}"
    assert finding(titled, request(THREE, language="fr")) == "Argent"
    assert "Dams" in figure(titled, request(THREE)).description


def test_a_title_without_the_language_is_a_mistake() -> None:
    assert told("kind: bar\ntitle: {en: Money}", request(THREE, language="fr")) == (
        "charts/money.yaml:1:7: error: the title of chart 'money' is missing in 'fr'"
        " [missing-translation]"
    )


def test_french_is_french() -> None:
    made = figure("kind: bar", request(OF_WATER, "water", language="fr"))
    assert tree.plain(made.finding) == (
        "«\u00a0Dams\u00a0» reçoit 72\u00a0% du financement de ce thème,"
        " soit 9\u00a0millions de dollars"
    )
    assert made.alternative == (
        "Diagramme à barres, Financement\u00a0: trois barres,"
        " de 500\u00a0000\u00a0$ à 9\u00a0000\u00a0000\u00a0$"
    )
    assert made.description == (
        "Dams\u00a0: 9\u00a0000\u00a0000\u00a0$; Wells\u00a0: 3\u00a0000\u00a0000\u00a0$;"
        " Pumps\u00a0: 500\u00a0000\u00a0$."
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


def test_only_what_is_released_is_shown_when_the_specification_says_so() -> None:
    of = portfolio(
        *THREE.initiatives, releases={"initiatives.dams": Release("internal")}
    )
    assert len(figure(f"{TITLED}\nonly: released", request(of)).data.rows) == 2
    with pytest.raises(view.Unreleased, match=r"initiatives\.dams"):
        figure("kind: bar", request(of))
    internal = request(of, audience="internal")
    assert len(figure("kind: bar", internal).data.rows) == 3


def test_themes_that_are_not_released_are_left_out_when_it_says_so() -> None:
    of = portfolio(*FOUR.initiatives, releases={"themes.land": Release("internal")})
    made = figure(f"{TITLED}\nof: themes\nonly: released", request(of))
    assert [tree.plain(row[0]) for row in made.data.rows] == ["Water", "Air"]
    with pytest.raises(view.Unreleased, match=r"themes\.land"):
        figure("kind: bar\nof: themes", request(of))


def test_an_unknown_kind_is_told_with_the_nearest() -> None:
    assert told("kind: bars", request(THREE)) == (
        "charts/money.yaml:1:7: error: unknown chart kind 'bars' [unknown-chart-kind]\n"
        "  hint: did you mean 'bar'?"
    )
    assert told("kind: sunburst", request(THREE)).endswith(
        f"hint: the kinds are {', '.join(BUILT_IN)}; a kind of your own needs"
        " charts/sunburst.py and `briefgen trust`"
    )


def test_an_alternative_text_is_one_sentence_and_the_rows_are_told_once() -> None:
    many = portfolio(*(initiative(f"Initiative {n}", n + 1) for n in range(30)))
    made = figure("kind: bar", request(many))
    assert made.alternative == "Bar chart, Funding: 30 bars, from $1 to $30"
    told = tree.alternative_text(made)
    assert [told.count(f"Initiative {n}: ") for n in range(30)] == [1] * 30
    assert tree.plain(made.finding) not in told


@pytest.mark.parametrize("letters", ["A" * 500, "long name " * 50])
def test_an_alternative_text_of_a_long_label_has_a_bound(letters: str) -> None:
    of = portfolio(*(initiative(name, at + 1) for at, name in enumerate("xyz")))
    asked = replace(request(of), label=letters.strip())
    text = figure("kind: bar", asked).alternative
    assert len(text) <= 200
    assert text.startswith("Bar chart, ")


def test_equal_requests_give_equal_figures() -> None:
    first, second = (figure("kind: bar", request(THREE)) for _ in range(2))
    assert first == second


def test_one_has_the_same_size_words_and_marks_without_matplotlib(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = portfolio(
        initiative("Dams", 9, (2024, 2031), YEARS, (people(50_000, bound="at-least"),)),
        initiative("Wells " * 30, 3, (2024, 2026), Duration(2, "years"), (people(7),)),
        initiative("Pumps", 1, (2024, 2025), Duration(1, "years")),
    )
    asked = request(whole, "water")
    drawn = {kind: figure(f"kind: {kind}", asked) for kind in KINDS}
    for name in (
        "matplotlib",
        "briefgen.charts.matplotlib_setup",
        "briefgen.charts.matplotlib_marks",
    ):
        monkeypatch.setitem(sys.modules, name, None)
    for kind in KINDS:
        assert drawn[kind].drawing.marks
        assert figure(f"kind: {kind}", asked) == drawn[kind]


def test_a_timeline_tells_the_years_of_its_grid() -> None:
    made = figure("kind: timeline", request(OF_WATER, "water"))
    (scale,) = made.scale
    assert isinstance(scale, tree.ValueText)
    assert scale.text == "2024–25 2025–26 2026–27"
    assert isinstance(scale.origin, view.Value)
    assert (scale.origin.formula, len(scale.origin.inputs)) == ("scale", 6)
    texts = [mark.text for mark in made.drawing.marks if isinstance(mark, TextMark)]
    assert [text for text in texts if text in scale.text.split()] == scale.text.split()
    assert figure("kind: bar", request(OF_WATER, "water")).scale == ()
