"""Charts of more bars than can be read: the first ones, the subject, and the rest."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from briefgen import tree
from briefgen.charts.custom import PlainSeries
from briefgen.charts.legible import FEWEST, Limit, fold, limits
from briefgen.drawing import Path, TextMark
from briefgen.model import Portfolio, Release
from briefgen.view import Value
from tests.charts.portfolios import (
    LOOK,
    NOON,
    figure,
    finding,
    initiative,
    people,
    portfolio,
    request,
    shown,
)
from tests.writers import sample_trees
from tests.writers.docx.charts import numbers_of_chart, sheet
from tests.writers.docx.opened import body, look, values, written

THEMES = "kind: bar\nof: themes\nonly: released\ntitle: Money"
LATER = NOON + datetime.timedelta(1)
MOST, FEW = 56, 11  # bars that a page of a factsheet can show, and that it then shows


def amount(at: int) -> int:
    return 250_000_000 - at * 1_000_000


def themes(
    count: int, *, held: tuple[int, ...] = (), names: str = "theme"
) -> Portfolio:
    later = Release(embargo=LATER)
    initiatives = [
        replace(initiative(f"n{at}", amount(at)), theme=f"{names}-{at}")
        for at in range(count)
    ]
    releases = {f"initiatives.n{at}.funding": later for at in held}
    return portfolio(*initiatives, releases=releases)


def names(made: tree.Figure) -> list[str]:
    return [tree.plain(label[:1]) for label in made.labels]


def sizes(made: tree.Figure) -> set[float]:
    """Give the sizes of words as a page shows them, as high as it can be."""
    scale = min(1.0, LOOK.tallest / made.drawing.height)
    labels = (mark for mark in made.drawing.marks if isinstance(mark, TextMark))
    return {label.size * scale for label in labels}


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=80),
    st.integers(0, 79),
    st.integers(FEWEST, 60),
    st.integers(FEWEST, 12),
)
def test_what_is_folded_is_all_in_order_with_the_subject(
    amounts: list[int], own: int, largest: int, few: int
) -> None:
    subject = own if own < len(amounts) else None
    rows, every = [*map(Decimal, amounts)], [*range(len(amounts))]
    limit = Limit(max(largest, few), few)
    kept, rest = fold(rows, limit, subject)
    assert sorted([*kept, *rest]) == every
    assert list(kept) == sorted(kept)
    assert subject not in rest
    assert (len(rest) > 1) == (len(rows) > limit.most)
    assert not rest or len(kept) == few - 1
    assert [*map(list, fold(rows, None, subject))] == [every, []]


def test_as_many_bars_as_can_be_read_are_all_shown_and_one_more_is_too_many() -> None:
    asked = request(themes(MOST))
    made = figure(THEMES, asked)
    assert len(made.data.rows) == next(limits(asked, 0.0)).most == MOST
    assert 7 <= min(sizes(made)) < 7.1
    made = figure(THEMES, request(themes(MOST + 1)))
    assert names(made)[:2] == ["Theme-0", "Theme-1"]
    assert names(made)[10:] == ["47 other themes"]
    assert sizes(made) == {9.5}


@pytest.mark.parametrize(
    ("language", "alternative", "rest", "words"),
    [
        (
            "en",
            (
                "Bar chart, Funding: 11 bars, from $241,000,000 to $250,000,000,"
                " the last for 240 other themes"
            ),
            "240 other themes",
            "$28,920,000,000",
        ),
        (
            "fr",
            (
                "Diagramme à barres, Financement\u00a0: 11 barres,"
                " de 241\u00a0000\u00a0000\u00a0$ à 250\u00a0000\u00a0000\u00a0$,"
                " dont la dernière pour 240 autres thèmes"
            ),
            "240 autres thèmes",
            "28\u00a0920\u00a0000\u00a0000\u00a0$",
        ),
    ],
)
def test_hundreds_are_the_first_ten_and_the_sum_of_the_rest(
    language: str, alternative: str, rest: str, words: str
) -> None:
    of = themes(250)
    titled = THEMES if language == "en" else "kind: bar\nof: themes"
    made = figure(titled, request(of, language=language))
    assert made.alternative == alternative
    assert names(made)[-1] == rest
    assert tree.plain(made.data.rows[-1][1]) == words
    assert f"{rest}{':' if language == 'en' else chr(160) + ':'} {words}." in (
        made.description
    )
    assert made.plot is not None
    whole = sum(amount(at) for at in range(250))
    assert sum(bar.amount for bar in made.plot.bars) == whole
    assert tree.plain(made.labels[-1][:1]) == rest
    assert rest in {m.text for m in made.drawing.marks if isinstance(m, TextMark)}


def test_the_rest_comes_from_all_that_it_stands_for() -> None:
    made = figure(THEMES, request(themes(60)))
    name, money = (cell[0] for cell in made.data.rows[-1])
    assert isinstance(name, tree.ValueText)
    assert isinstance(money, tree.ValueText)
    assert isinstance(name.origin, Value)
    assert isinstance(money.origin, Value)
    assert [len(each.inputs) for each in (name.origin, money.origin)] == [50, 50]
    assert money.origin.formula == "sum"


@pytest.mark.parametrize(("theme", "at"), [("theme-3", 3), ("theme-200", 9)])
def test_the_subject_is_always_among_those_shown(theme: str, at: int) -> None:
    made = figure(THEMES, request(themes(250), theme))
    assert names(made)[at] == theme.capitalize()
    assert len(names(made)) == FEW
    assert made.plot is not None
    assert [bar.main for bar in made.plot.bars] == [n == at for n in range(FEW)]
    own = [m.text for m in made.drawing.marks if isinstance(m, TextMark) and m.bold]
    assert own[0] == theme.capitalize()


def test_as_listed_the_first_ones_are_the_first_of_the_data() -> None:
    listed = "kind: bar\nof: themes\norder: as-listed\ntitle: Money"
    made = figure(listed, request(themes(60), "theme-59"))
    first = [f"Theme-{at}" for at in range(9)]
    assert names(made) == [*first, "Theme-59", "50 other themes"]


def test_what_is_held_back_is_neither_summed_nor_counted() -> None:
    of = themes(60, held=(2, 58, 59))
    made = figure(THEMES, request(of))
    assert names(made)[:3] == ["Theme-0", "Theme-1", "Theme-3"]
    assert names(made)[-1] == "47 other themes"
    released = [amount(at) for at in range(60) if at not in {2, 58, 59}]
    assert made.plot is not None
    assert sum(bar.amount for bar in made.plot.bars) == sum(released)
    internal = figure(THEMES, request(of, audience="internal"))
    assert names(internal)[-1] == "50 other themes"


def test_a_marking_of_the_rest_is_the_document_s() -> None:
    of = themes(60)
    marked = {"initiatives.n59.funding.amount": Release(marking="secret")}
    of = replace(of, releases={**of.releases, **marked})
    asked = request(of, audience="internal")
    figure(THEMES, asked)
    assert "secret" in asked.trace.label_of_reads.markings
    key = "value", "portfolio.themes|funding(released)"
    assert asked.trace.recorded[key].startswith("[secret] 60 of 60: themes.")


def test_one_unit_and_the_title_suit_the_rest_too() -> None:
    asked = request(themes(60))
    title = finding("kind: bar\nof: themes", asked)
    assert title.endswith("$0.25\u00a0billion")
    made = figure("kind: bar\nof: themes", request(themes(60)))
    beside = [tree.plain(label[1:]) for label in made.labels]
    assert beside[0] == "0.25"
    assert beside[-1] == "10.77"
    assert tree.plain(made.unit) == "Funding, billions of dollars, rounded"


def test_a_rest_far_above_all_others_has_only_words() -> None:
    def lengths(count: int) -> list[float]:
        made = figure(THEMES, request(themes(count)))
        bars = (m for m in made.drawing.marks if isinstance(m, Path) and m.fill)
        assert made.plot is not None
        return [bar.segments[1].to[0] - bar.segments[0].to[0] for bar in bars]  # type: ignore[union-attr]

    assert len(lengths(60)) == FEW - 1
    assert min(lengths(60)) > 100


def test_the_bar_of_a_rest_is_to_scale_if_the_others_can_be_told_apart() -> None:
    small = (initiative(f"s{at}", 1_000_000) for at in range(50))
    large = (initiative(f"l{at}", 25_000_000 + at) for at in range(10))
    made = figure("kind: bar\ntitle: Money", request(portfolio(*large, *small)))
    bars = [m for m in made.drawing.marks if isinstance(m, Path) and m.fill]
    assert len(bars) == FEW
    assert made.plot is not None
    assert made.plot.bars[-1].name == "50 other initiatives"
    assert all(bar.drawn for bar in made.plot.bars)


@pytest.mark.parametrize("count", [60, 300])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_word_draws_and_holds_what_the_drawing_shows(count: int, language: str) -> None:
    spec = "kind: bar\nof: themes"
    made = figure(spec, request(themes(count), language=language))
    files = written(sample_trees.of_blocks(made))
    (book,) = (data for name, data in files.items() if name.endswith(".xlsx"))
    (part,) = (
        data
        for name, data in files.items()
        if name.startswith("word/charts/chart") and name.endswith(".xml")
    )
    rows = sheet(book)[1:]
    assert made.plot is not None
    assert [row[0] for row in rows] == [bar.name for bar in made.plot.bars]
    assert [Decimal(row[1]) for row in rows] == [b.amount for b in made.plot.bars]
    assert [row[2] for row in rows] == [bar.words for bar in made.plot.bars]
    assert len(rows) == FEW
    root = etree.fromstring(part)
    *drawn, rest = made.plot.bars
    assert not rest.drawn  # its bar would make specks of all others
    assert numbers_of_chart(root) == [bar.amount for bar in drawn]
    texts = {m.text for m in made.drawing.marks if isinstance(m, TextMark)}
    assert texts == {row[0] for row in rows} | {row[2] for row in rows}
    ends = [Decimal(row[4]) for row in rows]
    assert ends[-1] - ends[0] == amount(
        0
    )  # what stands after the longest is the shortest


def test_names_of_several_lines_leave_room_for_fewer() -> None:
    long = "a-programme of the region whose name takes more than one line of a chart"
    few = figure(THEMES, request(themes(30), width=300.0))
    assert len(few.data.rows) == 30
    made = figure(THEMES, request(themes(30, names=long), width=300.0))
    assert names(made)[-1] == "20 other themes"
    assert min(sizes(made)) >= 7
    endless = figure(THEMES, request(themes(30, names=long * 9), width=300.0))
    assert len(endless.data.rows) < 10
    assert names(endless)[-1].endswith("other themes")
    assert min(sizes(endless)) >= 7


def test_names_that_fill_a_page_are_drawn_all_the_same() -> None:
    names_of = "a-name-without-end " * 150
    made = figure(THEMES, request(themes(8, names=names_of), width=300.0))
    assert [bar.name for bar in made.plot.bars][2:] == ["Six other themes"]  # type: ignore[union-attr]


def test_lower_a_chart_of_too_many_is_as_low_as_can_be() -> None:
    asked = replace(request(themes(250), "theme-99"), lower=True)
    made = figure(THEMES, asked)
    assert names(made) == ["Theme-0", "Theme-99", "248 other themes"]


def test_parts_too_thin_to_be_told_apart_are_put_together() -> None:
    large = (initiative(f"Large {at}", 30_000_000 + at) for at in range(3))
    thin = (initiative(f"Thin {at}", 100_000) for at in range(4))
    of = portfolio(*large, *thin)
    made = figure("kind: stacked-bar\ntitle: Money", request(of))
    assert names(made) == ["Large 2", "Large 1", "Large 0", "Four other initiatives"]
    assert made.alternative == (
        "Stacked bar, Funding: four parts, from $30,000,000 to $30,000,002,"
        " the last for four other initiatives"
    )
    assert made.plot is not None
    assert sum(bar.amount for bar in made.plot.bars) == 90_400_003
    *tints, last = [bar.color for bar in made.plot.bars]
    assert last == request(of).color("neutral")
    assert len(set(tints)) == 3
    assert last not in tints


@pytest.mark.parametrize(
    ("language", "rest"),
    [("en", "Four other themes"), ("fr", "Quatre autres thèmes")],
)
def test_a_stacked_bar_has_six_parts_and_its_table_all(
    language: str, rest: str
) -> None:
    spec = "kind: stacked-bar\nof: themes\ntitle: {en: Money, fr: Argent}"
    amounts = [70, 60, 50, 40, 30, 20, 10, 9, 8]
    six, nine = (
        portfolio(
            *(
                replace(initiative(f"n{at}", each), theme=f"theme-{at}")
                for at, each in enumerate(amounts[:count])
            )
        )
        for count in (6, 9)
    )
    assert len(figure(spec, request(six, language=language)).labels) == 6
    asked = request(nine, language=language)
    made = figure(spec, asked)
    assert [*names(made)[:2], names(made)[5]] == ["Theme-0", "Theme-1", rest]
    assert len(made.labels) == 6
    assert made.plot is not None
    last = made.plot.bars[-1]
    assert last.amount == 20 + 10 + 9 + 8
    assert last.color == asked.color("neutral")
    told = [tree.plain(row[0]) for row in made.data.rows]
    assert told == [f"Theme-{at}" for at in range(9)]
    # What is drawn is told; the table has the rest, one by one.
    assert [name in made.description for name in told] == [True] * 5 + [False] * 4
    assert rest in made.description


def test_a_rest_of_a_stacked_bar_sums_only_what_is_released() -> None:
    spec = "kind: stacked-bar\nof: themes\nonly: released"
    made = figure(spec, request(themes(12, held=(7, 11))))
    assert names(made)[-1] == "Five other themes"
    assert made.plot is not None
    released = sum(amount(at) for at in (5, 6, 8, 9, 10))
    assert made.plot.bars[-1].amount == released
    assert len(made.data.rows) == 10
    assert not {"Theme-7", "Theme-11"} & {tree.plain(row[0]) for row in made.data.rows}


def test_of_hundreds_a_stacked_bar_tells_the_rest_once() -> None:
    made = figure("kind: stacked-bar\nof: themes\ntitle: Money", request(themes(61)))
    assert len(made.data.rows) == len(made.labels) == 6


def test_one_thin_part_keeps_its_name() -> None:
    of = portfolio(initiative("Large", 9_000_000), initiative("Thin", 1_000))
    assert names(figure("kind: stacked-bar\ntitle: Money", request(of))) == [
        "Large",
        "Thin",
    ]


def test_a_stacked_bar_of_thin_parts_alone_is_a_sentence_or_the_subject_s_share() -> (
    None
):
    stacked = "kind: stacked-bar\nof: themes"
    of = themes(120)
    (sentence,) = shown(stacked, request(of))
    assert isinstance(sentence, tree.Paragraph)
    assert tree.plain(sentence.content) == (
        "“Theme-0” receives the largest share of the funding, $250\u00a0million."
    )
    made = figure(f"{stacked}\ntitle: Money", request(of, "theme-7"))
    assert names(made) == ["Theme-7", "119 other themes"]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "50 more initiatives are not shown."),
        ("fr", "50 autres initiatives ne sont pas représentées."),
    ],
)
@pytest.mark.parametrize("kind", ["timeline", "reach"])
def test_what_has_no_sum_says_how_many_are_not_shown(
    kind: str, language: str, note: str
) -> None:
    of = portfolio(
        *(
            initiative(f"n{at}", 1, (2000 + at, 2002 + at), None, (people(900 - at),))
            for at in range(60)
        )
    )
    made, said = shown(f"kind: {kind}", request(of, language=language))
    assert isinstance(made, tree.Figure)
    assert isinstance(said, tree.Paragraph)
    assert (tree.plain(said.content), said.role) == (note, "meta")
    assert made.alternative.endswith(f"; {note[:-1]}")
    assert names(made) == [f"n{at}" for at in range(FEW - 1)]
    assert made.plot is None or len(made.plot.bars) == FEW - 1


def test_a_table_of_what_cannot_be_compared_is_whole() -> None:
    of = portfolio(
        *(
            initiative(f"n{at}", 1, reach=(people(900, f"group {at}"),))
            for at in range(60)
        )
    )
    (table,) = shown("kind: reach", request(of))
    assert isinstance(table, tree.Table)
    assert len(table.rows) == 60


def test_a_kind_of_the_workspace_s_own_gets_every_row() -> None:
    rows: list[int] = []

    def draw(_: object, series: PlainSeries) -> None:
        rows.append(len(series.rows))

    asked = replace(request(themes(250)), custom={"dots": draw})
    figure("kind: dots\nof: themes", asked)
    assert rows == [250]


def test_a_chart_higher_than_a_page_is_made_smaller_in_word() -> None:
    made = figure(THEMES, request(themes(MOST), width=468.0))
    assert made.drawing.height > look("note").tallest
    root = body(sample_trees.of_blocks(made))
    (tall,) = values(root, "//wp:extent/@cy")
    assert int(tall) / 12700 == pytest.approx(look("note").tallest)
