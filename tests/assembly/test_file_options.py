"""How files are made: by the front matter of their kind, else by `briefgen.yaml`."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from briefgen import cli
from tests.commands import small

CONFIGURATION = small.FILES["briefgen.yaml"]
SHEET = small.FILES["templates/sheet.md"].replace("layout:", "formats: [tree]\nlayout:")
FILE = "build/public/sheet/sheet-water.en.txt"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a small workspace with sheets as trees; go there."""
    root = small.make(tmp_path / "workspace")
    small.write(root, "templates/sheet.md", SHEET)
    monkeypatch.chdir(root)
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    return root


def follows(root: Path) -> str:
    """Build, and give what a sheet's PDF would follow."""
    assert cli.run(("build",)) == 0
    first = (root / FILE).read_text("utf-8").splitlines()[0]
    return first.partition(", pdf: ")[2]


def test_what_the_configuration_says_counts_unless_the_kind_says_otherwise(
    root: Path,
) -> None:
    assert follows(root) == ""  # as usual
    small.write(root, "briefgen.yaml", f"{CONFIGURATION}pdf: ua2\n")
    assert follows(root) == "ua2"
    small.write(
        root, "templates/sheet.md", SHEET.replace("layout:", "pdf: ua1\nlayout:")
    )
    assert follows(root) == ""


def test_another_standard_makes_those_kinds_stale_that_do_not_say_theirs(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(
        root, "templates/sheet.md", SHEET.replace("layout:", "pdf: ua1\nlayout:")
    )
    assert cli.run(("build",)) == 0
    small.write(root, "briefgen.yaml", f"{CONFIGURATION}pdf: ua2\n")
    capsys.readouterr()
    assert cli.run(("status",)) == 0
    status = capsys.readouterr().out
    assert "memo-water" in status
    assert "sheet-water" not in status


def test_a_standard_that_is_none_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small.write(root, "briefgen.yaml", f"{CONFIGURATION}pdf: ua3\n")
    assert cli.run(("build",)) == 1
    assert "ua1, ua2" in capsys.readouterr().err


MEMO = small.FILES["templates/memo.md"].replace(
    "{% if", "{{ theme.initiatives.funding.new_money | money }}\n\n{% if"
)


def locks(root: Path, memo: str) -> int:
    """Build, and count the locked controls of a memo."""
    small.write(root, "templates/memo.md", memo)
    assert cli.run(("build",)) == 0
    file = root / "build/internal/memo/memo-water.en.docx"
    return ZipFile(file).read("word/document.xml").count(b'w:val="contentLocked"')


def test_a_total_is_locked_unless_the_kind_says_otherwise(root: Path) -> None:
    assert locks(root, MEMO) == 1
    free = MEMO.replace("layout:", "locked: false\nlayout:")
    assert locks(root, free) == 0
