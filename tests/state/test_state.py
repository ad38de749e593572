"""Tests of the state: what it remembers, and what losing it costs."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.planning.plan import Output, Plan, Planned
from briefgen.state import state
from briefgen.state.output_record import Remembered
from briefgen.state.state import State, opened

WARNING = Diagnostic(Place("data/themes.yaml", 3), "long", "length", None, "warning")
RECORD = Remembered(
    *("record", "", "sum", 12, 34, 1, "protected-a"),
    warnings=(WARNING,),
    means=("body 10 pt",),
)
PLAN = Plan(
    (
        Planned(
            "note",
            "water",
            "fr",
            "internal",
            "water",
            "templates/note.md",
            (Output("pdf", "note/note-water.fr.pdf"),),
        ),
    ),
    ("water",),
    ("2024-11-16T17:00:00+00:00",),
    "templates/style.yaml",
    {"public": "build/public"},
)


def test_outputs_and_plan_are_remembered(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.keep_plan("older", PLAN, "")
        found.keep_plan("sources", PLAN, "judged")
        found.intend({"a.pdf": "sum"})
        found.done({"a.pdf": RECORD})
    with opened(tmp_path) as found:
        assert found.outputs == {"a.pdf": RECORD}
        assert found.plan() == ("sources", PLAN, "judged")


def test_a_build_killed_half_way_knows_its_own_files(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
        found.intend({"a.pdf": "next", "b.pdf": "first"})
    with opened(tmp_path) as found:
        assert found.wrote("a.pdf") == {"sum", "next"}
        assert found.wrote("b.pdf") == {"first"}
        assert found.wrote("c.pdf") == frozenset()
        assert found.outputs["a.pdf"].record == ""
        assert "b.pdf" not in found.outputs


def test_what_is_gone_is_forgotten(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
        found.forget(["a.pdf"])
        assert found.outputs == {}
    with opened(tmp_path) as found:
        assert found.outputs == {}


DAMAGED = (
    ".briefgen/state.sqlite:1:1: warning: this was damaged, or comes from elsewhere;"
    " everything is built anew [damaged-state]"
)

FOREIGN = (
    ".briefgen/state.sqlite:1:1: warning: this was sealed with another key, or for"
    " another folder; everything is built anew [damaged-state]"
    "\n  hint: nothing is lost: keys are lost with a home, or belong to somebody else"
)


@pytest.mark.parametrize(
    ("damage", "told"), [(b"garbage" * 1000, [DAMAGED]), (b"", [])]
)
def test_a_damaged_state_is_begun_anew(
    damage: bytes, told: list[str], tmp_path: Path
) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
    (tmp_path / state.FOLDER / state.DATABASE).write_bytes(damage)
    with opened(tmp_path) as found:
        assert [str(each) for each in found.diagnostics] == told
        assert found.outputs == {}
        found.done({"a.pdf": RECORD})
    with opened(tmp_path) as found:
        assert found.diagnostics == ()
        assert found.outputs == {"a.pdf": RECORD}


def damage(path: Path) -> None:
    """Overwrite where the table of the state begins."""
    database = sqlite3.connect(path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = 'rows'"
    (page,) = database.execute(query).fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def alter(root: Path, *statements: str) -> None:
    """Alter the state as another program can."""
    with closing(sqlite3.connect(root / ".briefgen/state.sqlite")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def told(found: State) -> list[str]:
    return [str(each) for each in found.diagnostics]


def test_a_state_damaged_in_one_place_is_begun_anew(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
    damage(tmp_path / state.FOLDER / state.DATABASE)
    with opened(tmp_path) as found:
        assert told(found) == [DAMAGED]
        assert found.outputs == {}
    with opened(tmp_path) as found:
        assert found.diagnostics == ()


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 99",
        "PRAGMA user_version = 3",
        "PRAGMA application_id = 7",
        "PRAGMA journal_mode = wal",
        "DROP TABLE rows",
        "CREATE TRIGGER also INSERT ON rows BEGIN DELETE FROM rows; END",
    ],
)
def test_a_state_that_is_not_as_it_was_left_is_begun_anew(
    change: str, tmp_path: Path
) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
    alter(tmp_path, change)
    with opened(tmp_path) as found:
        assert found.outputs == {}
        found.done({"a.pdf": RECORD})
    with opened(tmp_path) as found:
        assert found.outputs == {"a.pdf": RECORD}


ALTERED = [
    "UPDATE rows SET content = replace(content, 'protected-a', 'protected-b')",
    "UPDATE rows SET content = x'ff00' WHERE part = 'outputs'",
    "UPDATE rows SET seal = zeroblob(32) WHERE part = 'plan'",
    "UPDATE rows SET seal = 7 WHERE part = 'plan'",
    "UPDATE rows SET name = cast('b.pdf' AS BLOB) WHERE part = 'outputs'",
    "UPDATE rows SET part = 'intended' WHERE part = 'outputs'",
    "INSERT INTO rows SELECT part, cast('b.pdf' AS BLOB), content, seal FROM rows",
]


@pytest.mark.parametrize("change", ALTERED)
def test_where_a_row_does_not_hold_nothing_is_up_to_date(
    change: str, tmp_path: Path
) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
        found.keep_plan("sources", PLAN, "judged")
    alter(tmp_path, change)
    with opened(tmp_path) as found:
        assert told(found) == [DAMAGED]
        assert found.plan() is None
        assert {each.record for each in found.outputs.values()} <= {""}
        assert found.wrote("b.pdf") == frozenset()
        found.done({"a.pdf": RECORD})
    with opened(tmp_path) as found:
        assert (found.diagnostics, found.outputs) == ((), {"a.pdf": RECORD})


def test_what_a_row_that_holds_says_of_own_files_is_known_after_damage(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD, "b.pdf": RECORD})
    alter(tmp_path, "UPDATE rows SET seal = x'00' WHERE name = cast('b.pdf' AS BLOB)")
    with opened(tmp_path) as found:
        assert found.wrote("a.pdf") == {"sum"}
        assert found.wrote("b.pdf") == frozenset()


def test_a_state_of_another_workspace_counts_as_none(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    with opened(first) as found:
        found.done({"a.pdf": RECORD})
    first.rename(second)
    with opened(second) as found:
        assert (told(found), found.outputs) == ([FOREIGN], {})
    with opened(second) as found:
        assert found.diagnostics == ()


def test_a_state_that_another_key_sealed_counts_as_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (
        "a key that nobody can guess, of one",
        "a key that nobody can guess, of two",
    )
    for key, known in ((one, {}), (one, {"a.pdf": RECORD}), (other, {})):
        monkeypatch.setenv("BRIEFGEN_STATE_KEY", key)
        with opened(tmp_path) as found:
            assert found.outputs == known
            found.done({"a.pdf": RECORD})


def test_a_newer_state_is_kept_beside_a_new_one(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
    for _ in range(2):  # a second time it replaces the first
        alter(tmp_path, "PRAGMA user_version = 99")
        with opened(tmp_path) as found:
            assert found.outputs == {}
            (newer,) = told(found)
            assert newer == (
                ".briefgen/state.sqlite:1:1: warning: a newer briefgen wrote this;"
                " everything is built anew, and state-99.sqlite keeps it [newer-state]\n"
                "  hint: build with the newer briefgen, or remove what it left"
            )
    with closing(sqlite3.connect(tmp_path / ".briefgen/state-99.sqlite")) as kept:
        assert kept.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_state_of_an_older_briefgen_is_begun_anew_without_a_word(
    tmp_path: Path,
) -> None:
    path = tmp_path / ".briefgen/state.sqlite"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as older:
        older.execute("CREATE TABLE outputs (path TEXT PRIMARY KEY, record TEXT)")
        older.execute("PRAGMA user_version = 3")
    for known in ({}, {"a.pdf": RECORD}):
        with opened(tmp_path) as found:
            assert (found.diagnostics, found.outputs) == ((), known)
            found.done({"a.pdf": RECORD})


def test_of_a_record_one_kind_alone_is_read(tmp_path: Path) -> None:
    recorded = {
        ("", "value", "initiatives.wells.title"): "“Wells”",
        ("fr", "value", "initiatives.wells.title"): "« Puits »",
        ("", "left out", "portfolio.initiatives"): "ponds",
        ("", "fitted", ""): "closer",
        ("", "look", "factsheet"): "1",
    }
    with opened(tmp_path) as found:
        name = found.records.keep(recorded)
        found.done({"a.pdf": replace(RECORD, record=name)})
        for kind in ("value", "left out", "fitted"):
            own = {each: said for each, said in recorded.items() if each[1] == kind}
            assert found.records.of_kind(name, kind) == own


def test_records_are_kept_while_an_output_has_them(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        name = found.records.keep({("", "value", "portfolio.title"): "“Water”"})
        other = found.records.keep({("", "value", "portfolio.title"): "“Wells”"})
        found.done({"a.pdf": replace(RECORD, record=name)})
        found.confirm(["a.pdf", "b.pdf"], "later")
        assert found.records.recorded(name) == {
            ("", "value", "portfolio.title"): "“Water”"
        }
        assert found.records.recorded(other) is None
        assert found.records.of_kind(other, "value") == {}
    with opened(tmp_path) as found:
        assert found.outputs["a.pdf"].checked == "later"
    alter(tmp_path, "UPDATE rows SET content = '[[1]]' WHERE part = 'records'")
    with opened(tmp_path) as found:
        assert found.diagnostics == ()
        assert found.records.recorded(name) is None
        assert told(found) == [DAMAGED]


HOLD = """
import sys, pathlib
from briefgen.state.state import State, opened
with opened(pathlib.Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_says_who_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "WAIT", 0.05)
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(BriefgenError) as caught, opened(tmp_path):
            pass
        assert str(caught.value) == (
            f".briefgen/builder:1:1: error: process {holder.pid} is building here"
            " [locked]\n  hint: wait until it has ended: `briefgen build --wait 600` does"
        )
        holder.kill()
    with opened(tmp_path) as found:
        assert found.outputs == {}


def test_a_second_build_waits_for_one_that_ends(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        Timer(0.3, holder.stdin.close).start()
        with opened(tmp_path) as found:
            assert found.outputs == {}
        assert holder.wait() == 0


def test_a_state_that_fails_half_way_stops_nothing_and_is_begun_anew(
    tmp_path: Path,
) -> None:
    path = tmp_path / ".briefgen/state.sqlite"
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
        with path.open("r+b") as file:
            file.truncate(5000)
        database = found._rows._database
        database.execute("PRAGMA shrink_memory")
        for number in range(3):
            names = {("", "value", f"{number} {each}"): "x" * 99 for each in range(999)}
            found.records.keep(names)
        found.done({"b.pdf": RECORD})
        assert {*found.outputs} == {"a.pdf", "b.pdf"}
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
    with opened(tmp_path) as found:
        assert (found.diagnostics, found.outputs) == ((), {"a.pdf": RECORD})
