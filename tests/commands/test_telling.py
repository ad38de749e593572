"""What is the same of many outputs of a folder is told in one message."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change

WELLS = "data/initiatives/wells.yaml"
HELD = "theme: water\nrelease: {audience: internal}"


def told(err: str, rule: str) -> list[str]:
    return [line for line in err.splitlines() if line.endswith(f"[{rule}]")]


@pytest.fixture
def there(workspace: Path, run: Run) -> Path:
    """Build to a folder outside, and change all that was written there."""
    there = workspace.parent / "there"
    run("build", "--output", str(there), "--jobs", "1")
    _edit(there)
    return there


def _edit(there: Path) -> None:
    for path in there.rglob("*-*.*"):
        path.write_bytes(b"edited")


def test_many_edited_outputs_of_a_folder_are_told_in_one(there: Path, run: Run) -> None:
    asked = ("--output", str(there))
    left = run("build", *asked).err
    public, internal = sorted(told(left, "edited-output"), key=len)[::-1]
    assert f"{there}/public:1:1: warning: 10 files here: overview/overview-" in public
    assert "and 7 more: this file was edited; it is left as it is" in public
    assert f"{there}/internal:1:1: warning: 4 files here: memo/memo-" in internal
    assert left.count("hint:") == 2
    assert told(run("status", *asked).err, "edited-output") == told(
        left, "edited-output"
    )
    listed = json.loads(run("build", *asked, "--json").out)["diagnostics"]
    assert len([each for each in listed if each["rule"] == "edited-output"]) == 14
    forced = told(run("build", *asked, "--force", "--jobs", "1").err, "edited-output")
    assert sorted(re.findall(r"(\d+) files here", " ".join(forced))) == ["4", "4", "6"]
    assert all(re.search(r"; ….edited-1.(docx|pdf) keeps it", each) for each in forced)


def test_so_are_those_that_cannot_be_withdrawn_and_that_are_not_ours(
    there: Path, workspace: Path, run: Run
) -> None:
    asked = ("--output", str(there), "--jobs", "1")
    change(workspace, WELLS, "theme: water", HELD)
    (left,) = told(run("build", *asked).err, "withdraw")
    assert "4 files here: sheet/sheet-water.en.docx, " in left
    assert "and 1 more: this file is not known to be briefgen's" in left
    (workspace / ".briefgen/state.sqlite").unlink()
    change(workspace, WELLS, HELD, "theme: water")
    _edit(there)
    refused = told(run("build", *asked).err, "output")
    assert any("/public:1:1: error: 10 files here: " in each for each in refused)
    assert any("/internal:1:1: error: 4 files here: " in each for each in refused)
    assert len(refused) == 2


def test_a_few_are_told_one_by_one(workspace: Path, run: Run) -> None:
    run("build", "--jobs", "1")
    for path in [*(workspace / "build/public/sheet").iterdir()][:3]:
        path.write_bytes(b"edited")
    assert len(told(run("build").err, "edited-output")) == 3
