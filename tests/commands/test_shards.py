"""`build --shard`: one of several parts, beside other choices; nothing else is touched."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run

ALL = 14  # outputs of the small workspace


def files(root: Path) -> set[str]:
    """Give the outputs of a workspace."""
    every = (root / "build").rglob("*-*.*")
    return {path.relative_to(root).as_posix() for path in every}


def test_parts_are_built_one_after_the_other(workspace: Path, run: Run) -> None:
    parts = []
    for number in range(1, 4):
        before = files(workspace)
        ran = run("build", "--shard", f"{number}/3")
        parts.append(files(workspace) - before)
        assert ran.code == 0
        assert f"shard {number}/3: {len(parts[-1])} of {ALL} outputs: " in ran.out
    assert sum(map(len, parts)) == len(files(workspace)) == ALL
    assert run("build").out.startswith(f"{ALL} outputs: {ALL} up to date")


def test_a_part_of_what_else_is_asked_for(workspace: Path, run: Run) -> None:
    for number in (1, 2):
        run("build", "--kind", "sheet", "--format", "pdf", "--shard", f"{number}/2")
    assert files(workspace) == {
        f"build/public/sheet/sheet-{subject}.{language}.pdf"
        for subject in ("water", "trade")
        for language in ("en", "fr")
    }


def test_a_part_removes_nothing_of_others(workspace: Path, run: Run) -> None:
    run("build")
    (workspace / "templates/memo.md").unlink()
    for number in (1, 2):
        assert "removed" not in run("build", "--shard", f"{number}/2").out
    assert len(files(workspace)) == ALL


def test_a_part_that_is_empty_is_built(workspace: Path, run: Run) -> None:
    outs = [run("build", "--shard", f"{number}/9").out for number in range(1, 10)]
    assert any(f": 0 of {ALL} outputs: nothing to do; " in out for out in outs)
    assert len(files(workspace)) == ALL


@pytest.mark.usefixtures("workspace")
def test_programs_are_told_which_part_it_was(run: Run) -> None:
    told = json.loads(run("build", "--shard", "1/2", "--json").out)
    assert told["shards"] == ["1/2"]
    assert "shards" not in json.loads(run("build", "--json").out)


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("text", ["0/4", "5/4", "a/b"])
def test_what_is_no_part_is_wrong_usage(text: str, run: Run) -> None:
    ran = run("build", "--shard", text)
    assert ran.code == 2
    assert f"'{text}' is no shard; write 1/4, 2/4, 3/4 or 4/4 for four" in ran.err
    assert run("build", "--dry-run", "--shard", text).code == 2
