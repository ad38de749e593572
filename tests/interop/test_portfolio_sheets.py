"""LibreOffice opens, edits, sorts and saves a workbook, and exactly the edits come back."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefgen.portfolio_sheet.apply_workbook import write_edits
from briefgen.workspace import open_workspace
from tests.portfolio_sheet.test_apply_workbook import changes, outcomes, ready, run
from tests.portfolio_sheet.workbooks import COASTS, NOON, SAMPLE, sheets

pytestmark = pytest.mark.interop

SYSTEM = "/usr/bin/python3"  # LibreOffice's own library is installed for this one
MARSHES = {"#id": "fundy-salt-marshes"}
EDITS: list[dict[str, Any]] = [
    {"sheet": "Partners", "sort": True},
    {"sheet": "Initiatives", "sort": True},
    {"sheet": "Initiatives", "key": MARSHES, "values": {"title.en": "=New title"}},
    {
        "sheet": "Partners",
        "key": {**MARSHES, "#1": "2"},
        "values": {"role": "funder", "share": 12.5},
    },
    {
        "sheet": "Texts",
        "key": {**MARSHES, "#field": "description"},
        "values": {"text.fr": "Un paragraphe.\n\n- et « deux » points"},
    },
    {"sheet": "Reviews", "key": {"#1": "1"}, "values": {"outcome.en": ""}},
    {
        "sheet": "Partners",
        "values": {
            "#id": "kelp-farms",
            "name.en": "Care",
            "name.fr": "Care",
            "role": "partner",
        },
    },
]


def by_libreoffice(folder: Path, steps: list[dict[str, Any]]) -> None:
    pipe = f"briefgen-sheets-{folder.parent.name}"
    office = [
        *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--headless", "--norestore", f"--accept=pipe,name={pipe};urp"),
    ]
    script = Path(__file__).with_name("spreadsheet.py")
    with subprocess.Popen(office, stderr=subprocess.DEVNULL) as process:
        try:
            work = json.dumps({"pipe": pipe, "steps": steps})
            command = [SYSTEM, str(script)]
            done = subprocess.run(
                command, input=work, text=True, capture_output=True, check=False
            )
        finally:
            process.terminate()
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of two workspaces, whose workbooks LibreOffice saved."""
    path = tmp_path_factory.mktemp("libreoffice")
    steps: list[dict[str, Any]] = []
    for name, data in (("sample", SAMPLE), ("coasts", COASTS)):
        root = ready(path / name, data)
        file = str(root / "as-written.xlsx")
        plain = {"file": file, "out": str(root / "saved.xlsx"), "changes": []}
        steps.append(plain)
        if name == "coasts":
            out = str(root / "changed.xlsx")
            steps.append({"file": file, "out": out, "changes": EDITS})
    by_libreoffice(path, steps)
    return path


@pytest.mark.parametrize("name", ["sample", "coasts"])
def test_a_workbook_that_libreoffice_saved_changes_nothing(
    folder: Path, name: str
) -> None:
    root = folder / name
    done = run(root, data=(root / "saved.xlsx").read_bytes())
    assert done.diagnostics == ()
    assert [*outcomes(done)] == []
    before = sheets((root / "as-written.xlsx").read_bytes())
    after = sheets((root / "saved.xlsx").read_bytes())
    assert [*after] == [*before]


def test_what_is_edited_there_comes_back_and_nothing_else(folder: Path) -> None:
    root = folder / "coasts"
    done = run(root, data=(root / "changed.xlsx").read_bytes())
    taken = changes(done)
    new = [place for place in taken if "[new " in place]
    assert {place.partition("]")[2] for place in new} == {
        ".name.en",
        ".name.fr",
        ".role",
    }
    others = {place: value for place, (_, value) in taken.items() if place not in new}
    review = next(place for place in others if "reviews" in place)
    assert others == {
        "fundy-salt-marshes.title.en": "=New title",
        "fundy-salt-marshes.partners[2].role": "funder",
        "fundy-salt-marshes.partners[2].share": "12.5",
        "fundy-salt-marshes.description.fr": "Un paragraphe.\n\n- et « deux » points",
        review: None,
    }
    assert write_edits(open_workspace(root), done, NOON) is not None


def test_the_totals_of_libreoffice_are_those_of_briefgen(folder: Path) -> None:
    """It computes every formula anew when it saves."""
    for row in sheets((folder / "coasts/saved.xlsx").read_bytes())["Totals"][3:]:
        assert row[3:5] == row[5:7]
        assert row[7] == "same"
