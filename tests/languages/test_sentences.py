import pytest

from briefgen.languages import CODES
from briefgen.languages.sentences import Sentences, sentences_of
from briefgen.languages.words_of import words_of

NBSP = "\u00a0"


def say(language: str) -> Sentences:
    return sentences_of(words_of(language, several_currencies=False))


def test_every_language_has_sentences() -> None:
    for language in CODES:
        assert isinstance(say(language), Sentences)


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("en", "Bar chart, Money: one bar", "Bar chart, Money: 12 bars"),
        (
            "fr",
            f"Diagramme à barres, Money{NBSP}: une barre",
            f"Diagramme à barres, Money{NBSP}: 12 barres",
        ),
    ],
)
def test_alternative_texts_name_the_chart_and_count_its_bars(
    language: str, one: str, several: str
) -> None:
    assert say(language).chart("bar", "Money", 1) == one
    assert say(language).chart("bar", "Money", 12) == several


def test_the_parts_of_a_stacked_bar_and_the_rows_of_any_chart_are_counted() -> None:
    assert (
        say("en").chart("stacked-bar", "Money", 3) == "Stacked bar, Money: three parts"
    )
    assert say("fr").chart("chart", "A", 2) == f"Diagramme, A{NBSP}: deux lignes"


def test_marks_take_no_break_spaces_in_french_and_semicolons_none() -> None:
    assert say("fr").item("Eau", "600 juges") == f"Eau{NBSP}: 600 juges"
    assert say("fr").series(["un", "deux"]) == "un; deux"
    title = say("fr").most("Eau", "juges", 600, "exact")
    assert title == f"«{NBSP}Eau{NBSP}» vise le plus de juges{NBSP}: 600"


def test_a_sentence_has_one_colon_whatever_is_in_a_name() -> None:
    assert say("en").most("Eau: 2", "girls", 600, "at-least") == (
        "“Eau: 2” reaches the most girls, at least 600"
    )
    assert say("fr").most("Eau", "filles: toutes", 1, "exact") == (
        f"«{NBSP}Eau{NBSP}» vise le plus de filles: toutes, soit un"
    )
