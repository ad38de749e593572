"""The sheet of an office becomes documents of all kinds, and nobody types any YAML."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.portfolios.sheet import office_sheet

ANSWERS = (
    *("--answer", "initiatives.hidden=leave"),
    *("--answer", "funding.kind=new"),
    *("--answer", "bound={always: about}"),
)


@pytest.fixture
def workspace(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "new"
    assert run("init", "new", "--empty", "--languages", "fr").code == 0
    monkeypatch.chdir(root)
    office_sheet.write_office_sheet(root / "suivi.xlsx")
    return root


def texts(root: Path) -> dict[str, str]:
    return {
        path.name: path.read_text("utf-8") for path in (root / "data").rglob("*.yaml")
    }


def test_a_sheet_becomes_documents_and_what_changed_in_it_changes_alone(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("import", "suivi.xlsx", "--draft", "suivi", *ANSWERS).code == 0
    done = run("import", "suivi", "--yes")
    assert done.code == 0
    assert len([*(workspace / "data/initiatives").iterdir()]) == 14
    assert run("build").code == 0
    built = {path.parent.name for path in (workspace / "build").rglob("*.docx")}
    assert built == {"factsheet", "briefing-note", "backgrounder", "dashboard"}
    path = next((workspace / "data/initiatives").glob("*rives-qui-tiennent.yaml"))
    by_hand = path.read_text("utf-8").replace("theme:", "# ours\ntheme:", 1)
    path.write_text(by_hand, "utf-8")
    before = texts(workspace)
    first, *others = office_sheet.PROJECTS
    monkeypatch.setattr(office_sheet, "PROJECTS", [_dearer(first), *others])
    office_sheet.write_office_sheet(workspace / "suivi.xlsx")
    assert run("import", "suivi", "--yes").code == 0
    after = texts(workspace)
    changed = {name for name in after if after[name] != before[name]}
    assert len(changed) == 1
    assert "# ours" in path.read_text("utf-8")


def test_answers_stand_in_the_mapping_and_other_names_are_refused(
    workspace: Path, run: Run
) -> None:
    run("import", "suivi.xlsx", "--draft", "suivi", *ANSWERS[:2])
    text = (workspace / "imports/suivi.yaml").read_text("utf-8")
    assert "hidden: leave  # your answer" in text
    assert "2 questions wait" in text
    done = run("import", "suivi.xlsx", "--draft", "other", "--answer", "colour=red")
    assert done.code == 2
    assert "initiatives.funding.kind" in done.err
    assert not (workspace / "imports/other.yaml").exists()
    done = run("import", "suivi.xlsx", "--draft", "other", "--answer", "bound={a")
    assert done.code == 1
    assert "--answer" in done.err
    done = run("import", "suivi.xlsx", "--draft", "other", "--answer", "kind=Statut")
    kind = (workspace / "imports/other.yaml").read_text("utf-8")
    assert "funding.kind: {from: Statut}" in kind


def _dearer(project: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("1 300" if each == "1 250,5" else each for each in project)
