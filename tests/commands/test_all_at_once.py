"""Mistakes of templates are told whatever else is wrong, or left out."""

import datetime
from pathlib import Path

import pytest

from briefgen.builder.check import check_workspace
from briefgen.workspace import open_workspace
from tests.commands import small

NOW = datetime.datetime(2024, 11, 1, tzinfo=datetime.UTC)
PORTS = "data/initiatives/ports.yaml"
SHEET = "templates/sheet.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = small.make(tmp_path / "workspace")
    small.change(made, SHEET, "initiative.description", "initiative.descriptoin")
    return made


def told(root: Path) -> list[tuple[str, str]]:
    found = check_workspace(open_workspace(root), NOW).diagnostics
    return [(each.place.path, each.rule) for each in found]


def test_a_field_that_is_misspelt_is_told_beside_a_mistake_in_the_data(
    root: Path,
) -> None:
    small.change(root, PORTS, "amount: 3500000", "amount: much")
    assert told(root) == [(PORTS, "amount"), (SHEET, "undefined-name")]


def test_it_is_told_where_all_documents_of_its_kind_are_left_out(root: Path) -> None:
    small.change(root, SHEET, "pages: 1", "only: released")
    for theme in ("water", "trade"):
        held = f"- id: {theme}\n  release: {{audience: internal}}"
        small.change(root, "data/themes.yaml", f"- id: {theme}", held)
    assert told(root) == [(SHEET, "undefined-name")]
