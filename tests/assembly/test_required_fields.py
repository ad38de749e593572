"""A kind asks for fields of its subjects, and a note for decision for advice."""

from pathlib import Path

import pytest

import briefgen
from briefgen import templating
from briefgen.assembly import assemble
from briefgen.cli import run
from briefgen.errors import BriefgenError, Diagnostic
from tests.sample_documents import NOON, ROOT, project

INFORMATION, DECISION = "action_required: information", "action_required: decision"
THEMES = ROOT / "data" / "themes.yaml"
SHEET = """---
title: x
per: theme
audience: internal
layout: note
{}
---
Words.
{}
"""
ASKED = "::: decisions\nThat you:\n\n- agree\n:::\n"
THEME = "improving-climate-resilience"


def told(front: str, body: str = "", theme: str = THEME) -> list[Diagnostic]:
    """Give the mistakes of a document of the sample with this kind."""
    of, text = project(), SHEET.format(front, body)
    kind = templating.read("sheet", "templates/sheet.md", text, of.renderer)
    try:
        assemble(of, kind, theme, "en", NOON)
    except BriefgenError as error:
        return list(error.diagnostics)
    return []


def test_a_field_that_is_given_is_not_asked_for() -> None:
    assert told("requires: [advice.risks, note.tracking_number, title]") == []


@pytest.mark.parametrize(
    "field", ["note.consultations", "note.gba_plus", "introducing"]
)
def test_a_field_that_is_required_is_asked_for_where_its_subject_is(field: str) -> None:
    (mistake,) = told(f"requires: [advice.risks, {field}]")
    assert mistake.rule == "required-field"
    assert f"`{field}`" in mistake.message
    assert mistake.hint is not None
    assert f"give `{field}`" in mistake.hint
    place = mistake.place
    assert Path(place.path) == Path("data/themes.yaml")
    assert place.line is not None
    lines = THEMES.read_text("utf-8").split("\n")
    assert f"- id: {THEME}" in lines[place.line - 1]


def test_a_field_may_be_required_of_notes_with_some_actions_only() -> None:
    """The theme's note is for decision."""
    assert told("requires: [note.gba_plus (signature)]") == []
    (mistake,) = told('requires: ["note.gba_plus (decision, signature)"]')
    assert "`note.gba_plus`" in mistake.message


def test_a_decision_with_a_recommendation_is_none() -> None:
    assert told("pages: 2", ASKED) == []


def test_a_note_for_decision_needs_a_recommendation(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert run(["init", str(folder), "--empty"]) == 0
    path, told_before = folder / "data" / "portfolio.yaml", rules(folder)
    assert "recommendation" not in told_before
    words = path.read_text("utf-8")
    assert INFORMATION in words
    path.write_text(words.replace(INFORMATION, DECISION), "utf-8")
    assert rules(folder)["recommendation"] == "- id: second-theme"


def rules(folder: Path) -> dict[str, str]:
    """Give each rule that is told, and the line of the data where it is."""
    found = {}
    for each in briefgen.check(briefgen.open_workspace(folder), as_of=NOON).diagnostics:
        lines = (folder / each.place.path).read_text("utf-8").split("\n")
        found[each.rule] = lines[(each.place.line or 1) - 1]
    return found


PUBLIC = SHEET.replace("internal", "public").replace("per: theme", "per: portfolio")


def public(front: str, body: str = "") -> list[Diagnostic]:
    """Give the mistakes of a public document about the sample."""
    of, text = project(), PUBLIC.format(front, body)
    kind = templating.read("sheet", "templates/sheet.md", text, of.renderer)
    try:
        assemble(of, kind, "portfolio", "en", NOON)
    except BriefgenError as error:
        return list(error.diagnostics)
    return []


def test_what_its_readers_may_not_see_asks_nothing_of_a_public_kind() -> None:
    assert public("", ASKED) == []


def test_a_public_kind_that_requires_what_is_internal_is_told_so() -> None:
    (found,) = public("requires: [note.due_date]")
    assert found.rule == "unreleased"
    assert "portfolio.note" in found.message
