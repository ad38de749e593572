"""Tests of `briefgen check`: every mistake, each once, and nothing written."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.commands.small import change


def test_a_workspace_without_mistakes_is_told(workspace: Path, run: Run) -> None:
    done = run("check")
    assert (done.code, done.err) == (0, "")
    assert done.out == "no mistakes found in 10 documents\n"
    assert not (workspace / "build").exists()
    assert not (workspace / ".briefgen").exists()


def test_a_mistake_in_many_documents_is_told_once(workspace: Path, run: Run) -> None:
    change(workspace, "templates/sheet.md", "initiative.title", "initiative.titel")
    change(workspace, "templates/overview.md", "layout: backgrounder", "layout: poster")
    done = run("check")
    assert done.code == 1
    assert [
        line.split(": ")[0] for line in done.err.splitlines() if "error" in line
    ] == [
        "templates/overview.md:5:9",
        "templates/sheet.md:9",
    ]
    assert done.out == "2 mistakes found in 8 documents\n"


def test_mistakes_in_data_are_all_told(workspace: Path, run: Run) -> None:
    change(workspace, "data/initiatives/wells.yaml", "2000000", "-2")
    change(workspace, "data/initiatives/ports.yaml", "3500000", "much")
    done = run("check")
    assert done.code == 1
    assert done.out == "2 mistakes found, before any document could be put together\n"


def test_json_tells_the_same(workspace: Path, run: Run) -> None:
    change(workspace, "data/initiatives/wells.yaml", "2000000", "-2")
    done = run("check", "--json")
    told = json.loads(done.out)
    assert (done.code, done.err, told["documents"]) == (1, "", 0)
    assert [found["rule"] for found in told["diagnostics"]] == ["amount"]


def test_no_workspace_is_a_mistake(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("check", "build", "schema"):
        done = run(command)
        assert done.code == 1
        assert done.err.startswith("briefgen.yaml:1:1: error: no briefgen.yaml in this")
        assert "[no-workspace]\n  hint: run `briefgen init`" in done.err
