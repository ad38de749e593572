"""What a language's folder must hold: every language is asked the same."""

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import briefgen
from briefgen import languages, loading
from briefgen.field_guide.entries import entries
from briefgen.languages import CODES, TEMPLATES, every, facts
from briefgen.languages.chart_sentences import (
    ChartSentences,
    Key,
    Measured,
    Step,
    chart_sentences_of,
)
from briefgen.languages.facts import LanguageFacts
from briefgen.languages.particulars import Particulars, particulars_of
from briefgen.languages.sentences import FRACTIONS, Doubt, Form, Sentences, sentences_of
from briefgen.languages.territories import territories
from briefgen.languages.words import Words
from briefgen.languages.words_of import words_of
from briefgen.model import CANADA, Bound, FundingKind, State
from briefgen.templating.sentence_filters import ROLES

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
    own = {"phrases"} if code == TEMPLATES else set()
    assert empty - OPTIONAL == own
    assert len(declared.months) == 12
    assert set(declared.marks) == set(":;!?")
    assert declared.locale.startswith(f"{code}_")


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_names_every_field_that_is_declared(code: str) -> None:
    named = {
        name
        for entry in entries(loading.declared(CODES))
        for name in entry.name.split(".")
    }
    assert named >= {"funding", "rates", "also_in", "gba_plus", "choices"}
    assert named - set(facts(code).fields) == {"field"}  # a declaration has no name


@pytest.mark.parametrize("code", CODES)
def test_patterns_can_be_joined(code: str) -> None:
    found = (*facts(code).placeholders, *facts(code).markings.values())
    assert [each for each in found if re.compile(each).groups] == []


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_words_and_sentences(code: str) -> None:
    assert words(code).language == code
    assert isinstance(words(code), Words)
    assert isinstance(sentences_of(words(code)), Sentences)
    assert isinstance(particulars_of(words(code)), Particulars)
    assert isinstance(chart_sentences_of(words(code)), ChartSentences)
    assert set(words(code).markings) == set(CANADA.markings)
    assert len(words(code).digits) == 10
    assert set(particulars_of(words(code)).states) == {*get_args(State)}
    assert len(particulars_of(words(code)).quarters) == 4
    assert set(words(code).bounds) == {*get_args(Bound)}
    assert set(words(code).funds) == {*get_args(FundingKind)}
    assert set(sentences_of(words(code)).forms) == {*get_args(Form)}
    assert set(sentences_of(words(code)).doubts) == {*get_args(Doubt)}
    assert len(sentences_of(words(code)).fractions) == len(FRACTIONS)
    drawn = chart_sentences_of(words(code))
    assert set(drawn.measured) == {*get_args(Measured)}
    assert set(drawn.keys) == {*get_args(Key)}
    assert set(drawn.steps) == {*get_args(Step)}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", [Words, Sentences, Particulars])
def test_a_language_gives_every_table(code: str, kind: type) -> None:
    own = words(code)
    has = next(
        each
        for each in (
            own,
            sentences_of(own),
            particulars_of(own),
            chart_sentences_of(own),
        )
        if isinstance(each, kind)
    )
    tables = [
        name for name, of in kind.__annotations__.items() if "ClassVar" in str(of)
    ]
    assert len(tables) >= 2
    assert [name for name in tables if not getattr(has, name)] == []


@pytest.mark.parametrize("code", CODES)
def test_a_language_names_every_country(code: str) -> None:
    assert set(territories(code)) == set(territories(TEMPLATES))


@pytest.mark.parametrize("code", TRANSLATED)
def test_all_translations_have_the_same_phrases_fields_and_markings(code: str) -> None:
    first = facts(TRANSLATED[0])
    assert set(facts(code).phrases) == set(first.phrases)
    assert set(facts(code).fields) == set(first.fields)
    assert set(facts(code).markings) == set(facts(TEMPLATES).markings)


def own_phrases() -> Iterator[str]:
    """Find the phrases that the house prints itself, wherever it asks for one."""
    for path in Path(briefgen.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Call) and asks(node.func):
                said = (each for each in node.args if isinstance(each, ast.Constant))
                yield from (each.value for each in said if isinstance(each.value, str))
    for one, several in ROLES.values():
        yield from (one, several)


def asks(function: ast.expr) -> bool:
    """Say whether a call is one that translates the phrases it is given."""
    name = getattr(function, "attr", getattr(function, "id", ""))
    return name in {"phrase", "phrases"}


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_language_has_the_phrases_that_the_house_prints(code: str) -> None:
    asked = {*own_phrases()}
    assert {"Contents", "Figure", "Table", "Label", "Initiative"} <= asked
    assert {each for each in asked if words(code).phrase(each) is None} == set()
