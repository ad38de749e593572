"""More templates, charts or documents than anybody wants are told, and nothing is made."""

from pathlib import Path

import pytest

from briefgen.planning import enumerate_documents
from tests.assembly.told import FRONT, told


def test_documents_without_end_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"templates/s{number}.md": f"{FRONT}x\n" for number in range(3)}
    monkeypatch.setattr(enumerate_documents, "MOST", 8)  # four kinds of two themes
    assert told(tmp_path, files) == ""
    monkeypatch.setattr(enumerate_documents, "MOST", 7)
    assert told(tmp_path, files) == (
        "templates/sheet.md:1:1: error: with this kind there are more than 7 documents"
        " [too-large]\n  hint: make them of a theme, or divide the workspace\n"
    )


@pytest.mark.parametrize(
    ("folder", "ending"),
    [("templates", ".md"), ("templates/sections", ".md"), ("charts", ".yaml")],
)
def test_files_without_end_are_told(tmp_path: Path, folder: str, ending: str) -> None:
    files = {f"{folder}/f{number}{ending}": "" for number in range(1_001)}
    assert f"{folder}:1:1: error: expected at most 1,000 {ending} files" in told(
        tmp_path, files
    )


def test_folders_without_end_are_told(tmp_path: Path) -> None:
    files = {f"templates/f{number}/x.md": "" for number in range(31)}
    assert "templates:1:1: error: expected at most 30 folders in this folder" in told(
        tmp_path, files
    )
