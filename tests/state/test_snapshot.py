"""Tests of reading the state while a build has it, and of what may be wrong with it."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from briefgen.state import state
from briefgen.state.output_record import Remembered
from briefgen.state.snapshot import copied
from briefgen.state.state import opened

RECORD = Remembered("record", "", "sum", 12, 34, 1, "", ())
HOLD = """
import sys, pathlib
from briefgen.state.state import opened
with opened(pathlib.Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a workspace whose state knows an output."""
    root = tmp_path / "a folder, 100% of it? #1"
    root.mkdir()
    with opened(root) as found:
        found.done({"a.pdf": RECORD})
        found.records.keep(
            {("", "value", f"key {each}"): "x" * 99 for each in range(999)}
        )
    return root


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Let another process hold the state, as a build does."""
    command, pipe = [sys.executable, "-c", HOLD, str(root)], subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield
        holder.communicate()
        assert holder.returncode == 0


def test_what_is_known_is_read(root: Path) -> None:
    with copied(root) as found:
        assert (found.outputs, found.diagnostics) == ({"a.pdf": RECORD}, ())
        assert found.wrote("a.pdf") == {"sum"}


def test_a_build_at_work_is_not_waited_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "WAIT", 1e9)
    with held(root), copied(root) as found:
        assert found.outputs == {}
        (told,) = found.diagnostics
        assert told.message.startswith("a build is at work here")
        assert told.severity == "warning"


def test_whoever_reads_holds_nobody_up(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "WAIT", 0)
    with copied(root) as found, held(root):
        found.keep_parsed({"name": b"node"}, ())
        assert found.parsed() == {"name": b"node"}
    with opened(root) as again:
        assert again.parsed() == {}


def test_nothing_is_made_where_nothing_is(tmp_path: Path) -> None:
    with copied(tmp_path) as found:
        assert (found.outputs, found.diagnostics, found.plan()) == ({}, (), None)
    assert list(tmp_path.iterdir()) == []


def test_a_state_that_is_damaged_counts_as_none(root: Path) -> None:
    path = root / ".briefgen/state.sqlite"
    whole = path.read_bytes()
    holed = whole[:-30000] + bytes(30000)
    for damaged in (b"", b"no database", whole[:5000], holed):
        path.write_bytes(damaged)
        with copied(root) as found:
            assert found.outputs == {}
            assert [each.rule for each in found.diagnostics] == ["damaged-state"][
                : len(damaged)
            ]
            found.done({"b.pdf": RECORD})
        assert path.read_bytes() == damaged


def test_a_state_of_another_version_counts_as_none(root: Path) -> None:
    with closing(sqlite3.connect(root / ".briefgen/state.sqlite")) as database:
        database.execute("PRAGMA user_version = 99")
    with copied(root) as found:
        assert found.outputs == {}


def test_a_row_that_cannot_be_read_counts_as_none(root: Path) -> None:
    with closing(sqlite3.connect(root / ".briefgen/state.sqlite")) as database:
        database.execute("UPDATE rows SET content = '{' WHERE part = 'outputs'")
        database.commit()
    with copied(root) as found:
        assert found.outputs == {}
