from decimal import Decimal

import pytest

from briefgen import wording
from briefgen.model import Money
from briefgen.wording import sentences
from briefgen.wording.sentences import Sentences

NBSP = "\u00a0"


def say(language: str) -> Sentences:
    return sentences.of(wording.of(language, several_currencies=False))


def test_every_language_has_sentences() -> None:
    assert set(sentences.TABLE) == set(wording.LANGUAGES)


@pytest.mark.parametrize(
    ("language", "others", "other"),
    [("en", "and two more", "and one more"), ("fr", "et deux autres", "et un autre")],
)
def test_what_is_left_out_is_counted(language: str, others: str, other: str) -> None:
    assert say(language).others(2) == others
    assert say(language).others(1) == other


def test_alternative_texts_name_the_chart_and_its_first_items() -> None:
    assert say("en").alternative("Bar chart, Money", ["A: $1"], 0) == (
        "Bar chart, Money: A: $1"
    )
    assert say("fr").alternative("Chronologie, Durée", ["A", "B"], 3) == (
        f"Chronologie, Durée{NBSP}: A{NBSP}; B{NBSP}; et trois autres"
    )


def test_several_groups_are_listed_apart_from_their_own_commas() -> None:
    groups = ["10 femmes, dont 5 filles", "3 juges"]
    assert say("fr").reaches("Eau", groups) == (
        f"Personnes visées par «{NBSP}Eau{NBSP}»{NBSP}: 10 femmes, dont 5 filles ainsi que 3 juges"
    )


def test_reach_is_told_in_french() -> None:
    assert say("fr").largest_group("Eau", "600 juges") == (
        f"Le groupe visé le plus nombreux est celui de «{NBSP}Eau{NBSP}»{NBSP}: 600 juges"
    )
    assert (
        say("fr")
        .largest_number("Eau", "600 juges")
        .startswith("Le nombre de personnes le plus élevé")
    )
    assert (
        say("fr").groups(3)
        == "Le nombre de personnes visées est indiqué pour trois groupes"
    )


def test_marks_take_no_break_spaces_in_french() -> None:
    title = say("fr").largest("Eau", Money(Decimal(5), "CAD"))
    assert " :" not in title
    assert f"{NBSP}: 5{NBSP}$" in title
