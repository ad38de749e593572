"""An office's sheet as people keep it becomes data: a draft, three answers, an import."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen import loading
from briefgen.commands.create_workspace import begin
from briefgen.imports.draft import DraftOptions, draft_mapping
from briefgen.imports.named_source import SourceChoice
from briefgen.imports.run_import import (
    ImportRequest,
    ImportRun,
    run_import,
    write_import,
)
from briefgen.model import Money
from briefgen.sources.source_file import SourceFile
from briefgen.workspace import open_workspace
from tests.portfolios.sheet.office_sheet import PROJECTS, write_office_sheet

WHEN = datetime(2026, 2, 3, tzinfo=UTC)
ANSWERS = {
    "hidden": "  hidden: leave",
    "funding.kind": "    funding.kind: {always: new}",
    "bound": "        bound: {always: about}",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a workspace with the sheet, and the mapping that is drafted for it."""
    root = tmp_path / "w"
    begin(root, empty=["en", "fr"])
    write_office_sheet(root / "suivi.xlsx")
    workspace = open_workspace(root)
    file = SourceFile(root / "suivi.xlsx", "suivi.xlsx")
    draft = draft_mapping(workspace, file, "suivi", DraftOptions(WHEN))
    assert [each.name for each in draft.summary.questions] == [*ANSWERS]
    return root


def answer(root: Path) -> None:
    """Answer the questions of the mapping, as a person does with an editor."""
    path = root / "imports" / "suivi.yaml"
    lines = path.read_text("utf-8").splitlines()
    answers = {f"{name}:": line for name, line in ANSWERS.items()}
    done = [answers.get(line.strip(), line) for line in lines]
    path.write_text("\n".join(done) + "\n", "utf-8")


def run(root: Path) -> ImportRun:
    request = ImportRequest("suivi", SourceChoice(root))
    return run_import(open_workspace(root), request)


def test_an_office_sheet_becomes_fourteen_initiatives_in_four_themes(
    root: Path,
) -> None:
    answer(root)
    first = run(root)
    assert [str(each) for each in first.mistakes] == []
    assert write_import(open_workspace(root), first, WHEN) is not None
    workspace = open_workspace(root)
    portfolio = loading.load(workspace)
    titles = {row[4] for row in PROJECTS}
    ours = [
        each
        for each in portfolio.initiatives
        if each.title.by_language.get("fr") in titles
    ]
    assert len(ours) == 14
    assert len({each.theme for each in ours}) == 4
    shores = next(each for each in ours if each.id == "shores-that-hold")
    assert shores.funding.lines[0].amount == Money(Decimal(1_250_500), "CAD")
    assert str(shores.starts) == "2025-04-13"
    assert shores.status is not None
    assert shores.status.state == "under-way"
    assert [each.name.by_language["fr"] for each in shores.partners] == [
        "Société des rives",
        "Ville de Baie-Claire",
    ]
    assert [each.done for each in shores.milestones] == [True, False]
    assert shores.reach[0].count == 4200
    again = run(root)  # and a second import changes nothing
    assert [str(each) for each in again.mistakes] == []
    assert write_import(open_workspace(root), again, WHEN) is None
