"""Tests of what surrounds a document's content: its marking, its organization."""

import datetime
from pathlib import Path

import pytest

from briefgen.assembly import fit, open_project
from briefgen.assembly.printed_surroundings import lines
from briefgen.assembly.printed_values import Printed
from briefgen.workspace import open_workspace
from tests.commands import small
from tests.commands.small import change

BEFORE = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
THEMES, WELLS = "data/themes.yaml", "data/initiatives/wells.yaml"
ASKING = (
    "{% for initiative in theme.initiatives %}\n{{ initiative.title }}\n{% endfor %}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a workspace whose memos read an initiative's title, too."""
    root = small.make(tmp_path)
    body = "{% if theme.advice %}"
    change(root, "templates/memo.md", body, ASKING + body)
    return root


def values(root: Path, name: str, *, preview: bool = False) -> list[Printed]:
    project = open_project(open_workspace(root), {})
    kind = next(each for each in project.kinds if each.name == name)
    made = fit(project, kind, "water", "fr", BEFORE, preview=preview).assembled
    return [each for line in lines(project, kind, made) for each in line.values]


def labels(value: Printed) -> list[tuple[str, str | None, str]]:
    return [(each.text, each.path, str(each.place)) for each in value.inputs]


def test_a_document_that_is_not_marked_tells_no_marking(root: Path) -> None:
    assert [each.text for each in values(root, "sheet")] == [
        *("Eau", "Puits", "Il creuse des puits.", "Department of Examples")
    ]


def test_advice_is_marked_by_itself(root: Path) -> None:
    marking = values(root, "memo")[0]
    assert (marking.text, marking.formula) == ("PROTÉGÉ A", "marking")
    assert labels(marking) == [
        ("protected-a", "themes.water.advice", f"{THEMES}:4:5"),
    ]


def test_the_labels_as_high_as_the_marking_are_told_where_they_are_declared(
    root: Path,
) -> None:
    secret = "theme: water\nrelease: {audience: internal, marking: secret}"
    change(root, WELLS, "theme: water", secret)
    inner = "title: {release: {audience: internal}, en: Wells"
    change(root, WELLS, "title: {en: Wells", inner)
    advice = "advice:\n    release: {marking: protected-b}"
    change(root, THEMES, "advice:", advice)
    marking = values(root, "memo")[0]
    assert marking.text == "SECRET // PROTÉGÉ B"
    assert labels(marking) == [
        ("secret", "initiatives.wells.release.marking", f"{WELLS}:2:40"),
        ("protected-b", "themes.water.advice.release.marking", f"{THEMES}:4:24"),
    ]


def test_a_kind_that_raises_the_marking_is_told(root: Path) -> None:
    change(root, "templates/memo.md", "per: theme", "per: theme\nmarking: protected-c")
    assert labels(values(root, "memo")[0]) == [
        ("protected-c", "marking", "templates/memo.md:1:1")
    ]


def test_a_preview_is_held_back_by_the_latest_embargo(root: Path) -> None:
    early, late = (f"2024-11-{day}T12:00:00-05:00" for day in (16, 17))
    change(root, WELLS, "theme: water", f"theme: water\nrelease: {{embargo: {early}}}")
    advice = f"  title: {{release: {{embargo: {late}}}, en: Water"
    change(root, THEMES, "  title: {en: Water", advice)
    embargo = values(root, "sheet", preview=True)[0]
    assert embargo.formula == "embargo"
    assert labels(embargo) == [
        (late, "themes.water.title.release.embargo", f"{THEMES}:2:30")
    ]


def test_the_organization_is_told_in_the_language_of_the_document(root: Path) -> None:
    names = "organization: {en: Department, fr: Ministère}"
    change(root, "briefgen.yaml", "organization: Department of Examples", names)
    organization = values(root, "sheet")[-1]
    assert (organization.text, organization.path) == ("Ministère", "organization.fr")
    assert str(organization.place) == "briefgen.yaml:1:36"


def test_keywords_are_told(root: Path) -> None:
    keywords = 'per: theme\nkeywords: ["{{ theme.title }}", "APEC", ""]'
    change(root, "templates/sheet.md", "per: theme", keywords)
    *_, keyword, organization = values(root, "sheet")
    assert (keyword.text, keyword.path) == ("Eau", "themes.water.title.fr")
    assert organization.path == "organization"
