"""What the house says of itself and its rules is whole."""

from pathlib import Path

from briefgen.builder.check import WARNINGS
from briefgen.languages import CODES, facts
from briefgen.phrases import OWN
from tests.languages.test_folders import own_phrases

DOCUMENTED = (Path(__file__).parents[2] / "docs/checks.md").read_text("utf-8")


def test_every_warning_that_can_be_accepted_is_documented() -> None:
    assert {name for name in WARNINGS if f"`{name}`" not in DOCUMENTED} == set()


def test_no_small_word_is_of_two_languages() -> None:
    english, french = (facts(code).function_words for code in CODES)
    assert english
    assert french
    assert not english & french


def test_every_phrase_of_the_house_can_be_reworded_without_a_warning() -> None:
    assert {*own_phrases()} <= OWN
