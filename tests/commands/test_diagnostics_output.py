"""What is the same of many outputs of a folder is told in one message."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change, write

WELLS, PORTS = "data/initiatives/wells.yaml", "data/initiatives/ports.yaml"


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
    *few, many = told(left, "edited-output")
    assert len(few) == 4
    assert f"{there}/public:1:1: warning: 10 files here: overview/overview-" in many
    assert "and 7 more: this file was edited; it is left as it is" in many
    assert told(run("status", *asked).err, "edited-output") == [*few, many]
    listed = json.loads(run("build", *asked, "--json").out)["diagnostics"]
    assert len([each for each in listed if each["rule"] == "edited-output"]) == 14
    forced = run("build", *asked, "--force", "--jobs", "1").err
    assert re.findall(r"(\d+) files here.*; (….edited-1.\w+) keeps it", forced) == [
        ("6", "….edited-1.pdf")
    ]


def test_so_are_those_that_cannot_be_withdrawn_and_that_are_not_ours(
    there: Path, workspace: Path, run: Run
) -> None:
    asked = ("--output", str(there), "--jobs", "1")
    for path in (WELLS, PORTS):
        text = (workspace / path).read_text("utf-8")
        write(workspace, path, f"release: {{audience: internal}}\n{text}")
    (left,) = told(run("build", *asked).err, "withdraw")
    assert "8 files here: sheet/sheet-trade.en.docx, " in left
    assert "and 5 more: this file is not known to be briefgen's" in left
    (workspace / ".briefgen/state.sqlite").unlink()
    for path in (WELLS, PORTS):
        change(workspace, path, "release: {audience: internal}\n", "")
    _edit(there)
    refused = told(run("build", *asked).err, "output")
    assert any("/public:1:1: error: 10 files here: " in each for each in refused)
    assert len(refused) == 5


def test_a_few_are_told_one_by_one(workspace: Path, run: Run) -> None:
    run("build", "--jobs", "1")
    for path in [*(workspace / "build/public/sheet").iterdir()][:5]:
        path.write_bytes(b"edited")
    assert len(told(run("build").err, "edited-output")) == 5
