"""Tests of `briefgen why` about values that were imported."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.imports.workspaces import edit, imported, made

FILE = "data/initiatives/wells.yaml"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = made(tmp_path / "w")
    imported(root)
    monkeypatch.chdir(root)
    return root


def line(root: Path, text: str) -> int:
    lines = (root / FILE).read_text("utf-8").splitlines()
    return 1 + next(at for at, each in enumerate(lines) if text in each)


def test_why_tells_where_a_value_of_a_document_was_imported_from(
    root: Path, run: Run
) -> None:
    run("build")
    file = "build/internal/briefing-note/briefing-note-clean-water.en.docx"
    asked = run("why", file, "$1,200,000").out
    assert "imported from sheets/projects.csv, line 2, column Budget\n" in asked
    edit(root, FILE, "1200000", "1250000")
    run("build")
    again = run("why", file, "$1,250,000").out
    assert "changed by hand since it was imported from sheets/projects.csv" in again
    values = json.loads(run("why", file, "$1,250,000", "--json").out)["values"]
    assert '"changed_by_hand": true' in json.dumps(values)


def test_why_tells_where_a_line_of_the_data_was_imported_from(
    root: Path, run: Run
) -> None:
    spot = line(root, "Wells")
    told = run("why", f"{FILE}:{spot}")
    assert (
        told.out.splitlines()[1]
        == "  imported from sheets/projects.csv, line 2, column Title"
    )
    kind = line(root, "kind: new")
    told = run("why", f"{FILE}:{kind}", "--json")
    assert json.loads(told.out)["values"][0]["imported"]["where"] == "the mapping"
    told = run("why", f"{FILE}:{kind}")
    assert "  imported from imports/projects.yaml, the same for all of" in told.out
    other = run("why", "data/initiatives/first-initiative.yaml:3")
    assert "imported" not in other.out
