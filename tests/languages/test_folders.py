"""What a language's folder must hold: every language is asked the same."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from briefgen import languages
from briefgen.languages import CODES, TEMPLATES, every, facts
from briefgen.languages.facts import LanguageFacts
from briefgen.languages.sentences import Sentences, sentences_of
from briefgen.languages.territories import territories
from briefgen.languages.words import Words, words_of
from briefgen.model import MARKINGS

# What a language may have none of: its defaults stand for what all languages share.
OPTIONAL = {"of_begins", "office_lists", "zones", "ordinals", "date_links", "scales"}
TRANSLATED = [code for code in CODES if code != TEMPLATES]


def words(code: str) -> Words:
    return words_of(code, several_currencies=False)


def test_a_language_is_found_by_its_folder() -> None:
    (source,) = languages.__path__
    folders = {path.parent.name for path in Path(source).glob("*/__init__.py")}
    assert folders == {*CODES} >= {"en", "fr"}
    assert every() == tuple(facts(code) for code in CODES)


def test_a_language_without_folder_has_the_defaults() -> None:
    assert facts("zh") == LanguageFacts("zh", "zh")
    assert facts("fr-CA") is facts("fr")


@pytest.mark.parametrize("code", CODES)
def test_a_language_declares_all_facts(code: str) -> None:
    declared = facts(code)
    empty = {each.name for each in fields(declared) if not getattr(declared, each.name)}
    own = {"phrases", "fields"} if code == TEMPLATES else set()
    assert empty - OPTIONAL == own
    assert len(declared.months) == 12
    assert set(declared.marks) == set(":;!?")
    assert declared.locale.startswith(f"{code}_")


@pytest.mark.parametrize("code", CODES)
def test_patterns_can_be_joined(code: str) -> None:
    found = (*facts(code).placeholders, *facts(code).markings.values())
    assert [each for each in found if re.compile(each).groups] == []


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_words_and_sentences(code: str) -> None:
    assert words(code).language == code
    assert isinstance(words(code), Words)
    assert isinstance(sentences_of(words(code)), Sentences)
    assert set(words(code).markings) == {each for scale in MARKINGS for each in scale}
    assert len(words(code).digits) == 10


@pytest.mark.parametrize("code", CODES)
def test_a_language_names_every_country(code: str) -> None:
    assert set(territories(code)) == set(territories(TEMPLATES))


@pytest.mark.parametrize("code", TRANSLATED)
def test_all_translations_have_the_same_phrases_fields_and_markings(code: str) -> None:
    first = facts(TRANSLATED[0])
    assert set(facts(code).phrases) == set(first.phrases)
    assert set(facts(code).fields) == set(first.fields)
    assert set(facts(code).markings) == set(facts(TEMPLATES).markings)
