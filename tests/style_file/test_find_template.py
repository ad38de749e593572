"""A style names the organisation's template; what cannot be used is told at its line."""

import shutil
from pathlib import Path

import pytest

from briefgen.assembly import open_project
from briefgen.configuration import Configuration
from briefgen.errors import BriefgenError
from briefgen.state.source_stamps import of_sources
from briefgen.style_file import read_style
from briefgen.workspace import Workspace, open_workspace
from tests.writers.docx.templates import letterhead, minimal

ROOT = Path(__file__).parents[2]
PATH = "templates/style.yaml"
SAMPLE = (ROOT / PATH).read_text(encoding="utf-8")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a workspace that has the sample's configuration, and one template."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letterhead.dotx").write_bytes(letterhead())
    configuration: Configuration = open_workspace(ROOT).configuration
    return Workspace(tmp_path, configuration)


def references(yaml: str, workspace: Workspace) -> set[bytes | None]:
    style = read_style(yaml, PATH, workspace.template_file)
    return {look.reference for look in style.looks.values()}


def told(yaml: str, workspace: Workspace) -> list[str]:
    with pytest.raises(BriefgenError) as error:
        read_style(yaml, PATH, workspace.template_file)
    return [str(found) for found in error.value.diagnostics]


def test_a_style_without_a_template_has_none(workspace: Workspace) -> None:
    assert references(SAMPLE, workspace) == {None}


def test_every_layout_has_the_template_that_the_style_names(
    workspace: Workspace,
) -> None:
    named = f"reference: templates/letterhead.dotx\n{SAMPLE}"
    assert references(named, workspace) == {letterhead()}


def test_the_usual_template_need_not_be_named(workspace: Workspace) -> None:
    (workspace.root / "templates" / "reference.docx").write_bytes(minimal())
    assert references(SAMPLE, workspace) == {minimal()}


def test_a_template_that_is_named_goes_before_the_usual_one(
    workspace: Workspace,
) -> None:
    (workspace.root / "templates" / "reference.docx").write_bytes(b"")
    named = f"reference: templates/letterhead.dotx\n{SAMPLE}"
    assert references(named, workspace) == {letterhead()}


def test_what_is_wrong_with_a_template_is_told_at_the_style_s_line(
    workspace: Workspace,
) -> None:
    (workspace.root / "templates" / "a.docx").write_bytes(minimal()[:-40])
    yaml = f"{SAMPLE}\nreference: templates/a.docx\n"
    line = yaml.splitlines().index("reference: templates/a.docx") + 1
    (found,) = told(yaml, workspace)
    assert found == (
        f"{PATH}:{line}:12: error: the template 'templates/a.docx' cannot be used: it"
        " is no Word file, or it is damaged [reference-document]\n"
        "  hint: open it in Word and save it as a Word Document (.docx)"
    )


@pytest.mark.parametrize("name", ["templates/none.docx", "../style.docx", "none.docx"])
def test_a_template_that_is_not_there_is_told(workspace: Workspace, name: str) -> None:
    (found,) = told(f"reference: {name}\n{SAMPLE}", workspace)
    assert f"no file '{name}' in the folder templates [reference-document]" in found


def test_what_is_wrong_with_the_usual_template_is_told_in_its_name(
    workspace: Workspace,
) -> None:
    (workspace.root / "templates" / "reference.docx").write_bytes(b"")
    (found,) = told(SAMPLE, workspace)
    assert found.startswith("templates/reference.docx:1:1: error: the template")


def test_another_template_makes_documents_due(workspace: Workspace) -> None:
    before = of_sources(workspace.root, PATH, {}, 0)
    (workspace.root / "templates" / "letterhead.dotx").write_bytes(minimal())
    assert of_sources(workspace.root, PATH, {}, 0) != before


def test_a_project_with_a_template_that_cannot_be_used_makes_no_documents(
    tmp_path: Path,
) -> None:
    for name in ("data", "templates", "charts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "templates" / "reference.docx").write_bytes(b"PK")
    project = open_project(Workspace(tmp_path, open_workspace(ROOT).configuration), {})
    assert project.kinds == ()
    assert "reference-document" in {found.rule for found in project.mistakes}


def test_a_template_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError) as error:
        read_style(f"reference: templates/a.docx\n{SAMPLE}", PATH, lambda _: tmp_path)
    assert "cannot be read: is a directory" in str(error.value)
