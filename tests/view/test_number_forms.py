"""A lead with forms is printed in the one for the initiatives that may be shown."""

from dataclasses import replace
from typing import Any

import pytest

from briefgen.audiences import Readership
from briefgen.languages import plurals
from briefgen.model import Initiative, LocalizedText, Portfolio, Release
from briefgen.view.errors import Untranslated
from briefgen.view.replay import Replay
from briefgen.view.subject_kinds import subject_at
from briefgen.view.trace import Trace
from tests.view.test_view import EMBARGO, SECOND, initiative, portfolio

LEAD = LocalizedText(
    {"en": "that seek", "fr": "qui visent"},
    forms={
        "en.one": "that seeks",
        "en.other": "that seek",
        "fr.one": "qui vise",
        "fr.other": "qui visent",
    },
)
ONE, TWO = (initiative("mill", 1),), (initiative("mill", 1), initiative("dam", 1))


def led(initiatives: tuple[Initiative, ...], lead: LocalizedText = LEAD) -> Portfolio:
    data = portfolio(*initiatives)
    water, *others = data.themes
    return replace(data, themes=(replace(water, lead=lead), *others))


def trace(
    data: Portfolio, language: str = "fr", audience: Readership = "internal"
) -> Trace:
    return Trace(data, language, audience, EMBARGO - SECOND)


def lead(reader: Trace) -> Any:
    return subject_at(reader, "themes.water").lead


@pytest.mark.parametrize(
    ("language", "initiatives", "words", "form"),
    [
        ("en", (), "that seek", "other"),
        ("en", ONE, "that seeks", "one"),
        ("en", TWO, "that seek", "other"),
        ("fr", (), "qui vise", "one"),
        ("fr", ONE, "qui vise", "one"),
        ("fr", TWO, "qui visent", "other"),
    ],
)
def test_the_form_is_that_of_the_number_and_is_traced(
    language: str, initiatives: tuple[Initiative, ...], words: str, form: str
) -> None:
    value = lead(trace(led(initiatives), language))
    assert (value.raw, value.path) == (words, f"themes.water.lead.{language}.{form}")


def test_what_is_held_back_does_not_count() -> None:
    """The dam is under embargo: who may not know of it reads of one."""
    data = led(TWO)
    assert lead(trace(data, audience="public")).raw == "qui vise"
    assert lead(trace(data, audience="preview")).raw == "qui visent"
    assert lead(trace(data)).raw == "qui visent"


def test_other_serves_where_a_form_is_missing() -> None:
    assert plurals.form("fr", 1_000_000) == "many"
    assert LEAD.words_in("fr", "x", "many") == ("qui visent", "x.fr.other")


def test_a_language_without_forms_prints_its_text() -> None:
    text = LocalizedText({"en": "aimed at", "fr": "qui visent"}, forms={"fr.one": "un"})
    assert lead(trace(led(ONE, text), "en")).path == "themes.water.lead.en"
    only = LocalizedText({"en": "a"}, forms={"en.one": "a", "en.other": "b"})
    with pytest.raises(Untranslated):
        lead(trace(led(ONE, only)))


def test_forms_are_those_of_the_language() -> None:
    assert plurals.forms("en") == ("one", "other")
    assert plurals.forms("fr") == ("one", "many", "other")
    assert plurals.counted("fr") == {"one": (0, 1), "other": (2, 3, 4)}
    assert {*plurals.counted("pl")} == {"one", "few", "many"}
    assert plurals.forms("tlh") == ("other",)


@pytest.mark.parametrize(
    ("now", "same"),
    [
        (led(ONE), True),
        (led(TWO), False),
        (led((*ONE, initiative("axe", 1))), False),
        (led(ONE, LocalizedText({"fr": "qui vise"})), False),
        (led(ONE, replace(LEAD, forms={**LEAD.forms, "fr.one": "visant"})), False),  # type: ignore[dict-item]
        (led(ONE, replace(LEAD, forms={**LEAD.forms, "fr.other": "visant"})), True),  # type: ignore[dict-item]
        (led(ONE, replace(LEAD, forms={"fr.other": "qui vise"})), False),
    ],
)
def test_a_lead_is_stale_when_its_form_or_the_words_of_that_change(
    now: Portfolio,
    same: bool,  # noqa: FBT001 - a column of the table
) -> None:
    reader = trace(led(ONE))
    assert lead(reader).raw == "qui vise"
    replay = Replay(trace(now))
    digests = {key: replay.digest(key) for _, key in reader.recorded}
    assert (
        digests == {key: each for (_, key), each in reader.recorded.items()}
    ) is same


def test_more_initiatives_of_the_same_form_change_nothing() -> None:
    reader = trace(led(TWO))
    assert lead(reader).raw == "qui visent"
    replay = Replay(trace(led((*TWO, initiative("axe", 1)))))
    assert "[" not in reader.recorded["value", "themes.water|form(lead.other)"]
    assert (
        replay.digest("themes.water|form(lead.other)")
        == (reader.recorded["value", "themes.water|form(lead.other)"])
    )
    assert replay.digest("themes.water.initiatives|form").rpartition(" ")[2] == "other"


def test_a_lead_that_is_held_back_is_not_told() -> None:
    data = led(ONE)
    data = replace(data, releases={"themes.water.lead": Release("internal")})
    digest = Replay(trace(data, audience="public")).digest("themes.water.lead")
    assert digest == "held back"
