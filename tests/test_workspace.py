"""A workspace is found, configured and listed; what cannot be read is told."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.configuration import Configuration, read_configuration
from briefgen.errors import BriefgenError
from briefgen.languages.territories import Territory
from briefgen.model import LocalizedText
from briefgen.reading.characters import LARGEST
from briefgen.reading.fields import Unreadable, read_slug
from briefgen.workspace import Workspace, open_workspace

CONFIGURATION = "organization: Waterways\nlanguages: [en]\n"
ROOT = Path(__file__).parent.parent


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Give a workspace with a configuration and two templates."""
    root = tmp_path / "briefs"
    (root / "templates" / "sections").mkdir(parents=True)
    (root / "briefgen.yaml").write_text(CONFIGURATION)
    (root / "templates" / "note.md").write_text("# Note\n")
    (root / "templates" / "factsheet.md").write_text("# Factsheet\n")
    (root / "templates" / "style.yaml").write_text("palette: {}\n")
    (root / "templates" / "sections" / "foot.md").write_text("Foot\n")
    return open_workspace(root)


def told(error: pytest.ExceptionInfo[BriefgenError]) -> list[str]:
    return [str(found) for found in error.value.diagnostics]


def test_a_workspace_is_found_from_a_folder_inside(workspace: Workspace) -> None:
    inside = workspace.root / "templates" / "sections"
    assert open_workspace(inside) == workspace
    assert open_workspace(inside / ".." / "..") == workspace


def test_no_workspace_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError) as error:
        open_workspace(tmp_path)
    assert told(error) == [
        (
            "briefgen.yaml:1:1: error: no briefgen.yaml in this folder, nor in one above it"
            " [no-workspace]\n"
            "  hint: run `briefgen init` to make a workspace, or go to the folder of yours"
        ),
    ]


def test_what_the_configuration_leaves_out_has_a_default() -> None:
    assert read_configuration(CONFIGURATION) == Configuration(
        organization=LocalizedText({"": "Waterways"}),
        languages=("en",),
        formats=("docx", "pdf"),
        style="templates/style.yaml",
        output={"public": "build/public", "internal": "build/internal"},
    )


def test_an_office_decides_names_and_words() -> None:
    decided = (
        "office:\n  h_aspire: [Halifax]\n  places:\n"
        "    TR: {fr: {name: Turquie, in: en Turquie, of: de Turquie}}\n"
    )
    office = read_configuration(CONFIGURATION + decided).office
    assert office.lists == {"h_aspire": ("Halifax",)}
    assert office.places["TR"]["fr"] == Territory("Turquie", "en Turquie", "de Turquie")


def test_the_configuration_of_the_sample_is_read() -> None:
    configuration = open_workspace(ROOT).configuration
    assert configuration.languages == ("en", "fr")
    assert configuration.formats == ("docx", "pdf")
    assert set(configuration.organization.by_language) == {"en", "fr"}


@pytest.mark.parametrize(
    ("written", "public", "internal"),
    [
        ("out", "out/public", "out/internal"),
        ("{public: open, internal: ../closed}", "open", "../closed"),
        ("{public: /srv/open/, internal: ./closed}", "/srv/open", "closed"),
    ],
)
def test_outputs_have_a_folder_for_each_audience(
    written: str, public: str, internal: str
) -> None:
    configuration = read_configuration(f"{CONFIGURATION}output: {written}\n")
    assert configuration.output == {"public": public, "internal": internal}


def test_files_are_listed_in_order(workspace: Workspace) -> None:
    assert workspace.kinds == ("templates/factsheet.md", "templates/note.md")


def test_a_workspace_need_have_no_charts(workspace: Workspace) -> None:
    assert not workspace.charts
    (workspace.root / "charts").mkdir()
    assert not workspace.charts
    (workspace.root / "charts" / "reach.yaml").write_text("kind: bar\n")
    assert workspace.charts == ("charts/reach.yaml",)


def test_a_workspace_without_templates_is_told(workspace: Workspace) -> None:
    for path in (workspace.root / "templates").glob("*.md"):
        path.unlink()
    with pytest.raises(BriefgenError) as error:
        _ = workspace.kinds
    assert told(error) == [
        "templates:1:1: error: this folder has no .md file [empty-folder]"
    ]


def test_a_folder_that_is_a_file_is_told(workspace: Workspace) -> None:
    (workspace.root / "charts").write_text("")
    with pytest.raises(BriefgenError) as error:
        _ = workspace.charts
    assert told(error) == [
        "charts:1:1: error: this folder cannot be read: not a directory [unreadable]"
    ]


def test_texts_are_read(workspace: Workspace) -> None:
    assert workspace.read_text("templates/note.md") == "# Note\n"
    assert workspace.optional_text("templates/note.md") == "# Note\n"
    assert workspace.optional_text("templates/none.md") is None


def test_a_missing_file_is_told(workspace: Workspace) -> None:
    with pytest.raises(BriefgenError) as error:
        workspace.read_text("data/portfolio.yaml")
    assert told(error) == [
        "data/portfolio.yaml:1:1: error: this file is missing [missing]"
    ]


def test_a_folder_is_no_file(workspace: Workspace) -> None:
    with pytest.raises(BriefgenError) as error:
        workspace.read_text("templates")
    assert told(error) == [
        "templates:1:1: error: this file cannot be read: is a directory [unreadable]"
    ]


def test_a_file_is_read_up_to_a_bound(workspace: Workspace) -> None:
    with (workspace.root / "large.yaml").open("wb") as file:
        file.truncate(100 * LARGEST)
    with pytest.raises(BriefgenError) as error:
        workspace.read_text("large.yaml")
    assert error.value.diagnostics[0].rule == "too-large"


@pytest.mark.parametrize(
    "path", ["../secret.md", "/etc/hostname", "templates\\note.md", "a\0b", "a/../.."]
)
def test_paths_stay_in_the_workspace(workspace: Workspace, path: str) -> None:
    (workspace.root.parent / "secret.md").write_text("secret")
    with pytest.raises(BriefgenError) as error:
        workspace.read_text(path)
    assert error.value.diagnostics[0].rule == "outside"


def test_links_that_lead_outside_are_told(workspace: Workspace) -> None:
    (workspace.root.parent / "secret.md").write_text("secret")
    (workspace.root / "templates" / "link.md").symlink_to("../../secret.md")
    with pytest.raises(BriefgenError) as listed:
        _ = workspace.kinds
    with pytest.raises(BriefgenError) as read:
        workspace.read_text("templates/link.md")
    expected = [
        (
            "templates/link.md:1:1: error: this leads out of the workspace [outside]\n"
            "  hint: copy the file into the workspace"
        )
    ]
    assert told(listed) == told(read) == expected


def test_links_that_stay_inside_are_followed(workspace: Workspace) -> None:
    (workspace.root / "templates" / "link.md").symlink_to("note.md")
    assert "templates/link.md" in workspace.kinds
    assert workspace.read_text("templates/link.md") == "# Note\n"


def test_what_is_listed_is_a_file(workspace: Workspace) -> None:
    templates = workspace.root / "templates"
    (templates / "folder.md").mkdir()
    (templates / "loop.md").symlink_to("loop.md")
    (templates / "nowhere.md").symlink_to("none.md")
    os.mkfifo(templates / "pipe.md")
    with pytest.raises(BriefgenError) as error:
        _ = workspace.kinds
    assert told(error) == [
        f"templates/{name}.md:1:1: error: this is not a file [unreadable]"
        for name in ("folder", "loop", "nowhere", "pipe")
    ]


def test_a_name_that_is_no_text_is_told(workspace: Workspace) -> None:
    (workspace.root / "templates" / os.fsdecode(b"\xff.md")).write_text("")
    with pytest.raises(BriefgenError) as error:
        _ = workspace.kinds
    assert told(error) == [
        (
            "templates/\ufffd.md:1:1: error: this name holds characters of no text"
            " [file-name]"
        )
    ]


UNUSABLE = (
    *("con", "CON", "Nul.2024", "com1", "lpt\u00b9", "aux ", "a:b", "a?b", 'say "x"'),
    *("x.", "x ", "a|b", "<a>", "*"),
)


@pytest.mark.parametrize("name", UNUSABLE)
def test_a_name_that_windows_cannot_have_is_told(
    workspace: Workspace, name: str
) -> None:
    (workspace.root / f"templates/{name}.md").write_text("")
    with pytest.raises(BriefgenError) as error:
        _ = workspace.kinds
    (found,) = error.value.diagnostics
    assert found.place.path == f"templates/{name}.md"
    assert found.message == "Windows can have no file or folder of this name"
    assert found.rule == "file-name"
    with pytest.raises(BriefgenError, match="Windows can have no file or folder"):
        read_configuration(f"{CONFIGURATION}output: '../web/{name}/x'\n")


@pytest.mark.parametrize("name", ["k" * 101, "\u00e9" * 51])
def test_a_name_too_long_for_what_is_named_by_it_is_told(
    workspace: Workspace, name: str
) -> None:
    (workspace.root / f"templates/{name}.md").write_text("")
    with pytest.raises(BriefgenError, match="more than 100 letters"):
        _ = workspace.kinds


@pytest.mark.parametrize(
    "name", ["cone", "com", "com11", "a.b", "\u00e9" * 50, "k" * 100, "-x", "note[1]"]
)
def test_other_names_are_used(workspace: Workspace, name: str) -> None:
    (workspace.root / f"templates/{name}.md").write_text("")
    assert f"templates/{name}.md" in workspace.kinds


def test_a_drive_of_windows_is_a_folder_to_write_to() -> None:
    read = read_configuration(f"{CONFIGURATION}output: C:/briefs\n")
    assert read.output["public"] == "C:/briefs/public"


def test_templates_are_given_by_name(workspace: Workspace) -> None:
    assert workspace.template("note.md") == "# Note\n"
    assert workspace.template("sections/foot.md") == "Foot\n"


@pytest.mark.parametrize(
    "name",
    [
        "none.md",
        "sections",
        "../briefgen.yaml",
        "/etc/hostname",
        "a\0b",
        "x" * 5000,
        "",
    ],
)
def test_other_names_are_no_templates(workspace: Workspace, name: str) -> None:
    assert workspace.template(name) is None


@given(st.text())
def test_any_configuration_is_read_or_told(text: str) -> None:
    try:
        places = {read_configuration(text).style and "briefgen.yaml"}
    except BriefgenError as error:
        places = {found.place.path for found in error.diagnostics}
    assert places == {"briefgen.yaml"}


def test_a_name_is_mended_or_passed_over(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as found:
        read_slug("Puna résiliente")
    assert found.value.hint == "did you mean 'puna-resiliente'?"
    (tmp_path / "briefgen.yaml").write_text("organization: A\nlanguages: [en]\n")
    (tmp_path / "data").mkdir()
    left = (".~lock.a.yaml#", "Thumbs.db", ".DS_Store", "a.yaml~", ".a.yaml.swp")
    for name in ("a.yaml", "~$a.yaml", ".~lock.a.yaml", *left):
        (tmp_path / "data" / name).write_text("x")
    workspace = open_workspace(tmp_path)
    assert workspace.files("data", ".yaml") == ("data/a.yaml",)
    (tmp_path / "data/b.yml").write_text("x")
    with pytest.raises(BriefgenError, match=r"hint: rename it to b\.yaml"):
        workspace.files("data", ".yaml")
