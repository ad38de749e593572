"""A theme's share of the new funding: one level bar of two parts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefgen import tree, view
from briefgen.charts import ChartRequest
from briefgen.drawing import Path, TextMark
from briefgen.errors import BriefgenError
from briefgen.model import Portfolio, Release
from tests.charts.portfolios import figure, initiative, portfolio, request, shown
from tests.writers import sample_trees
from tests.writers.docx.charts import sheet
from tests.writers.docx.opened import written

KIND = "kind: share-of-funding"
CHART, BOOK = "word/charts/chart1.xml", "word/embeddings/Microsoft_Excel_Sheet1.xlsx"
MILLION = 1_000_000


def themes(*amounts: int | str) -> Portfolio:
    """Give a portfolio of themes `a`, `b`, … with these amounts."""
    return portfolio(
        *(
            replace(initiative(f"Initiative {name}", amount), theme=name)
            for name, amount in zip("abcdefgh", amounts, strict=False)
        )
    )


def asked(
    *amounts: int | str, language: str = "en", width: float = 500
) -> ChartRequest:
    return request(themes(*amounts), "a", language=language, width=width)


def words(made: tree.Figure) -> list[str]:
    return [mark.text for mark in made.drawing.marks if isinstance(mark, TextMark)]


def test_the_theme_stands_against_all_others_together() -> None:
    made = figure(KIND, asked(9 * MILLION, 2 * MILLION, MILLION))
    assert tree.plain(made.finding) == (
        "This theme receives three quarters of the funding"
    )
    assert words(made) == [
        "$9\u00a0million (75%)",
        "A",
        "$3\u00a0million (25%)",
        "Two other themes",
    ]
    cells = [[tree.plain(cell) for cell in row] for row in made.data.rows]
    assert cells == [["A", "$9,000,000"], ["Two other themes", "$3,000,000"]]
    assert made.alternative == (
        "Stacked bar, Funding: two parts, the last for two other themes"
    )


def test_the_parts_are_as_long_as_their_shares() -> None:
    made = figure(KIND, asked(6 * MILLION, MILLION, MILLION, width=400))
    bars = [mark for mark in made.drawing.marks if isinstance(mark, Path)]
    ends = [[point.to[0] for point in bar.segments[:-1]] for bar in bars]  # type: ignore[union-attr]
    assert [(min(each), max(each)) for each in ends] == [(0, 299), (301, 400)]


def test_beside_one_other_theme_it_is_a_sentence() -> None:
    (sentence,) = shown(KIND, asked(3 * MILLION, MILLION, 0, language="fr"))
    assert isinstance(sentence, tree.Paragraph)
    assert tree.plain(sentence.content) == (
        "Ce thème reçoit les trois quarts du financement."
    )


@pytest.mark.parametrize("amounts", [(0, 0), (9,), (0, 9), (1, 5, 6), (9, 0)])
def test_nothing_is_shown_without_others_or_where_the_theme_is_behind(
    amounts: tuple[int, ...],
) -> None:
    assert shown(KIND, asked(*amounts)) == ()
    assert shown(f"{KIND}\ntitle: Money", asked(0, *amounts)) == ()


def test_of_a_subject_that_is_no_theme_nothing_is_shown() -> None:
    assert shown(f"{KIND}\ntitle: Money", request(themes(9, 1))) == ()


def test_equal_amounts_are_a_sentence() -> None:
    (sentence,) = shown(KIND, asked(MILLION, MILLION))
    assert isinstance(sentence, tree.Paragraph)
    assert tree.plain(sentence.content) == (
        "The two themes receive $1\u00a0million each."
    )


@pytest.mark.parametrize("width", [150.0, 250.0, 700.0])
def test_words_that_fit_no_line_stand_below_each_other_inside_the_chart(
    width: float,
) -> None:
    wanted = asked(99 * MILLION, 1, 1, language="fr", width=width)
    made = figure(KIND, wanted)
    for mark in made.drawing.marks:
        if isinstance(mark, TextMark):
            face = wanted.look.faces.face(bold=mark.bold)
            assert mark.at[0] + face.width(mark.text, mark.size) <= width + 0.01
            assert mark.at[1] < made.drawing.height


def test_what_is_not_released_is_not_counted() -> None:
    late = Release("internal")
    of = portfolio(
        *themes(9, 1, 70, 2).initiatives, releases={"initiatives.initiative-c": late}
    )
    with pytest.raises(view.Unreleased):
        figure(KIND, request(of, "a"))
    made = figure(f"{KIND}\nonly: released", request(of, "a"))
    assert [row.amount for row in made.plot.bars] == [Decimal(9), Decimal(3)]  # type: ignore[union-attr]


def test_word_draws_it_as_one_row_of_two_series() -> None:
    for language in ("en", "fr"):
        made = figure(KIND, asked(9 * MILLION, 2 * MILLION, MILLION, language=language))
        found = written(sample_trees.of_blocks(made, layout="factsheet"))
        markup = found[CHART].decode()
        assert '<c:barDir val="bar"/><c:grouping val="percentStacked"/>' in markup
        assert markup.count("<c:ser>") == 2
        rows = sheet(found[BOOK])
        assert [Decimal(row[1]) for row in rows[1:]] == [9 * MILLION, 3 * MILLION]


def test_in_word_words_that_do_not_fit_make_a_picture() -> None:
    narrow = figure(
        KIND, asked(9 * MILLION, MILLION, MILLION, language="fr", width=150.0)
    )
    assert CHART not in written(sample_trees.of_blocks(narrow, layout="factsheet"))


def test_what_it_shows_is_set_by_its_kind() -> None:
    with pytest.raises(BriefgenError, match="only funding can be shown of themes"):
        figure(f"{KIND}\nof: themes", asked(9, 1))
