"""Tests of steps: several files change together or not at all, and can be put back."""

import hashlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.editing import transaction
from briefgen.editing.changes import Put
from briefgen.editing.steps import LAST, FileStep, Step, folder_of, keep, steps
from briefgen.editing.transaction import FileEdit, file_edit, make_step, recover, undo
from briefgen.errors import BriefgenError
from tests.killed import killed

WHEN = datetime(2024, 11, 16, 12, tzinfo=UTC)
BEFORE = {"data/a.yaml": b"x: 1\n", "data/b.yaml": b"y: 1 # why\r\n"}
AFTER = {
    "data/a.yaml": b"x: 2\n",
    "imports/new/lock.yaml": b"lock: 1\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, content in BEFORE.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def change(root: Path, *, words: str = "import grants", value: int = 2) -> None:
    """Change one file, remove one, and write one in a new folder."""
    edits = [file_edit(root, "data/a.yaml", [Put(("x",), value)])]
    if (root / "data/b.yaml").exists():
        edits += [
            FileEdit("data/b.yaml", BEFORE["data/b.yaml"], None),
            FileEdit("imports/new/lock.yaml", None, b"lock: 1\n"),
        ]
    make_step(root, words, WHEN, edits)


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file())
    named = ((path.relative_to(root).as_posix(), path) for path in paths)
    return {name: path.read_bytes() for name, path in named if name[:9] != ".briefgen"}


def test_a_step_is_made_undone_and_made_again(root: Path) -> None:
    change(root)
    assert files(root) == AFTER
    step = undo(root)
    assert step is not None
    assert (step.words, step.when) == ("import grants", WHEN)
    assert files(root) == BEFORE
    assert not (root / "imports").exists()
    assert undo(root) is None
    assert transaction.redo(root) is not None
    assert files(root) == AFTER
    assert transaction.redo(root) is None
    undo(root)
    assert files(root) == BEFORE


def test_steps_are_undone_one_after_the_other(root: Path) -> None:
    change(root)
    change(root, value=3)
    assert files(root)["data/a.yaml"] == b"x: 3\n"
    undo(root)
    assert files(root) == AFTER
    undo(root)
    assert files(root) == BEFORE
    transaction.redo(root)
    assert files(root) == AFTER
    change(root, value=4)  # what was undone is forgotten
    assert transaction.redo(root) is None
    undo(root)
    assert files(root) == AFTER


def test_a_file_that_changed_since_it_was_read_stops_all(root: Path) -> None:
    edit = file_edit(root, "data/a.yaml", [Put(("x",), 2)])
    other = file_edit(root, "data/b.yaml", [Put(("y",), 2)])
    (root / "data/b.yaml").write_bytes(b"y: by hand\n")
    with pytest.raises(BriefgenError, match="changed since it was read") as error:
        make_step(root, "import", WHEN, [edit, other])
    assert [each.place.path for each in error.value.diagnostics] == ["data/b.yaml"]
    assert files(root) == {**BEFORE, "data/b.yaml": b"y: by hand\n"}
    assert undo(root) is None


def test_changes_belong_to_the_file_that_they_were_thought_out_for(root: Path) -> None:
    known = hashlib.sha256(BEFORE["data/a.yaml"]).hexdigest()
    change = Put(("x",), 2)
    assert file_edit(root, "data/a.yaml", [change], known).after == b"x: 2\n"
    (root / "data/a.yaml").write_bytes(b"w: 0\nx: 1\n")
    with pytest.raises(BriefgenError, match="changed since it was read"):
        file_edit(root, "data/a.yaml", [change], known)


def test_a_file_that_was_changed_by_hand_is_not_put_back(root: Path) -> None:
    change(root)
    (root / "data/a.yaml").write_bytes(b"x: by hand\n")
    with pytest.raises(BriefgenError, match="changed since 'import grants'"):
        undo(root)
    assert files(root) == {**AFTER, "data/a.yaml": b"x: by hand\n"}
    (root / "data/a.yaml").write_bytes(AFTER["data/a.yaml"])
    undo(root)
    assert files(root) == BEFORE


def test_a_new_file_is_written_over_no_other(root: Path) -> None:
    with pytest.raises(BriefgenError, match="a file of this name stands here already"):
        make_step(root, "new", WHEN, [FileEdit("data/a.yaml", None, b"mine")])
    assert files(root) == BEFORE


@pytest.mark.parametrize(
    "path", ["../a.yaml", "data/../../a.yaml", "/tmp/a.yaml", ".briefgen/x", "build/a"]
)
def test_nothing_but_sources_is_written(root: Path, path: str) -> None:
    with pytest.raises(BriefgenError):
        make_step(root, "new", WHEN, [FileEdit(path, None, b"mine")])
    assert files(root) == BEFORE


def test_nothing_is_written_through_a_link(root: Path) -> None:
    (root / "data/link.yaml").symlink_to("a.yaml")
    edit = file_edit(root, "data/link.yaml", [Put(("x",), 2)])
    with pytest.raises(BriefgenError, match="a link stands there"):
        make_step(root, "new", WHEN, [edit])
    assert (root / "data/a.yaml").read_bytes() == b"x: 1\n"


def test_what_changes_nothing_is_no_step(root: Path) -> None:
    assert make_step(root, "x", WHEN, [file_edit(root, "data/a.yaml", [])]) is None
    assert undo(root) is None


def test_who_may_read_a_file_may_afterwards(root: Path) -> None:
    (root / "data/a.yaml").chmod(0o640)
    change(root)
    undo(root)
    assert (root / "data/a.yaml").stat().st_mode & 0o777 == 0o640


def test_the_last_steps_are_kept(root: Path) -> None:
    for value in range(2, LAST + 5):
        change(root, value=value)
    kept = list(steps(root, undone=False))
    assert LAST <= len(kept) <= LAST + 1
    assert kept[0].files[0].after == f"x: {LAST + 4}\n".encode()


def test_damaged_steps_and_journals_are_no_steps(root: Path) -> None:
    change(root)
    for path in folder_of(root).iterdir():
        path.write_bytes(b"PK damaged")
    assert undo(root) is None
    (folder_of(root) / "begun").write_text("{", "utf-8")
    assert recover(root) is None
    assert not (folder_of(root) / "begun").exists()
    assert files(root) == AFTER


def test_a_step_from_elsewhere_leads_nowhere(root: Path) -> None:
    change(root)
    file = FileStep("../evil.yaml", None, b"x")
    keep(root, Step(7, "evil", WHEN, (file,), undone=True))
    with pytest.raises(BriefgenError, match="leads out of the workspace"):
        transaction.redo(root)
    for undone in (True, False):
        keep(root, Step(7, "evil", WHEN, (file,), undone=undone))
        journal = {"step": 7, "undone": undone, "new": True}
        (folder_of(root) / "begun").write_text(json.dumps(journal), "utf-8")
        recover(root)
        assert not (folder_of(root) / "begun").exists()
    assert not (root.parent / "evil.yaml").exists()
    assert files(root) == AFTER


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
@pytest.mark.parametrize("turn", ["made", "undone", "made again"])
def test_a_killed_step_leaves_all_before_or_all_after(root: Path, turn: str) -> None:
    if turn != "made":
        change(root)
    if turn == "made again":
        undo(root)
    work = {
        "made": lambda: change(root),
        "undone": lambda: undo(root),
        "made again": lambda: transaction.redo(root),
    }[turn]
    before = files(root)
    after = BEFORE if before == AFTER else AFTER
    number, halves = 1, 0
    while killed(work, number):
        halves += files(root) not in (before, after)
        recover(root)
        if files(root) == after:
            (transaction.redo if turn == "undone" else undo)(root)
        assert files(root) == before
        assert not (folder_of(root) / "begun").exists()
        if turn == "made":
            assert next(steps(root, undone=False), None) is None
        number += 1
    assert files(root) == after
    assert number > 8
    assert halves > 1  # it was killed between two files, too


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork")
def test_what_was_edited_after_a_kill_stays(root: Path) -> None:
    number = 1
    while not (files(root) not in (BEFORE, AFTER)):
        recover(root)
        assert killed(lambda: change(root), number)
        number += 1
    (root / "data/a.yaml").write_bytes(b"x: by hand\n")
    step = recover(root)
    assert step is not None
    assert files(root) == {**BEFORE, "data/a.yaml": b"x: by hand\n"}
