"""A draft is one step that can be undone, and never stands in the place of another file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.commands.draft_output import say_draft
from briefgen.editing.transaction import undo
from briefgen.errors import BriefgenError
from briefgen.imports.draft import DraftedMapping, DraftOptions, draft_mapping
from briefgen.sources.source_file import SourceFile
from briefgen.workspace import Workspace, open_workspace

OPTIONS = DraftOptions(datetime(2026, 1, 2, tzinfo=UTC))
SHEET = """\
N° de projet;Volet;Titre du projet;Description;Montant (k$);Début;Agent
1;L’eau potable;Des puits pour Puna;Le projet creuse des puits pour les villages.;1 200,5;13/04/2025;AB
2;Commerce équitable;Le café pour tous;Il aide les producteurs de café.;350;01/05/2025;CD
"""
THEMES = """\
- id: water
  title: {en: Clean water, fr: L’eau potable}
- id: trade
  title: {en: Fair trade, fr: Commerce équitable}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a workspace of two themes, and a sheet in it."""
    (tmp_path / "briefgen.yaml").write_text(
        "organization: {en: Office, fr: Bureau}\nlanguages: [en, fr]\n", "utf-8"
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "themes.yaml").write_text(THEMES, "utf-8")
    (tmp_path / "data" / "portfolio.yaml").write_text("currency: CAD\n", "utf-8")
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "projets.csv").write_text(SHEET, "utf-8")
    return open_workspace(tmp_path)


def drafted(
    workspace: Workspace, name: str = "projets", options: DraftOptions = OPTIONS
) -> DraftedMapping:
    path = workspace.root / "sheets" / "projets.csv"
    return draft_mapping(
        workspace, SourceFile(path, "sheets/projets.csv"), name, options
    )


def test_a_draft_is_a_file_of_the_workspace_and_one_step(
    workspace: Workspace, golden: Callable[[str, str], None]
) -> None:
    draft = drafted(workspace)
    path = workspace.root / draft.path
    golden("imports/drafted.yaml", path.read_text("utf-8"))
    assert draft.step is not None
    assert undo(workspace.root) is not None
    assert not path.exists()


def test_people_are_told_of_each_column(
    workspace: Workspace,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    say_draft(drafted(workspace), "projets")
    out, err = capsys.readouterr()
    golden("imports/drafted.txt", out + err)


def test_a_question_is_told_with_its_line(workspace: Workspace) -> None:
    draft = drafted(workspace)
    lines = (workspace.root / draft.path).read_text("utf-8").splitlines()
    for each in draft.summary.questions:
        assert lines[each.place.line - 1].strip() == f"{each.name}:"
    assert [each.name for each in draft.summary.questions] == ["funding.kind"]


def test_themes_are_known_by_a_title_in_any_language(workspace: Workspace) -> None:
    text = (workspace.root / drafted(workspace).path).read_text("utf-8")
    assert "L’eau potable: water" in text
    assert "themes:" not in text


def test_a_mapping_is_never_replaced_unless_that_is_said(workspace: Workspace) -> None:
    path = workspace.root / drafted(workspace).path
    path.write_text("# mine\n", "utf-8")
    with pytest.raises(BriefgenError, match="stands here already"):
        drafted(workspace)
    assert path.read_text("utf-8") == "# mine\n"
    drafted(workspace, options=replace(OPTIONS, replace=True))
    assert path.read_text("utf-8").startswith("# briefgen import projets")
    assert undo(workspace.root) is not None
    assert path.read_text("utf-8") == "# mine\n"


@pytest.mark.parametrize("name", ["Projets", "../x", "a/b", "", "con", "projets.lock"])
def test_the_name_of_a_mapping_is_an_id(workspace: Workspace, name: str) -> None:
    with pytest.raises(BriefgenError):
        drafted(workspace, name)
    assert not (workspace.root / "imports").exists()


def test_a_source_elsewhere_is_named_on_the_command_line_each_time(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("elsewhere") / "projets.csv"
    path.write_text(SHEET, "utf-8")
    file = SourceFile(path, "projets.csv")
    draft = draft_mapping(workspace, file, "projets", OPTIONS)
    text = (workspace.root / draft.path).read_text("utf-8")
    assert "source:" not in text
    assert str(path.parent) not in text


def test_a_file_that_is_no_source_leaves_nothing(workspace: Workspace) -> None:
    (workspace.root / "sheets" / "projets.csv").write_bytes(b"\0\1\2")
    with pytest.raises(BriefgenError):
        drafted(workspace)
    assert not (workspace.root / "imports").exists()
