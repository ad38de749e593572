"""What charts say of any portfolio keeps the rules of the field, in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from briefgen import tree
from briefgen.charts.timeline_periods import span
from briefgen.model import (
    Bound,
    Duration,
    FiscalYears,
    Initiative,
    LocalizedText,
    Portfolio,
    Reach,
    ends,
    is_some,
)
from tests.charts.portfolios import initiative, portfolio, request, shown
from tests.languages.rules import broken, untrue

LANGUAGES = ("en", "fr")
CHARTS = (
    "kind: bar",
    "kind: bar\nof: themes",
    "kind: stacked-bar\nof: themes",
    "kind: timeline",
    "kind: reach",
)
NAMES = (
    {"en": "Wells", "fr": "Puits"},
    {"en": "Project 1: a long official title", "fr": "Projet 1\u00a0: un long titre"},
    {"en": "Women’s voice, and more", "fr": "Les voix d’aujourd’hui, et plus"},
    {"en": "Hungary and Haiti", "fr": "Hongrie et Haïti"},
    {"en": "Who decides?", "fr": "Qui décide?"},
    {"en": "A programme that never ends " * 6, "fr": "Un programme sans fin " * 6},
)
GROUPS = (
    {"en": "girls", "fr": "filles"},
    {"en": "farmers", "fr": "agriculteurs"},
    {"en": "people with disabilities", "fr": "handicapés"},
    {"en": "Hungarians", "fr": "Hongrois"},
    {"en": "schools", "fr": "écoles"},
    {"en": "children", "fr": "filles"},
)
ODD = "0 1 98 100 200000 999999.50 1000000 1001000 1005000 17950000 999999999 1e9 1e12"
money = st.sampled_from([Decimal(each) for each in ODD.split()]) | st.decimals(
    0, 10**12, places=2
)
counts = st.sampled_from([0, 2, 7, 9, 10, 600, 2_500, 40_000, 10**6, 3 * 10**6])
years = st.tuples(st.integers(2020, 2030), st.integers(1, 9))
durations = st.builds(
    Duration, st.integers(1, 30), st.sampled_from(["months", "years"])
)
reaches = st.builds(
    Reach,
    counts,
    st.sampled_from(get_args(Bound)),
    st.sampled_from(GROUPS).map(LocalizedText),
)


@st.composite
def initiatives(draw: st.DrawFn, at: int) -> Initiative:
    span = draw(st.none() | years)
    made = initiative(
        f"n{at}",
        str(draw(money)),
        None if span is None else (span[0], sum(span)),
        draw(st.none() | durations),
        tuple(draw(st.lists(reaches, max_size=2))),
    )
    title = {
        key: f"{words.strip()} {'abcdefghijkl'[at]}"
        for key, words in draw(st.sampled_from(NAMES)).items()
    }
    theme = draw(st.sampled_from(["water", "land", "air", "sea"]))
    return replace(made, theme=theme, title=LocalizedText(title))


@st.composite
def portfolios(draw: st.DrawFn) -> Portfolio:
    count = draw(st.integers(1, 12))
    found = portfolio(*(draw(initiatives(at)) for at in range(count)))
    titles = zip(found.themes, NAMES, strict=False)
    themes = (replace(each, title=LocalizedText(name)) for each, name in titles)
    return replace(found, themes=tuple(themes))


def made(of: Portfolio, theme: str | None, language: str) -> dict[str, tree.Blocks]:
    asked = request(of, theme, language=language)
    return {chart: shown(chart, asked) for chart in CHARTS}


def titles(blocks: tree.Blocks) -> Iterator[str]:
    """Give the sentences that stand on the page, with a full stop."""
    for block in blocks:
        match block:
            case tree.Figure():
                yield f"{tree.plain(block.finding)}."
            case tree.Paragraph(content):
                yield tree.plain(content)
            case _:
                pass


def cells(blocks: tree.Blocks) -> Iterator[str]:
    """Give the labels and the table of a figure, and its words for who sees it not."""
    for block in blocks:
        match block:
            case tree.Figure():
                yield block.alternative
                yield from (tree.plain(label[1:]) for label in block.labels)
                yield from cells((block.data,))
            case tree.Table():
                yield from (tree.plain(cell) for row in block.rows for cell in row[1:])
            case _:
                pass


@given(portfolios(), st.booleans())
def test_every_sentence_and_cell_keeps_the_rules(of: Portfolio, own: bool) -> None:  # noqa: FBT001
    theme = of.themes[0].id if own else None
    for language in LANGUAGES:
        for blocks in made(of, theme, language).values():
            for text in titles(blocks):
                assert broken(text, language) == [], text
                assert text[:1].isupper() or not text[:1].isalpha()
            for text in cells(blocks):
                assert broken(text, language, sentence=False) == [], text


@given(portfolios(), st.booleans())
def test_each_language_says_what_the_other_says(of: Portfolio, own: bool) -> None:  # noqa: FBT001
    theme = of.themes[0].id if own else None
    english, french = (made(of, theme, language) for language in LANGUAGES)
    for chart in CHARTS:
        kinds = [[type(b) for b in each[chart]] for each in (english, french)]
        assert kinds[0] == kinds[1]


@given(portfolios(), st.booleans())
def test_an_amount_is_one_that_was_given_or_the_nearest(
    of: Portfolio,
    own: bool,  # noqa: FBT001
) -> None:
    theme = of.themes[0].id if own else None
    given_ = [ends(each.funding.lines[0].amount)[1] for each in of.initiatives]
    by_theme = [
        sum(
            ends(e.funding.lines[0].amount)[1]
            for e in of.initiatives
            if e.theme == each.id
        )
        for each in of.themes
    ]
    amounts = [Decimal(each) for each in (*given_, *by_theme)]
    for language in LANGUAGES:
        for blocks in made(of, theme, language).values():
            for text in titles(blocks):
                alike = any(isinstance(block, tree.Paragraph) for block in blocks)
                if not alike:  # whose one amount is the nearest to all, at fewer digits
                    assert untrue(text, language, amounts) == [], text


@given(portfolios())
def test_a_part_is_told_as_a_part(of: Portfolio) -> None:
    lines = [line for each in of.initiatives for line in each.funding.lines]
    funded = [line for line in lines if is_some(line.amount)]
    dated = [each for each in funded if each.fiscal_years is not None]
    blocks = made(of, None, "en")["kind: timeline"]
    for text in titles(blocks):
        assert text.startswith("Periods are given for ") == (len(dated) < len(funded))
    for block in blocks:
        if isinstance(block, tree.Figure):
            assert len(block.data.rows) == len(dated)


@given(years, durations)
def test_a_bar_is_as_long_as_what_is_stated(
    period: tuple[int, int], lasting: Duration
) -> None:
    found = span(FiscalYears(period[0], sum(period)), lasting)
    assert abs(found.bar[1] - found.bar[0] - lasting.months) < 1e-6
    begin, end = found.certain or (found.bar[0], found.bar[0])
    assert found.bar[0] <= begin <= end <= found.bar[1]
    assert (found.certain == found.bar) == (found.doubt is None)
