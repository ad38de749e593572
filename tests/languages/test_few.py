"""Pages of few initiatives, or of some without money: what is printed, and what not."""

import pytest

from briefgen import traversal, tree
from tests.languages import page_rules
from tests.languages.by_hand import LANGUAGES, initiative, page, portfolio, said

KINDS = (
    ("factsheet", "theme-0"),
    ("briefing-note", "theme-0"),
    ("backgrounder", "portfolio"),
)
EVERY = [(*kind, language) for kind in KINDS for language in LANGUAGES]
PAGES = pytest.mark.parametrize(("kind", "subject", "language"), EVERY)
ONE_OF_TWO = portfolio(
    initiative("wells", "theme-0"), initiative("advice", "theme-0", "0")
)


@PAGES
def test_without_initiatives_no_heading_stands_over_nothing(
    kind: str, subject: str, language: str
) -> None:
    made = page(portfolio(), kind, subject, language)
    assert page_rules.faults(made, language, 0) == []
    assert not any(isinstance(block, tree.Annex) for block in made.body)


@PAGES
def test_totals_are_explained_once_where_there_are_any(
    kind: str, subject: str, language: str
) -> None:
    totals = {"en": "Totals include", "fr": "Les totaux ne"}[language]
    alone = portfolio(initiative("wells", "theme-0"))
    two = initiative("wells", "theme-0"), initiative("roads", "theme-1")
    several = portfolio(*two, themes=2)
    shown = kind != "briefing-note"  # its table of one initiative has no total
    cases = ((ONE_OF_TWO, 1), (several, shown), (alone, 0), (portfolio(), 0))
    for of, times in cases:
        text = " ".join(said(of, kind, subject, language))
        assert text.count(totals) == times


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["factsheet", "briefing-note"])
def test_totals_are_not_explained_where_no_money_is(kind: str, language: str) -> None:
    without = initiative("advice", "theme-0", "0"), initiative("help", "theme-0", "0")
    funded = (initiative(name, "theme-1") for name in ("roads", "bridges"))
    of = portfolio(*without, *funded, themes=2)
    text = " ".join(said(of, kind, "theme-0", language))
    assert {"en": "Totals include", "fr": "Les totaux ne"}[language] not in text


@pytest.mark.parametrize(
    ("language", "caption"),
    [("en", "Initiatives and funding"), ("fr", "Initiatives et financement")],
)
def test_a_note_has_a_table_of_several_initiatives_alone(
    language: str, caption: str
) -> None:
    alone = portfolio(initiative("wells", "theme-0"))
    for of, captions in ((alone, []), (ONE_OF_TWO, [caption])):
        made = page(of, "briefing-note", "theme-0", language)
        tables = (b for b in traversal.blocks(made) if isinstance(b, tree.Table))
        assert [tree.plain(found.caption or ()) for found in tables] == captions


@PAGES
def test_counts_of_one_page_agree(kind: str, subject: str, language: str) -> None:
    made = page(ONE_OF_TWO, kind, subject, language)
    assert page_rules.faults(made, language, 2) == []


@pytest.mark.parametrize(
    ("language", "title", "lead"),
    [
        (
            "en",
            "Clean water",
            "Canada is investing $2 million in one of two initiatives.",
        ),
        (
            "fr",
            "Eau potable",
            "Le Canada investit 2 millions de dollars dans une des deux initiatives.",
        ),
    ],
)
def test_what_has_no_money_is_told_apart(language: str, title: str, lead: str) -> None:
    note = said(ONE_OF_TWO, "briefing-note", "theme-0", language)
    sheet = said(ONE_OF_TWO, "factsheet", "theme-0", language)
    assert note[0] == title
    assert any(text.startswith(lead) for text in note)
    assert lead in sheet


@pytest.mark.parametrize(
    ("language", "finding"),
    [
        ("en", "The two funded initiatives receive $2 million each."),
        (
            "fr",
            "Les deux initiatives financées reçoivent 2 millions de dollars chacune.",
        ),
    ],
)
def test_a_finding_counts_what_is_funded_as_that(language: str, finding: str) -> None:
    names = ("wells", "pumps")
    funded = [initiative(name, "theme-0") for name in names]
    of = portfolio(*funded, initiative("advice", "theme-0", "0"))
    assert finding in said(of, "factsheet", "theme-0", language)
    assert (
        page_rules.faults(page(of, "factsheet", "theme-0", language), language, 3) == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_themes_are_counted_where_they_are_told_of(language: str) -> None:
    of = portfolio(initiative("wells", "theme-0"), themes=2)
    made = page(of, "backgrounder", "portfolio", language)
    sections = [each for each in made.body if isinstance(each, tree.Section)]
    assert len(sections) == 1
    assert "2 themes" not in " ".join(said(of, "backgrounder", "portfolio", language))


@pytest.mark.parametrize(
    ("language", "funded", "unfunded"),
    [
        (
            "en",
            "$2 million in new funding for one initiative",
            "$2 million in new funding for one of two initiatives",
        ),
        (
            "fr",
            "2 millions de dollars en nouveau financement pour une initiative",
            "2 millions de dollars en nouveau financement pour une des deux initiatives",
        ),
    ],
)
def test_quick_facts_count_what_is_funded(
    language: str, funded: str, unfunded: str
) -> None:
    alone = portfolio(initiative("wells", "theme-0"), themes=2)
    for of, fact in ((alone, funded), (ONE_OF_TWO, unfunded)):
        assert fact in said(of, "backgrounder", "portfolio", language)
