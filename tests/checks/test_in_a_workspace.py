"""What the rules find is told by the commands; what has mistakes is not written."""

from pathlib import Path

import pytest

from briefgen import cli
from tests.commands import small
from tests.made_fonts import made
from tests.writers.pdf import reading

WELLS = "data/initiatives/wells.yaml"
SHEET = "build/public/sheet/sheet-water.en.pdf"
FACES = "pdf: Liberation Sans"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small workspace with a title that no shipped font can set; go there."""
    root = small.make(tmp_path / "workspace")
    small.change(root, WELLS, "en: Wells", "en: Wells 井")
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    return root


def test_a_document_with_a_missing_character_is_not_written_and_others_are(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["build", "--kind", "sheet"]) == 1
    told = capsys.readouterr().err
    assert f"{WELLS}:2:13: error: no font has '井' (U+4E95) [glyph]\n" in told
    assert told.count("[glyph]") == 1
    assert not (workspace / SHEET).exists()
    assert (workspace / SHEET.replace(".en", ".fr")).exists()


def test_a_font_of_the_workspace_sets_what_was_missing(workspace: Path) -> None:
    (workspace / "templates/fonts").mkdir()
    made(workspace / "templates/fonts", "井")
    fallback = f"{FACES}\n  fallback: [fonts/squares.ttf]"
    small.change(workspace, "templates/style.yaml", FACES, fallback)
    assert cli.run(["build", "--kind", "sheet", "--language", "en"]) == 0
    data = (workspace / SHEET).read_bytes()
    assert "Wells 井" in reading.words(data)


def test_a_font_that_is_not_there_is_told_at_the_style(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fallback = f"{FACES}\n  fallback: [../data/themes.yaml, fonts/none.ttf]"
    small.change(workspace, "templates/style.yaml", FACES, fallback)
    assert cli.run(["build", "--kind", "sheet"]) == 1
    told = capsys.readouterr().err
    style = "templates/style.yaml:6"
    outside = "'../data/themes.yaml' is no file of the folder templates [unreadable]"
    assert f"{style}:14: error: {outside}\n" in told
    missing = "no font file 'fonts/none.ttf' in the folder templates [font]"
    assert f"{style}:35: error: {missing}\n" in told


def test_a_link_that_says_nothing_is_a_warning_and_the_document_is_written(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.change(workspace, WELLS, "Wells 井", "Wells")
    text = "{{ portfolio.introduction }}\n\n[here](https://example.org/)\n"
    small.change(
        workspace, "templates/overview.md", "{{ portfolio.introduction }}\n", text
    )
    assert cli.run(["build", "--kind", "overview"]) == 0
    message = "the link words 'here' do not say where they lead [link-text]"
    told = capsys.readouterr().err
    assert f"templates/overview.md:10: warning: {message}\n" in told
