"""Tests of an import that ends at any of its writes, and of two at once: all, or nothing."""

import multiprocessing
import os
import sys
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.editing.transaction import undo
from tests.imports.workspaces import TRADE, WELLS, edit, files, imported, made, write
from tests.killed import killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BRIEFGEN_CONFIG", str(tmp_path / "configuration"))
    root = made(tmp_path / "w")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_killed_import_leaves_all_before_or_all_after(
    root: Path, turn: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["import", "projects", "--yes"]
    if turn == "second":
        imported(root)
        edit(root, "data/initiatives/wells.yaml", "en: Wells", "en: Wells  # mine")
        write(root, WELLS.replace("1,200", "7").replace("CARE;", "MSF;"))
        arguments.append("--prune")
    before = files(root)
    cli.run(arguments)
    after = files(root)
    assert after != before
    undo(root)
    assert files(root) == before
    ends, halves = list[bool](), 0
    while killed(lambda: cli.run(arguments), len(ends) + 1):
        halves += files(root) not in (before, after)
        cli.run(["import"])  # the next command puts back what was half-done
        assert files(root) in (before, after)
        ends.append(files(root) == after)
        if ends[-1]:
            undo(root)
        assert files(root) == before
    assert len(ends) > 12
    assert halves > 1
    assert {*ends} == {True, False}
    capsys.readouterr()


def run_at_once(root: Path, start: object) -> None:
    """Import in a process of its own, when all are ready."""
    os.chdir(root)
    start.wait()  # type: ignore[attr-defined]
    os._exit(cli.run(["import", "projects", "--yes"]))


def test_of_imports_at_once_one_writes_and_the_others_are_told_or_have_nothing_to_do(
    root: Path,
) -> None:
    write(root, WELLS, TRADE)
    context = multiprocessing.get_context("fork")
    start = context.Barrier(4)
    processes = [
        context.Process(target=run_at_once, args=(root, start)) for _ in range(4)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    codes = sorted(process.exitcode or 0 for process in processes)
    assert codes[0] == 0
    assert {*codes} <= {0, 1}
    assert imported(root) is None  # all is as the source says
    undo(root)
    assert not (root / "imports/projects.lock.yaml").exists()  # by one step alone
