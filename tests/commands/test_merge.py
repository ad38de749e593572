"""`briefgen merge`: shards joined are one whole build; whatever is not one is refused."""

import filecmp
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands import small
from tests.commands.conftest import Run

SHARDS = 4
ALL = 14  # outputs of the small workspace
UP_TO_DATE = "everything is up to date"
Copies = tuple[Path, ...]


def differences(one: Path, other: Path) -> list[str]:
    """Give the files below two folders that differ, or are in one of them alone."""
    names = {
        path.relative_to(top).as_posix()
        for top in (one, other)
        for path in top.rglob("*")
        if path.is_file()
    }
    return sorted(
        name
        for name in names
        if not ((one / name).is_file() and (other / name).is_file())
        or not filecmp.cmp(one / name, other / name, shallow=False)
    )


def shown(folder: Path) -> str:
    return folder.as_posix()


@pytest.fixture(scope="session")
def sharded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a workspace, built whole, and built as shards in four copies."""
    top = tmp_path_factory.mktemp("shards")
    small.make(top / "whole")
    small.change(top / "whole", "data/initiatives/ports.yaml", "It builds", "It widens")
    for number in range(1, SHARDS + 1):
        shutil.copytree(top / "whole", top / f"shard-{number}")
        program(top / f"shard-{number}", "build", "--shard", f"{number}/{SHARDS}")
    program(top / "whole", "build")
    return top


def program(root: Path, *arguments: str) -> str:
    """Run a command line in a process of its own."""
    command = [sys.executable, "-m", "briefgen", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def copies(workspace: Path, sharded: Path, tmp_path: Path) -> Copies:
    """Give copies of the shards, elsewhere; the workspace here has built nothing."""
    small.change(workspace, "data/initiatives/ports.yaml", "It builds", "It widens")
    folders = tuple(tmp_path / "brought" / str(number) for number in range(SHARDS))
    for number, folder in enumerate(folders, 1):
        shutil.copytree(sharded / f"shard-{number}", folder)
    return folders


def is_whole(workspace: Path, sharded: Path, run: Run) -> None:
    """Assert that a workspace is as after a whole build, and that nothing is left."""
    assert differences(workspace / "build", sharded / "whole/build") == []
    versions = ".briefgen/versions"
    assert differences(workspace / versions, sharded / "whole" / versions) == []
    assert run("status").out.endswith(f"{UP_TO_DATE}\n")
    assert run("build").out.startswith(f"{ALL} outputs: {ALL} up to date; ")


def test_shards_joined_are_one_whole_build(
    copies: Copies, workspace: Path, sharded: Path, run: Run
) -> None:
    ran = run("merge", *map(shown, copies))
    assert (ran.code, ran.err) == (0, "")
    assert f"{ALL} outputs: {ALL} written; " in ran.out
    is_whole(workspace, sharded, run)


def test_the_workspace_itself_may_be_a_shard(
    copies: Copies, workspace: Path, sharded: Path, run: Run
) -> None:
    first = run("build", "--shard", f"1/{SHARDS}").out
    ran = run("merge", ".", *map(shown, copies[1:]))
    assert ran.code == 0
    assert " up to date; " in ran.out
    assert "shard 1/4" in first
    is_whole(workspace, sharded, run)


def test_sources_of_shards_are_not_needed(
    copies: Copies, workspace: Path, sharded: Path, run: Run
) -> None:
    for folder in copies:
        for name in ("data", "templates", "briefgen.yaml"):
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert run("merge", *map(shown, copies)).code == 0
    is_whole(workspace, sharded, run)


def test_a_second_merge_has_nothing_to_do(
    copies: Copies, workspace: Path, sharded: Path, run: Run
) -> None:
    run("merge", *map(shown, copies))
    again = run("merge", *map(shown, copies))
    assert again.out.startswith(f"{ALL} outputs: {ALL} up to date; ")
    is_whole(workspace, sharded, run)


def test_what_no_document_has_any_more_goes_with_a_merge(
    copies: Copies, workspace: Path, sharded: Path, run: Run
) -> None:
    small.write(workspace, "templates/other.md", small.FILES["templates/overview.md"])
    run("build", "--kind", "other")
    (workspace / "templates/other.md").unlink()
    assert "build/public/other/" in run("merge", *map(shown, copies)).out
    is_whole(workspace, sharded, run)


def test_an_edited_file_here_is_kept_beside(
    copies: Copies, workspace: Path, run: Run
) -> None:
    small.write(workspace, "build/internal/memo/memo-water.en.docx", "mine")
    ran = run("merge", *map(shown, copies))
    assert "this file was edited, or is not briefgen's" in ran.err
    kept = workspace / "build/internal/memo/memo-water.en.edited-1.docx"
    assert kept.read_text("utf-8") == "mine"


def test_programs_are_told_what_was_joined(copies: Copies, run: Run) -> None:
    told = json.loads(run("merge", *map(shown, copies), "--json").out)
    outcomes = {
        output["outcome"] for each in told["documents"] for output in each["outputs"]
    }
    assert outcomes == {"written"}
    assert told["judged"] is True


def drop(folder: Path) -> None:
    """Make a folder one in which nothing was built."""
    shutil.rmtree(folder / ".briefgen")


def alter(folder: Path) -> None:
    """Change what a row says, and leave its seal."""
    with closing(sqlite3.connect(folder / ".briefgen/state.sqlite")) as state:
        state.execute("UPDATE rows SET content = x'00' WHERE part = 'plan'")
        state.commit()


def age(folder: Path) -> None:
    """Make a state one of another version."""
    with closing(sqlite3.connect(folder / ".briefgen/state.sqlite")) as state:
        state.execute("PRAGMA user_version = 5")


def edit(folder: Path) -> None:
    """Change an output that was built there."""
    path = next((folder / "build").rglob("*-*.*"))
    path.write_bytes(path.read_bytes() + b"\n")


def link(folder: Path) -> None:
    """Put a link where an output was."""
    path = next((folder / "build").rglob("*-*.*"))
    path.unlink()
    path.symlink_to("/etc/hostname")


def rebuilt(folder: Path, path: str, old: str, new: str) -> None:
    """Change a source of a shard, and build that again."""
    small.change(folder, path, old, new)
    program(folder, "build", "--shard", f"2/{SHARDS}")


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "no shard": (drop, "nothing was built here: there is no state"),
    "an altered row": (alter, "1 of "),
    "another version's": (age, "a briefgen of another version made this"),
    "an edited output": (edit, "this output was edited, or is not whole"),
    "a link": (link, "this output cannot be read"),
    "another datum": (
        lambda folder: rebuilt(folder, "data/portfolio.yaml", "Lima, Peru", "Quito"),
        "this was built from other sources: data/portfolio.yaml\n",
    ),
    "another template": (
        lambda folder: rebuilt(folder, "templates/memo.md", "note", "note\npages: 4"),
        "this was built from other sources: templates/memo.md\n",
    ),
    "another file": (
        lambda folder: rebuilt(folder, "briefgen.yaml", "[en, fr]", "[fr, en]"),
        "this was built from other sources: briefgen.yaml\n",
    ),
}


@pytest.mark.parametrize("case", REFUSED, ids=str)
def test_what_is_no_part_of_this_build_is_refused(
    case: str, copies: Copies, workspace: Path, run: Run
) -> None:
    change, message = REFUSED[case]
    change(copies[1])
    ran = run("merge", *map(shown, copies))
    assert ran.code == 1
    assert f"{message.rstrip()}" in ran.err
    assert f"{shown(copies[1])}" in ran.err
    assert f"{shown(copies[0])}" not in ran.err
    assert "hint: " in ran.err or case == "a link"
    assert not (workspace / "build").exists()


def test_a_shard_with_another_key_is_refused(
    copies: Copies, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFGEN_STATE_KEY", "another key that nobody knew before")
    ran = run("merge", *map(shown, copies))
    assert ran.code == 1
    assert ran.err.count("this was sealed with another key, or altered") == SHARDS
    assert "hint: set BRIEFGEN_STATE_KEY to the same text" in ran.err
    assert not (workspace / "build").exists()


def test_documents_that_nobody_built_are_named(
    copies: Copies, workspace: Path, run: Run
) -> None:
    absent = {path.name for path in (copies[2] / "build").rglob("*-*.*")}
    ran = run("merge", *map(shown, (*copies[:2], copies[3])))
    assert ran.code == 1
    assert "in no folder as it would be built now" in ran.err
    names = {name.rsplit(".", 1)[0] for name in absent}
    assert all(name in ran.err for name in sorted(names)[:1])
    assert not (workspace / "build").exists()


def test_a_shard_whose_files_were_left_behind_built_nothing(
    copies: Copies, workspace: Path, run: Run
) -> None:
    shutil.rmtree(copies[2] / "build")
    ran = run("merge", *map(shown, copies))
    assert "in no folder as it would be built now" in ran.err
    assert not (workspace / "build").exists()


def test_libraries_of_another_version_are_named(
    copies: Copies, workspace: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "libraries/reportlab-99.0.dist-info").mkdir(parents=True)
    path = os.pathsep.join(
        (str(tmp_path / "libraries"), os.environ.get("PYTHONPATH", ""))
    )
    command = [sys.executable, "-m", "briefgen", "build", "--shard", "2/4"]
    subprocess.run(
        command,
        cwd=copies[1],
        env={**os.environ, "PYTHONPATH": path},
        check=True,
        capture_output=True,
    )
    ran = run("merge", *map(shown, copies))
    assert (
        f"{shown(copies[1])}:1:1: error: this was built with reportlab 99.0;" in ran.err
    )
    assert "here is reportlab " in ran.err
    assert not (workspace / "build").exists()
