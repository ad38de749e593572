"""Tests of `briefgen undo`: what it puts back, what it says, and what it refuses."""

from datetime import UTC, datetime
from pathlib import Path

from briefgen.editing.changes import Put
from briefgen.editing.transaction import FileEdit, file_edit, make_step
from tests.commands.conftest import Run
from tests.commands.small import write

WHEN = datetime(2024, 11, 16, 12, 30, tzinfo=UTC)
WELLS = "data/initiatives/wells.yaml"


def change(workspace: Path) -> None:
    edit = file_edit(workspace, WELLS, [Put(("funding", "amount"), 3000000)])
    lock = FileEdit("imports/grants.lock.yaml", None, b"wells: 3000000\n")
    make_step(workspace, "import grants", WHEN, [edit, lock])


def test_the_last_step_is_undone_and_made_again(workspace: Path, run: Run) -> None:
    before = (workspace / WELLS).read_bytes()
    change(workspace)
    after = (workspace / WELLS).read_bytes()
    assert after != before
    done = run("undo")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "undone: import grants\n"
        f"  {WELLS}: as it was\n"
        "  imports/grants.lock.yaml: removed\n"
    )
    assert (workspace / WELLS).read_bytes() == before
    assert run("undo").out == "there is nothing to undo\n"
    again = run("undo", "--redo")
    assert again.out == (
        "made again: import grants\n"
        f"  {WELLS}: as it was\n"
        "  imports/grants.lock.yaml: put back\n"
    )
    assert (workspace / WELLS).read_bytes() == after
    assert run("undo", "--redo").out == "there is nothing to make again\n"


def test_the_steps_are_listed(workspace: Path, run: Run) -> None:
    assert run("undo", "--list").out.startswith("no steps are kept")
    change(workspace)
    listed = (
        f"2024-11-16 12:30  import grants\n    {WELLS}\n    imports/grants.lock.yaml\n"
    )
    assert run("undo", "--list").out == listed
    run("undo")
    assert run("undo", "--list").out == listed.replace(
        "grants\n", "grants  (undone)\n", 1
    )


def test_a_file_changed_by_hand_is_named_and_kept(workspace: Path, run: Run) -> None:
    change(workspace)
    write(workspace, WELLS, "mine: 1\n")
    done = run("undo")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        f"{WELLS}:1:1: error: this file was changed since 'import grants'"
        " [changed-since]\n"
        "  hint: take back your own changes of it first; nothing was written\n"
    )
    assert (workspace / "imports/grants.lock.yaml").exists()


def test_the_next_command_puts_back_what_was_half_changed(
    workspace: Path, run: Run
) -> None:
    change(workspace)
    run("undo")
    before = (workspace / WELLS).read_bytes()
    edits = workspace / ".briefgen/edits"
    (edits / "begun").write_text('{"step": 1, "undone": true, "new": false}', "utf-8")
    write(workspace, "imports/grants.lock.yaml", "wells: 3000000\n")
    done = run("check")
    assert done.code == 0
    assert done.err == (
        "briefgen: 'import grants' was stopped before its end: all is as it was before it\n"
    )
    assert not (workspace / "imports/grants.lock.yaml").exists()
    assert (workspace / WELLS).read_bytes() == before
    assert run("check").err == ""


def test_outside_of_a_workspace_there_is_nothing_to_undo(
    tmp_path: Path, run: Run
) -> None:
    assert run("undo").code in (0, 1)
    assert not (tmp_path / ".briefgen").exists()
