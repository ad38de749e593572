"""A file is read as what it is, whatever other forms its name could have."""

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.sources.read_source import read_source
from briefgen.sources.source_content import ReadingOptions
from briefgen.sources.source_file import SourceFile

PAGE = """\
Advancing trade, fairly

Wells for Puna
Funding: $200,000 over one year, from 2024 to 2025
Description: It digs wells, with people, for people.
"""
FILES = {
    "page.txt": (PAGE, "page"),
    "page.html": (
        f"<html><body><h2>A</h2><h3>B</h3><p>{PAGE.splitlines()[3]}</p></body></html>",
        "page",
    ),
    "table.txt": ("No\tTitle\n1\tWells\n2\tTrade\n", "csv"),
    "table.csv": ("No,Title\n1,Wells\n", "csv"),
    "one.csv": ("Title\nWells\nTrade\n", "csv"),
}


@pytest.mark.parametrize("name", FILES)
def test_the_form_of_a_file_is_recognised(tmp_path: Path, name: str) -> None:
    text, form = FILES[name]
    (tmp_path / name).write_text(text, "utf-8")
    content = read_source(SourceFile(tmp_path / name, name), ReadingOptions())
    assert content.options.form == form


def test_what_no_form_knows_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0\1\2")
    with pytest.raises(BriefgenError, match="no kind of file that can be imported"):
        read_source(SourceFile(tmp_path / "a.bin", "a.bin"), ReadingOptions())
