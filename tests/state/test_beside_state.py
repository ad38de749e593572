"""What a stranger ships beside the state, several damages at once, disks that refuse."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random  # noqa: TID251 - seeded

import pytest

from briefgen.state.database import BESIDE, LARGEST
from briefgen.state.snapshot import copied
from briefgen.state.state import opened
from tests.commands.small import change
from tests.decided import status
from tests.forked import Program
from tests.state.test_damage import (
    DAMAGES,
    DATABASE,
    NOW,
    WELLS,
    built,
    outputs,
    root,
)
from tests.state.test_unusable_state import LINUX, bound

__all__ = ["bound", "root"]
ROUNDS = 30
ROWS = "INSERT OR REPLACE INTO rows VALUES ('outputs', 'x', 'y', 'z')"
TABLE = "CREATE TABLE other (x)"
ACTS = "CREATE TRIGGER t AFTER INSERT ON rows BEGIN DELETE FROM rows; END"
BIG = "UPDATE rows SET content = zeroblob(5000)"
# Ends as a program that is killed, with a log or a journal that nobody has read yet.
KILLED = """\
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1])
for statement in sys.argv[2:]:
    database.execute(statement)
if "PRAGMA journal_mode = WAL" in sys.argv:
    database.commit()
os._exit(0)
"""
LOG, JOURNAL = "PRAGMA journal_mode = WAL", "PRAGMA cache_size = 1"
SHIPPED = {
    f"{begin.split()[1]} {name}": (begin, statement, *more)
    for begin, more in ((LOG, ()), (JOURNAL, (BIG,)))
    for name, statement in (("rows", ROWS), ("table", TABLE), ("acts", ACTS))
}


def shipped(root: Path, statements: tuple[str, ...]) -> dict[str, bytes]:
    """Let a program be killed at its work, and give what it leaves, by its ending."""
    command = [sys.executable, "-c", KILLED, str(root / DATABASE), *statements]
    subprocess.run(command, check=True)
    left = {name: root / f"{DATABASE}{name}" for name in ("", *BESIDE)}
    return {name: path.read_bytes() for name, path in left.items() if path.exists()}


def put(root: Path, left: dict[str, bytes]) -> None:
    for name in ("", *BESIDE):
        (root / f"{DATABASE}{name}").unlink(missing_ok=True)
    for name, data in left.items():
        (root / f"{DATABASE}{name}").write_bytes(data)


def rolled_back(data: bytes) -> bytes:
    """Let a database say that it needs no log, as ours says."""
    return data[:18] + b"\1\1" + data[20:]


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("told", ["as it is", "as ours"])
def test_what_is_shipped_beside_it_costs_a_build_and_nothing_else(
    name: str, told: str, root: Path
) -> None:
    clean, left = outputs(root), shipped(root, SHIPPED[name])
    assert {"-wal", "-journal"} & left.keys()
    if told == "as ours":
        left[""] = rolled_back(left[""])
    put(root, left)
    asked = status(root, NOW, None).diagnostics
    change(root, WELLS, "It digs wells.", "It digs.")
    found = built(root).diagnostics
    assert {each.severity for each in (*asked, *found)} <= {"warning"}
    change(root, WELLS, "It digs.", "It digs wells.")
    built(root)
    assert outputs(root) == clean
    again = built(root)
    assert {each.outcome for each in again.results} == {"up to date"}
    assert again.diagnostics == ()
    assert not any((root / f"{DATABASE}{each}").exists() for each in ("-wal", "-shm"))
    with closing(sqlite3.connect(root / DATABASE)) as database:
        made = database.execute("SELECT name FROM sqlite_master").fetchall()
    assert made == [("rows",)]


def test_a_log_larger_than_any_is_not_read(root: Path) -> None:
    left = shipped(root, SHIPPED["journal_mode rows"])
    put(root, left | {"": rolled_back(left[""])})
    with (root / f"{DATABASE}-wal").open("r+b") as file:
        file.truncate(LARGEST * 100)  # which takes no room on the disk
    with copied(root) as found:
        assert [each.rule for each in found.diagnostics] == ["damaged-state"]
    with opened(root) as found:
        assert [each.rule for each in found.diagnostics] == ["damaged-state"]
    assert not (root / f"{DATABASE}-wal").exists()


@pytest.mark.parametrize("state", [b"", None])
def test_a_journal_without_its_state_is_put_over_no_other(
    state: bytes | None, root: Path
) -> None:
    left = shipped(root, SHIPPED["cache_size rows"])
    put(root, {"-journal": left["-journal"]} | ({} if state is None else {"": state}))
    assert [each.rule for each in built(root).diagnostics] == ["damaged-state"]
    again = built(root)
    assert {each.outcome for each in again.results} == {"up to date"}
    assert again.diagnostics == ()


def test_what_a_build_that_was_killed_left_is_told_as_that(root: Path) -> None:
    left = shipped(root, SHIPPED["cache_size rows"])
    (told,) = status(root, NOW, None).diagnostics
    assert "a build was stopped half-way here" in told.message
    assert shipped(root, ()).keys() == left.keys()  # who asks changes nothing
    assert {each.outcome for each in built(root).results} == {"up to date"}
    assert status(root, NOW, None).diagnostics == ()


def test_several_damages_at_once_cost_a_build_and_nothing_else(root: Path) -> None:
    chance, clean = Random(4), outputs(root)
    kinds = [shipped(root, ())]
    for statements in SHIPPED.values():
        put(root, kinds[0])
        kinds.append(shipped(root, statements))
    for _ in range(ROUNDS):
        left = {
            name: data for one in kinds for name, data in chance.choice(kinds).items()
        }
        for name in (name for name in BESIDE if chance.random() < 0.5):
            left[name] = left.get(name) or chance.randbytes(
                chance.choice((1, 512, 9000))
            )
        for name, data in left.items():
            damaged = bytearray(data)
            for damage in chance.choices(DAMAGES, k=chance.choice((0, 1, 1, 3))):
                if len(damaged) >= 4096:
                    damage(damaged, chance)
            left[name] = bytes(damaged)
        put(root, left)
        told = (*status(root, NOW, None).diagnostics, *built(root).diagnostics)
        assert {each.severity for each in told} <= {"warning"}
        assert outputs(root) == clean
        again = built(root)
        assert {each.outcome for each in again.results} == {"up to date"}
        assert again.diagnostics == ()


@LINUX
@pytest.mark.parametrize("name", SHIPPED)
def test_on_a_disk_that_can_only_be_read_it_stays_as_it_is(
    name: str, root: Path, bound: Program
) -> None:
    left = shipped(root, SHIPPED[name])
    put(root, left)
    for path in (root, *root.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    build = ["build", "--output", str(root.parent / "there"), "--jobs", "1"]
    asked = (["status"], ["why", "sheet-water.en"], ["check"], build)
    done = [bound.run(command, root) for command in asked]
    for path in (root, *root.rglob("*")):
        path.chmod(0o755)
    assert [each.returncode for each in done] == [0] * 4
    assert not any("fault" in each.stderr for each in done)
    assert {each: (root / f"{DATABASE}{each}").read_bytes() for each in left} == left
    assert {each.name for each in (root / ".briefgen").iterdir()} == (
        {"builder", "published", *(f"state.sqlite{each}" for each in left)}
    )


FULL = """\
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
"""


@LINUX
@pytest.mark.parametrize("name", SHIPPED)
def test_on_a_full_disk_it_costs_builds_and_nothing_else(
    name: str, root: Path, waiting: Program
) -> None:
    clean = outputs(root)
    put(root, shipped(root, SHIPPED[name]))
    for command in ("status", "build", "build"):
        done = waiting.run([command, "--as-of", "2024-11-17"], root, first=FULL)
        assert done.returncode == 0, done.stderr
        assert "fault" not in done.stderr
        assert outputs(root) == clean
    built(root)
    assert {each.outcome for each in built(root).results} == {"up to date"}
    assert outputs(root) == clean
