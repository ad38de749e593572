"""Tests of the plan: what a selection asks for, and names that collide."""

from dataclasses import replace

import pytest

from briefgen.planning.plan import (
    Output,
    Plan,
    Planned,
    Selection,
    WrongChoice,
    collisions,
    decode,
    encode,
    select,
)

THEMES = ("water", "trade")


def planned(kind: str, subject: str, language: str, theme: str | None) -> Planned:
    stem = f"{kind}/{kind}-{subject}.{language}"
    outputs = (Output("docx", f"{stem}.docx"), Output("pdf", f"{stem}.pdf"))
    template = f"templates/{kind}.md"
    return Planned(kind, subject, language, "public", theme, template, outputs)


PLAN = Plan(
    tuple(
        planned(kind, subject, language, theme)
        for kind, subject, theme in (
            ("factsheet", "water", "water"),
            ("factsheet", "trade", "trade"),
            ("profile", "resilient-puna", "water"),
            ("backgrounder", "portfolio", None),
        )
        for language in ("en", "fr")
    ),
    THEMES,
    ("2024-11-16T17:00:00.000000+00:00",),
)


def names(selection: Selection) -> list[str]:
    return [document.name for document in select(PLAN, selection)]


def test_nothing_asked_for_is_everything() -> None:
    assert Selection().everything
    assert select(PLAN, Selection()) == PLAN.documents


def test_a_theme_has_the_documents_of_its_initiatives_too() -> None:
    assert names(Selection(themes=("water",), languages=("en",))) == [
        "factsheet-water.en",
        "profile-resilient-puna.en",
    ]


def test_choices_of_one_option_add_up() -> None:
    kinds = ("profile", "backgrounder")
    assert names(Selection(kinds=kinds, languages=("fr",))) == [
        "profile-resilient-puna.fr",
        "backgrounder-portfolio.fr",
    ]


def test_a_format_leaves_the_other_outputs_out() -> None:
    (document,) = select(
        PLAN, Selection(kinds=("backgrounder",), languages=("en",), formats=("pdf",))
    )
    assert document.outputs == (
        Output("pdf", "backgrounder/backgrounder-portfolio.en.pdf"),
    )


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (
            Selection(kinds=("fact",)),
            "no kind 'fact' here; there is: backgrounder, factsheet",
        ),
        (Selection(themes=("sea",)), "no theme 'sea' here; there is: trade, water"),
        (Selection(languages=("de",)), "no language 'de' here; there is: en, fr"),
        (Selection(formats=("html",)), "no format 'html' here; there is: docx, pdf"),
        (
            Selection(kinds=("backgrounder",), themes=("water",)),
            "no document is all of this at once",
        ),
    ],
)
def test_a_choice_that_is_not_there_is_told(selection: Selection, told: str) -> None:
    with pytest.raises(WrongChoice, match=told):
        select(PLAN, selection)


def test_an_empty_plan_has_nothing_to_do() -> None:
    assert select(Plan((), ()), Selection()) == ()


def test_names_that_differ_in_capitals_collide() -> None:
    capital = planned("Factsheet", "water", "en", "water")
    (found,) = collisions([*PLAN.documents, capital])
    assert str(found) == (
        "templates/Factsheet.md:1:1: error: 'Factsheet-water.en' and 'factsheet-water.en'"
        " would be the same file [same-output]\n"
        "  hint: give one of them a name that differs in more than capitals"
    )


def test_two_audiences_do_not_collide() -> None:
    internal = replace(PLAN.documents[0], audience="internal")
    assert collisions([*PLAN.documents, internal]) == ()


def test_a_plan_is_read_as_it_was_written() -> None:
    assert decode(encode(PLAN)) == PLAN


def test_accents_that_are_written_otherwise_make_no_other_file() -> None:
    whole, parted = (planned(name, "water", "en", None) for name in ("é", "e\u0301"))
    (found,) = collisions([whole, parted])
    assert "would be the same file" in found.message
