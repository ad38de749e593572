"""What an internal paper bears that nothing else marks: `marking:` in the configuration."""

from pathlib import Path

import pytest

from briefgen import cli
from briefgen.configuration import read_configuration
from briefgen.errors import BriefgenError
from tests.commands import small

WELLS = "data/initiatives/wells.yaml"
CONFIGURATION = small.FILES["briefgen.yaml"]
MEMO = small.FILES["templates/memo.md"].replace("docx", "tree")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small workspace with memos that print no advice, as trees; go there."""
    root = small.make(tmp_path / "workspace")
    small.write(root, "briefgen.yaml", f"{CONFIGURATION}marking: protected-a\n")
    small.write(root, "templates/memo.md", MEMO.partition("{% if")[0] + "Words.\n")
    sheet = small.FILES["templates/sheet.md"]
    small.write(
        root, "templates/sheet.md", sheet.replace("layout:", "formats: [tree]\nlayout:")
    )
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    return root


def marking(root: Path, document: str, audience: str = "internal") -> str:
    """Build, and give the marking of a document."""
    assert cli.run(("build",)) == 0
    folder = root / "build" / audience / document.partition("-")[0]
    tree = (folder / f"{document}.en.txt").read_text("utf-8")
    (line,) = {
        each.strip() for each in tree.splitlines() if each.strip().startswith("marking")
    }
    return line.removeprefix("marking ").strip('"')


def test_internal_papers_bear_it_and_public_ones_do_not(root: Path) -> None:
    assert marking(root, "memo-water") == "PROTECTED A"
    assert marking(root, "sheet-water", "public") == ""


def test_what_is_marked_bears_its_own_marking_alone(root: Path) -> None:
    small.write(
        root, "templates/memo.md", MEMO.replace("layout:", "marking: secret\nlayout:")
    )
    assert marking(root, "memo-trade") == "SECRET"


def test_another_marking_makes_internal_documents_stale_and_no_public_ones(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert marking(root, "memo-water") == "PROTECTED A"
    small.write(root, "briefgen.yaml", f"{CONFIGURATION}marking: protected-b\n")
    capsys.readouterr()
    assert cli.run(("status",)) == 0
    status = capsys.readouterr().out
    assert "memo-water" in status
    assert "sheet-water" not in status
    assert marking(root, "memo-water") == "PROTECTED B"


def test_a_marking_leads_to_its_line(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(("build",)) == 0
    capsys.readouterr()
    path = root / "build/internal/memo/memo-water.en.txt"
    assert cli.run(("why", str(path), "PROTECTED A")) == 0
    line = f"{CONFIGURATION}marking".count("\n") + 1
    assert f"briefgen.yaml:{line}" in capsys.readouterr().out


def test_a_marking_of_another_place_is_told() -> None:
    with pytest.raises(BriefgenError) as raised:
        read_configuration(f"{CONFIGURATION}jurisdiction: uk\nmarking: protected-a\n")
    (mistake,) = raised.value.diagnostics
    assert mistake.message == "'protected-a' is no marking of the United Kingdom"
    assert "official-sensitive" in (mistake.hint or "")
