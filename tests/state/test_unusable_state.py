"""Whatever stands where the state should be: it stops no build, and is left alone."""

import datetime
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefgen.builder.build import build
from briefgen.planning.plan import Selection
from briefgen.planning.request import BuildRequest
from briefgen.state.output_record import Remembered
from briefgen.state.snapshot import copied
from briefgen.state.state import opened
from tests.commands import small
from tests.forked import Program

NOW = datetime.datetime(2024, 11, 17, tzinfo=datetime.UTC)
RECORD = Remembered("record", "", "sum", 12, 34, 1, "", ())
DATABASE = ".briefgen/state.sqlite"
HOLD = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1])
database.execute("BEGIN EXCLUSIVE")
print("open", flush=True)
sys.stdin.read()
"""


def foreign(path: Path) -> bytes:
    """Make a database of another program."""
    path.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE letters (text TEXT)")
        database.execute("INSERT INTO letters VALUES ('mine')")
        database.commit()
    return path.read_bytes()


def a_foreign_database(root: Path, _: Path) -> None:
    foreign(root / DATABASE)


def a_link_to_one(root: Path, other: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / DATABASE).symlink_to(other)


def another_name_of_one(root: Path, other: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / DATABASE).hardlink_to(other)


def a_folder(root: Path, _: Path) -> None:
    (root / DATABASE).mkdir(parents=True)


def a_pipe(root: Path, _: Path) -> None:
    (root / ".briefgen").mkdir()
    os.mkfifo(root / DATABASE)


def a_linked_journal(root: Path, other: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / f"{DATABASE}-journal").symlink_to(other)


def a_linked_log(root: Path, other: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / f"{DATABASE}-wal").symlink_to(other)


def a_linked_builder(root: Path, other: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / ".briefgen/builder").symlink_to(other)


def another_name_as_builder(root: Path, other: Path) -> None:
    (root / ".briefgen").mkdir()
    (root / ".briefgen/builder").hardlink_to(other)


def a_linked_home(root: Path, other: Path) -> None:
    (root / ".briefgen").symlink_to(other.parent)


def a_file_as_home(root: Path, _: Path) -> None:
    (root / ".briefgen").write_bytes(b"a file")


OTHERS: list[tuple[Callable[[Path, Path], None], str]] = [
    (a_foreign_database, f"{DATABASE}:1:1"),
    (a_link_to_one, f"{DATABASE}:1:1"),
    (another_name_of_one, f"{DATABASE}:1:1"),
    (a_folder, f"{DATABASE}:1:1"),
    (a_pipe, f"{DATABASE}:1:1"),
    (a_linked_journal, f"{DATABASE}-journal:1:1"),
    (a_linked_log, f"{DATABASE}-wal:1:1"),
    (a_linked_builder, ".briefgen/builder:1:1"),
    (another_name_as_builder, ".briefgen/builder:1:1"),
    (a_linked_home, DATABASE),
    (a_file_as_home, DATABASE),
]


@pytest.mark.parametrize(("plant", "place"), OTHERS)
def test_what_is_not_ours_is_named_and_stays_as_it_is(
    plant: Callable[[Path, Path], None], place: str, tmp_path: Path
) -> None:
    root, other = tmp_path / "workspace", tmp_path / "other" / "state.sqlite"
    root.mkdir()
    content = foreign(other)
    plant(root, other)
    before = {path: path.lstat().st_mtime_ns for path in tmp_path.rglob("*")}
    for use in (copied, opened, opened):
        with use(root) as found:
            found.done({"a.pdf": RECORD})
            if use is opened:
                (told,) = found.diagnostics
                assert str(told).startswith(place)
                assert (told.severity, told.rule) == ("warning", "state")
    assert other.read_bytes() == content
    assert sorted(other.parent.iterdir()) == [other]
    changed = {path for path, at in before.items() if path.lstat().st_mtime_ns != at}
    assert changed <= {root / ".briefgen"}


def test_a_journal_that_names_another_file_does_not_cost_that_file(
    tmp_path: Path,
) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", "utf-8")
    root = tmp_path / "workspace"
    root.mkdir()
    with opened(root) as found:
        found.done({"a.pdf": RECORD})
    name = str(victim).encode()
    total = sum(name).to_bytes(4)
    magic = bytes.fromhex("d9d505f920a163d7")
    page = (root / DATABASE).stat().st_size // 4096
    header = magic + (0).to_bytes(4) * 2 + page.to_bytes(4)
    header += (512).to_bytes(4) + (4096).to_bytes(4)
    (root / f"{DATABASE}-journal").write_bytes(
        header.ljust(512, b"\0")
        + (2**30 // 4096 + 1).to_bytes(4)
        + name
        + len(name).to_bytes(4)
        + total
        + magic
    )
    with copied(root), opened(root) as found:
        assert [told.rule for told in found.diagnostics] == ["damaged-state"]
    assert victim.read_text("utf-8") == "mine"


def test_a_state_that_another_program_holds_stops_no_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.state.state.WAIT", 0.05)
    root = small.make(tmp_path / "workspace")
    request = BuildRequest(Selection(), NOW, None, 1, force=False)
    build(root, request, lambda *_: None)
    command, pipe = [sys.executable, "-c", HOLD, str(root / DATABASE)], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        report = build(root, request, lambda *_: None)
        holder.communicate()
    assert {each.outcome for each in report.results} == {"unchanged"}
    (told,) = report.diagnostics
    assert "another program uses it" in told.message
    assert {each.outcome for each in build(root, request, lambda *_: None).results} == {
        "up to date"
    }


# Root may write anywhere, unless that power is given away for what is run next.
BOUND = """
import ctypes, os, sys
if os.getuid() == 0:
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="root is bound otherwise")


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """Give the program of one who may not write to what can only be read."""
    watched = (sys.executable, "-c", BOUND)
    with Program(tmp_path_factory.mktemp("program"), watched) as program:
        yield program


@LINUX
def test_in_a_folder_that_can_only_be_read_all_can_be_asked(
    tmp_path: Path, bound: Program
) -> None:
    root = small.make(tmp_path / "workspace")
    build(root, BuildRequest(Selection(), NOW, None, 1, force=False), lambda *_: None)
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert (
        bound.run(["status"], root).stdout == "10 documents: everything is up to date\n"
    )
    assert bound.run(["why", "sheet-water.en.docx"], root).returncode == 0
    assert bound.run(["check"], root).returncode == 0
    dry = bound.run(["build", "--dry-run"], root)
    assert dry.stdout == "10 documents: everything is up to date; nothing was written\n"
    done = bound.run(
        ["build", "--output", str(tmp_path / "elsewhere"), "--jobs", "1"], root
    )
    assert done.returncode == 0
    assert done.stderr.count("warning: cannot remember what is up to date") == 1
    for path in (root, *root.rglob("*")):
        path.chmod(0o755)


@LINUX
def test_what_can_only_be_read_is_asked_for_its_exit_code(
    tmp_path: Path, bound: Program
) -> None:
    """Never built, up to date, out of date: and nothing is written to find it out."""
    root = small.make(tmp_path / "workspace")
    everything = BuildRequest(Selection(), NOW, None, 1, force=False)
    steps: tuple[tuple[Callable[[], object], int], ...] = (
        (lambda: None, 3),
        (lambda: build(root, everything, lambda *_: None), 0),
        (lambda: small.change(root, "data/themes.yaml", "To decide.", "Decide."), 3),
        ((root / DATABASE).unlink, 3),
        (lambda: small.change(root, "data/themes.yaml", "id: water", "id: ?"), 1),
    )
    for step, code in steps:
        step()
        for path in (root, *root.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
        done = bound.run(["status", "--exit-code"], root)
        assert (done.returncode, "Traceback" in done.stderr) == (code, False)
        assert "[state]" not in done.stderr
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
        for path in (root, *root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)


@LINUX
def test_a_file_that_cannot_be_removed_is_told(tmp_path: Path, bound: Program) -> None:
    root = small.make(tmp_path / "workspace")
    build(root, BuildRequest(Selection(), NOW, None, 1, force=False), lambda *_: None)
    (root / "templates/memo.md").unlink()
    folder = root / "build/internal/memo"
    folder.chmod(0o555)
    done = bound.run(["build", "--jobs", "1"], root)
    folder.chmod(0o755)
    assert done.returncode == 1
    assert (
        "build/internal/memo/memo-water.en.docx:1:1: error: no document has this any"
        " more, and it cannot be removed: Permission denied [output]\n"
        "  hint: close it where it is open, or remove it yourself\n"
    ) in done.stderr
    assert len([*folder.iterdir()]) == 4
