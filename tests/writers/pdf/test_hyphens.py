"""Words divided at the end of narrow lines, which stay whole for readers."""

import re
from collections.abc import Iterable
from dataclasses import replace
from statistics import mean

import pytest

from briefgen.languages import CODES
from briefgen.style import Look
from briefgen.tree import (
    BulletList,
    Code,
    Columns,
    FileOptions,
    Heading,
    KeyFigure,
    KeyFigures,
    LanguageSpan,
    Link,
    Paragraph,
    Table,
    Text,
)
from briefgen.writers import pdf
from briefgen.writers.hyphenation import MOST, ZONE
from briefgen.writers.pdf.faces import SOFT_HYPHEN
from briefgen.writers.pdf.layout import hyphens, paragraphs
from briefgen.writers.pdf.layout.hyphens import NARROW, places
from briefgen.writers.pdf.layout.lines import TextLine, lines
from briefgen.writers.pdf.layout.runs import LINE_BREAK, Run
from tests.sample_documents import THEMES, made
from tests.writers.pdf import reading, rules
from tests.writers.pdf.hard_documents import LONG_WORDS, LONGS_MOTS, everything
from tests.writers.pdf.looks import look
from tests.writers.pdf.test_lines import PLAIN, run
from tests.writers.sample_trees import of_blocks, paragraph, text

DIVIDED = replace(look("note"), hyphenation=True)


def set_in(words: str, language: str, measure: float) -> list[str]:
    """Give the lines of French or other words, with hyphens as they are drawn."""
    rows = lines([replace(run(words), hyphenated=language)], measure)
    return [said(row).replace(SOFT_HYPHEN, "-").rstrip() for row in rows]


def said(row: TextLine) -> str:
    return "".join(part.text for part in row.parts)


def divided(*blocks: object, its_look: Look = DIVIDED) -> list[str]:
    """Give the words that a file divides at the end of lines, whole."""
    return hyphenated(pdf.write(of_blocks(*blocks), its_look))  # type: ignore[arg-type]


def hyphenated(data: bytes) -> list[str]:
    """Give the words that a file divides, as pdfium joins them."""
    found = " ".join(page.text for page in reading.pages(data))
    return [
        "".join(word) for word in re.findall("(\\S+)\ufffe(\\S+)", found) if word[0]
    ]


def narrow(*blocks: object) -> Columns:
    return Columns((blocks, (), ()))  # type: ignore[arg-type]


def test_words_are_divided_by_the_patterns_of_their_language() -> None:
    assert set_in("une communauté vulnérable de plus", "fr", 60)[:2] == [
        *("une commu-", "nauté vulné-")
    ]
    english = places("international", "en"), places("international", "fr")
    assert english[0] != english[1]


@pytest.mark.parametrize("language", ["", "xx", "nan-Hant"])
def test_a_language_without_patterns_is_not_divided(language: str) -> None:
    whole = [said(row).rstrip() for row in lines([run(LONGS_MOTS)], 120)]
    assert set_in(LONGS_MOTS, language, 120) == whole
    assert set_in(LONGS_MOTS, "fr", 120) != whole


@pytest.mark.parametrize(
    "word",
    [
        *("Communautés", "PARTICULIÈREMENT", "commun", "2024-2025", "12345678"),
        *("example.org", "sous-développement", "iPhonesAppareils"),
    ],
)
def test_names_numbers_and_short_words_stay_whole(word: str) -> None:
    assert places(word, "fr") == ()


def test_elided_words_and_signs_stay_with_their_word() -> None:
    whole, bare = (
        places("l’approvisionnement,", "fr"),
        places("approvisionnement", "fr"),
    )
    assert whole == tuple(place + 2 for place in bare) == (7, 9, 13, 15)
    assert places("(communautés).", "fr") == (4, 6, 9)


def test_at_least_three_letters_stand_before_and_after_a_hyphen() -> None:
    for word in ("approvisionnement", "communautés", "établissement", "opération"):
        for place in places(word, "fr"):
            assert min(place, len(word) - place) >= 3


def test_wide_lines_have_whole_words() -> None:
    loose = [
        set_in(LONGS_MOTS * 3, "fr", NARROW - 30),
        set_in(LONGS_MOTS * 3, "fr", NARROW),
    ]
    assert [any(row.endswith("-") for row in rows) for rows in loose] == [True, False]


def test_what_may_stay_white_is_not_worth_a_hyphen() -> None:
    wide = PLAIN.face.width("une communau", 10)
    room = PLAIN.face.width("une ", 10) + ZONE
    assert set_in("une communauté de plus", "fr", room)[0] == "une"
    assert set_in("une communauté de plus", "fr", wide)[0] == "une commu-"


def test_no_more_than_two_lines_in_a_row_end_with_a_hyphen() -> None:
    rows = set_in("particulièrement institutionnel " * 30, "fr", 83)
    ends = "".join("-" if row.endswith("-") else " " for row in rows)
    assert "-" * MOST in ends
    assert "-" * (MOST + 1) not in ends


def test_the_last_word_of_a_paragraph_stays_whole() -> None:
    assert set_in("une communauté", "fr", 60) == ["une", "communauté"]
    ended = f"une communauté{LINE_BREAK}une communauté de"
    assert set_in(ended, "fr", 60) == [
        "une",
        "communauté",
        "une commu-",
        "nauté de",
    ]


def test_a_word_longer_than_its_line_is_divided_before_it_is_broken_anywhere() -> None:
    rows = set_in("le anticonstitutionnellement", "fr", 50)
    assert rows == ["le", "anticonsti-", "tutionnelle-", "ment"]
    assert set_in("Anticonstitutionnellement", "fr", 50)[0] == "Anticonstit"


def test_no_line_is_wider_than_its_measure() -> None:
    for measure in (50, 83, 120, 245):
        rows = lines([replace(run(LONGS_MOTS), hyphenated="fr")], measure)
        assert all(row.width <= measure + 0.01 for row in rows)
        drawn = [row.stretches[-1] for row in rows if said(row).endswith(SOFT_HYPHEN)]
        assert drawn
        assert all(last.x + last.width <= measure + 0.01 for last in drawn)


def test_words_of_running_text_are_divided_in_narrow_columns() -> None:
    words = divided(
        narrow(paragraph(LONG_WORDS), BulletList(((paragraph(LONG_WORDS),),)))
    )
    assert set(words) >= {"environmental", "supporting"}


def test_without_the_option_no_word_is_divided() -> None:
    assert divided(narrow(paragraph(LONG_WORDS)), its_look=look("note")) == []
    assert divided(paragraph(LONG_WORDS * 3)) == [], "a page is wide"


@pytest.mark.parametrize(
    "block",
    [
        Heading(2, text(LONG_WORDS)),
        Paragraph(text(LONG_WORDS), role="meta"),
        Paragraph((Link(text(LONG_WORDS), "https://example.org"),)),
        Paragraph((Code(LONG_WORDS),)),
        KeyFigures((KeyFigure(text("12"), text(LONG_WORDS)),)),
        Paragraph((LanguageSpan(text(LONG_WORDS), "nan"),)),
        paragraph(LONG_WORDS.title()),
    ],
    ids=lambda block: type(block).__name__,
)
def test_headings_links_labels_and_names_stay_whole(block: object) -> None:
    assert divided(narrow(block)) == []


def test_a_passage_is_divided_as_in_its_own_language() -> None:
    french = Paragraph((LanguageSpan(text(LONGS_MOTS), "fr-CA"),))
    mixed = Paragraph((Text("So: "), LanguageSpan(text(LONGS_MOTS), "fr-CA")))
    for block in (french, mixed):
        words = divided(narrow(block))
        assert set(words) & {"communautés", "changements"}
        assert words != divided(narrow(paragraph(LONGS_MOTS)))


def test_cells_are_divided_and_headers_of_rows_and_columns_are_not() -> None:
    cells = tuple(text(LONG_WORDS) for _ in range(4))
    words = divided(Table(cells, (cells,), ("left",) * 4))
    count = len(divided(Table((), (cells,), ("left",) * 4)))
    assert 0 < len(words) == count, "three cells; the first names its row"
    assert divided(Table(cells, (), ("left",) * 4)) == []


@pytest.mark.parametrize("standard", ["ua1", "ua2"])
def test_a_file_with_hyphens_says_what_its_tree_says(standard: str) -> None:
    options = FileOptions(pdf=standard)  # type: ignore[arg-type]
    document = replace(everything(), options=options)
    data = pdf.write(document, DIVIDED)
    assert len(hyphenated(data)) > 5
    if standard == "ua1":
        assert rules.complaints(rules.File(data, document)) == []
        assert reading.failures(data, "ua1") + reading.failures(data, "2a") == []
    assert data == pdf.write(document, DIVIDED), "each time the same"


@pytest.mark.parametrize("language", CODES)
def test_narrow_columns_of_factsheets_have_less_slack(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare: list[float] = []

    def measured(content: Iterable[Run], measure: float) -> list[TextLine]:
        runs = [*content]
        rows = lines(runs, measure)
        if measure < NARROW and runs and runs[0].hyphenated:
            spare.extend(measure - row.width for row in rows[:-1])
        return rows

    monkeypatch.setattr(paragraphs, "lines", measured)
    means = []
    for measure in (0.0, NARROW):
        monkeypatch.setattr(hyphens, "NARROW", measure)
        spare.clear()
        for theme in THEMES:
            whole = made("factsheet", theme, language)
            pdf.write(whole.document, replace(whole.look, hyphenation=True))
        assert len(spare) > 50
        means.append(mean(spare))
    assert means[1] < means[0] - 2, "points a line"
