"""Kinds of what is measured: what each says of none, one, many, ties and zero."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from briefgen import charts, tree
from briefgen.charts.legible import SMALLEST
from briefgen.drawing import LineTo, MoveTo, Path, TextMark
from briefgen.model import Portfolio, Release
from briefgen.view import Value
from tests.charts.measured import (
    CASES,
    DAMS,
    FERRIES,
    HEALTH,
    MARSH,
    SEEDLINGS,
    STOCKS,
    TEACHERS,
    WELLS,
    cases,
    increased,
    measured,
    reaching,
    result,
    yearly,
)
from tests.charts.portfolios import (
    LOOK,
    figure,
    finding,
    initiative,
    people,
    portfolio,
    request,
    shown,
)

LANGUAGES = ("en", "fr")
HELD = Release(audience="internal")


def lines(block: tree.Block) -> Iterator[str]:
    match block:
        case tree.Figure():
            yield f"### {tree.plain(block.finding)}"
            yield f"*{tree.plain(block.unit)}*"
            yield tree.alternative_text(block)
            yield from lines(block.data)
        case tree.Table():
            for row in (block.head, *block.rows):
                yield "| " + " | ".join(map(tree.plain, row))
        case tree.Paragraph():
            yield tree.plain(block.content)
        case other:
            raise AssertionError(other)


def spoken(kind: str) -> Iterator[str]:
    for language in LANGUAGES:
        yield f"# {kind}, {language}"
        for name, of in cases(kind):
            yield f"## {name}"
            blocks = shown(f"kind: {kind}", request(of, language=language))
            yield from (line for block in blocks for line in lines(block))
            if not blocks:
                yield "nothing"


@pytest.mark.parametrize("kind", [*CASES])
def test_what_a_kind_says_of_its_cases_is_as_accepted(
    kind: str, golden: Callable[[str, str], None]
) -> None:
    text = "\n\n".join(spoken(kind)).replace("\u00a0", "~")
    golden(f"charts/{kind}.md", f"{text}\n")


@pytest.mark.parametrize("kind", [*CASES])
def test_both_languages_have_a_figure_of_the_same_cases(kind: str) -> None:
    for _, of in cases(kind):
        english, french = (
            [type(each) for each in shown(f"kind: {kind}", request(of, language=each))]
            for each in LANGUAGES
        )
        assert english == french


def public(kind: str, of: Portfolio) -> tree.Blocks:
    return shown(f"kind: {kind}\nonly: released", request(of))


@pytest.mark.parametrize(
    ("kind", "shown_one", "held_one"),
    [
        ("profile", DAMS, STOCKS),
        ("waterfall", HEALTH, FERRIES),
        (
            "progress",
            measured("Coast", MARSH),
            measured("Schools", result("Places", 0, 6, 15)),
        ),
        (
            "icon-array",
            reaching("Coast", people(2500, "farmers", "exact", 50)),
            reaching("Schools", people(90_000, "farmers")),
        ),
        (
            "slope",
            measured("Coast", SEEDLINGS, TEACHERS),
            measured("Schools", result("Places", 0, 90, 99, "%")),
        ),
    ],
)
def test_nothing_is_drawn_to_the_scale_of_what_is_held_back(
    kind: str, shown_one: object, held_one: object
) -> None:
    one = portfolio(shown_one)  # type: ignore[arg-type]
    held = portfolio(
        shown_one,  # type: ignore[arg-type]
        held_one,  # type: ignore[arg-type]
        releases={f"initiatives.{held_one.id}": HELD},  # type: ignore[attr-defined]
    )
    assert public(kind, held) == public(kind, one)
    assert shown(f"kind: {kind}", request(held, audience="internal")) != public(
        kind, one
    )


def test_a_year_comes_from_the_line_of_its_amount() -> None:
    made = figure("kind: profile", request(portfolio(DAMS)))
    _, amount = made.data.rows[1]
    assert amount[0].origin.path == "initiatives.dams.funding.profile.1.amount"  # type: ignore[union-attr]


def test_a_year_of_several_initiatives_is_their_sum() -> None:
    made = figure("kind: profile", request(portfolio(DAMS, STOCKS)))
    value = made.data.rows[0][1][0].origin  # type: ignore[union-attr]
    assert isinstance(value, Value)
    assert value.formula == "sum"
    assert [each.path for each in value.inputs] == [
        f"initiatives.{name}.funding.profile.0.amount" for name in ("dams", "stocks")
    ]


def test_an_initiative_that_states_years_of_some_of_its_lines_alone_is_left_out() -> (
    None
):
    small = yearly("Half", 5, 6, 7)
    some = replace(small.funding, lines=(*small.funding.lines, HEALTH.funding.lines[0]))
    half = replace(small, funding=replace(some, listed=True))
    said = finding("kind: profile", request(portfolio(STOCKS, half)))
    assert said.startswith("Yearly amounts are stated for one of two initiatives")


@pytest.mark.parametrize(("others", "drawn"), [(9, True), (11, False)])
def test_years_of_less_than_most_of_the_money_are_not_drawn(
    others: int, *, drawn: bool
) -> None:
    """A reader takes the columns for all money, whatever a title says."""
    stated = yearly("Dams", 10, 20, 10)  # 80% of 50
    of = portfolio(stated, initiative("Wells", others))
    assert bool(shown("kind: profile", request(of))) == drawn


MULTIPLES = "kind: profile\nof: themes"


@pytest.mark.parametrize("width", [130.0, 220.0, 468.0])
@pytest.mark.parametrize("language", LANGUAGES)
def test_yearly_amounts_of_themes_are_small_charts_on_one_scale(
    language: str, width: float
) -> None:
    amounts = {
        "Oceans": (2, 4, 1),
        "Shipping": (1, 0, 3),
        "A fleet of the north": (0, 1, 1),
    }
    of = portfolio(
        *(replace(yearly(name, *each), theme=name) for name, each in amounts.items())
    )
    made = figure(MULTIPLES, request(of, language=language, width=width))
    assert [tree.plain(row[0]) for row in made.data.rows] == [*amounts]
    assert len(made.data.head) == 4
    assert made.plot is None  # Word has no such chart
    columns = [
        max(ends) - min(ends)
        for mark in made.drawing.marks
        if isinstance(mark, Path) and mark.fill
        for ends in [[s.to[1] for s in mark.segments if isinstance(s, MoveTo | LineTo)]]
    ]
    drawn = [amount for each in amounts.values() for amount in each if amount]
    assert [round(each / max(columns) * 4, 2) for each in columns] == drawn
    for mark in made.drawing.marks:
        if isinstance(mark, TextMark):
            wide = LOOK.faces.face(bold=mark.bold).width(mark.text, mark.size)
            assert 0 <= mark.at[0] <= mark.at[0] + wide <= width + 0.1
            assert mark.size >= SMALLEST
            assert mark.size * 0.8 <= mark.at[1] <= made.drawing.height


def test_one_theme_alone_has_the_columns_of_all() -> None:
    of = portfolio(DAMS, WELLS)
    assert figure(MULTIPLES, request(of)) == figure("kind: profile", request(of))
    assert figure(MULTIPLES, request(of, "water")).plot is not None


def test_a_theme_that_is_held_back_has_no_small_chart_and_moves_none() -> None:
    """The scale of the others is that of what is shown."""
    themes = [replace(yearly(name, 3, 1, 2), theme=name) for name in ("oceans", "food")]
    secret = replace(yearly("secret", 90, 1, 2), theme="hidden")
    whole = portfolio(*themes, secret, releases={"initiatives.secret": HELD})
    spec = f"{MULTIPLES}\nonly: released"
    shown_alone = figure(spec, request(portfolio(*themes)))
    assert figure(spec, request(whole)).drawing == shown_alone.drawing


def test_a_finding_about_some_indicators_says_so() -> None:
    """One that has no baseline may be nearer to its target than those that are drawn."""
    far = result("Gear recovered", None, 1500, 1739)
    for of, said in (
        (
            (SEEDLINGS, TEACHERS, far),
            "Of those shown, “Seedlings that survive” is closest",
        ),
        ((SEEDLINGS, TEACHERS), "“Seedlings that survive” is closest"),
    ):
        made = finding("kind: progress", request(portfolio(measured("Coast", *of))))
        assert made.startswith(said)


def test_few_people_are_a_small_figure_and_not_nobody() -> None:
    of = portfolio(
        reaching("Coast", people(2500, "farmers")),
        reaching("Schools", people(10, "farmers")),
    )
    assert figures("kind: icon-array", of) == [25, 1]
    made = figure("kind: icon-array", request(of))
    assert "Small figure: less than half as many" in tree.plain(made.scale)


def test_what_there_was_before_is_derived_and_said_to_be() -> None:
    made = figure("kind: waterfall", request(portfolio(HEALTH)))
    name, amount = made.data.rows[0]
    value = amount[0].origin  # type: ignore[union-attr]
    assert tree.plain(name) == "Before (calculated)"
    assert isinstance(value, Value)
    assert (value.formula, [each.path for each in value.inputs]) == (
        "difference",
        [f"initiatives.health.funding.{each}" for each in ("amount", "total_value")],
    )


def test_of_a_small_rise_the_increases_stand_alone_as_bars() -> None:
    small = [increased(f"Port {at}", at, 100) for at in (1, 2, 6)]  # 9 of 300
    made = figure("kind: waterfall", request(portfolio(*small)))
    assert tree.plain(made.finding) == (
        "Three increases, $9 together, bring total values from $291 to $300"
    )
    assert made.alternative == "Bar chart, Funding: three bars, from $1 to $6"
    assert tree.plain(made.unit) == "Increases, dollars"
    assert made.plot is not None
    assert made.plot.kind == "bars"
    assert [bar.amount for bar in made.plot.bars] == [6, 2, 1]
    large = [increased(f"Port {at}", at, 30) for at in (1, 2, 6)]  # a tenth is seen
    made = figure("kind: waterfall", request(portfolio(*large)))
    assert made.alternative == "Waterfall chart, Funding: five steps"


def test_columns_that_have_no_room_for_their_words_are_bars() -> None:
    wide = figure("kind: profile", request(portfolio(STOCKS)))
    narrow = figure("kind: profile", request(portfolio(STOCKS), width=200.0))
    assert wide.drawing.height < 150 < wide.drawing.width
    assert narrow.finding == wide.finding
    assert narrow.drawing.width == 200.0
    kinds = [each.alternative.partition(",")[0] for each in (wide, narrow)]
    assert kinds == ["Column chart", "Bar chart"]


def test_a_result_without_baseline_has_no_bar_and_is_counted() -> None:
    of = portfolio(measured("Coast", MARSH, SEEDLINGS, result("Books", None, 60, 10)))
    made, note = shown("kind: progress", request(of))
    assert isinstance(made, tree.Figure)
    assert len(made.data.rows) == 2
    assert isinstance(note, tree.Paragraph)
    assert tree.plain(note.content) == "One more indicator is not shown."


def test_a_profile_of_the_years_before_has_no_other_years() -> None:
    made = figure("kind: profile", request(portfolio(yearly("A", 1, 2, 4, first=2019))))
    assert [tree.plain(row[0]) for row in made.data.rows] == [
        "2019–20",
        "2020–21",
        "2021–22",
    ]


def figures(specification: str, of: Portfolio, width: float = 500.0) -> list[int]:
    """Count the drawn figures of each row: a circle and a body each."""
    marks = figure(specification, request(of, width=width)).drawing.marks
    shapes = [mark for mark in marks if isinstance(mark, Path)]
    begun = [sum(isinstance(each, MoveTo) for each in mark.segments) for mark in shapes]
    return [count // 2 for count in begun if count > 1]


def test_figures_stand_for_as_many_people_on_one_scale_and_are_rounded() -> None:
    of = portfolio(
        reaching("Coast", people(2540, "farmers")),
        reaching("Schools", people(1000, "farmers")),
    )
    assert figures("kind: icon-array", of) == [13, 5]
    made = figure("kind: icon-array", request(of))
    assert tree.plain(made.scale) == (
        "Each figure stands for 200 people; counts are rounded"
    )


def test_an_open_bound_has_an_arrow_and_says_so() -> None:
    open_end, exact = (
        portfolio(reaching("Coast", people(250, "farmers", bound, 40)))
        for bound in ("at-least", "exact")
    )
    drawn = [figure("kind: icon-array", request(of)) for of in (open_end, exact)]
    assert len(drawn[0].drawing.marks) - len(drawn[1].drawing.marks) == 1
    assert ["arrow" in tree.plain(each.scale) for each in drawn] == [True, False]


def test_of_lines_six_at_most_are_drawn_and_the_rest_is_counted() -> None:
    changes = [result(f"School {at}", at, 80, at * 3, "%") for at in range(1, 10)]
    made, note = shown("kind: slope", request(portfolio(measured("C", *changes))))
    assert isinstance(made, tree.Figure)
    assert [tree.plain(row[0]) for row in made.data.rows] == [
        f"School {at}" for at in (9, 8, 7, 6, 5, 4)
    ]
    assert isinstance(note, tree.Paragraph)
    assert tree.plain(note.content) == "Three more indicators are not shown."


def test_a_unit_of_words_stands_above_lines_and_not_beside_their_ends() -> None:
    spills = [
        result("Spills", 120, 20, 70, "barrels"),
        result("Leaks", 9, 0, 8, "barrels"),
    ]
    made = figure("kind: slope", request(portfolio(measured("Coast", *spills))))
    assert tree.plain(made.unit) == "Baselines and latest results, barrels"
    texts = [mark.text for mark in made.drawing.marks if isinstance(mark, TextMark)]
    assert [each for each in texts if "barrels" in each] == []
    assert tree.plain(made.data.rows[0][1]) == "120 barrels"


def test_the_words_of_two_ends_never_meet() -> None:
    near = [result(f"School {at}", 50, 80, 60 + at, "%") for at in range(6)]
    made = figure("kind: slope", request(portfolio(measured("C", *near))))
    texts = [mark for mark in made.drawing.marks if isinstance(mark, TextMark)]
    right = sorted(mark.at[1] for mark in texts if "School" in mark.text)
    assert len(right) == 6
    assert min(after - before for before, after in pairwise(right)) >= texts[0].size


def test_a_kind_of_its_own_wins_over_ours_of_the_same_name() -> None:
    drawn: list[object] = []

    def draw(_: object, series: object) -> None:
        drawn.append(series)

    asked = replace(request(portfolio(DAMS, WELLS)), custom={"progress": draw})
    specification = charts.read(
        "kind: progress\nwhat: funding", "charts/money.yaml", {"progress"}
    )
    (made,) = charts.blocks(specification, asked)
    assert len(drawn) == 1
    assert isinstance(made, tree.Figure)
    assert made.alternative == "Chart, Funding: two rows"
