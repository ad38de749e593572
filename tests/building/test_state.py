"""Tests of the state: what it remembers, and what losing it costs."""

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Timer

import pytest

from briefgen.building import state
from briefgen.building.plan import Output, Plan, Planned
from briefgen.building.remembered import Remembered
from briefgen.building.state import opened
from briefgen.errors import BriefgenError, Diagnostic, Place

WARNING = Diagnostic(Place("data/themes.yaml", 3), "long", "length", None, "warning")
RECORD = Remembered(
    *("record", "checked", "sum", 12, 34, 1, "protected-a"),
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
    ".briefgen/state.sqlite:1:1: warning: this was damaged; everything is built anew"
    " [damaged-state]"
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
        assert [str(each) for each in found.told] == told
        assert found.outputs == {}
        found.done({"a.pdf": RECORD})
    with opened(tmp_path) as found:
        assert found.told == ()
        assert found.outputs == {"a.pdf": RECORD}


def damage(path: Path, table: str) -> None:
    """Overwrite where a table of the state begins."""
    database = sqlite3.connect(path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    (page,) = database.execute(query, (table,)).fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    database.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


@pytest.mark.parametrize("table", ["files", "outputs", "parsed", "plan", "records"])
def test_a_state_damaged_in_one_place_is_begun_anew(table: str, tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
    damage(tmp_path / state.FOLDER / state.DATABASE, table)
    with opened(tmp_path) as found:
        assert [str(told) for told in found.told] == [DAMAGED]
        assert found.outputs == {}
    with opened(tmp_path) as found:
        assert found.told == ()


@pytest.mark.parametrize(
    "change",
    [
        "PRAGMA user_version = 99",
        "UPDATE outputs SET warnings = '{'",
        "UPDATE outputs SET warnings = '[{}]'",
        "DROP TABLE outputs",
    ],
)
def test_a_state_that_cannot_be_read_is_begun_anew(change: str, tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
        found._database.execute(change)
        found._database.commit()
    with opened(tmp_path) as found:
        assert found.outputs == {}


def test_a_newer_state_is_kept_beside_a_new_one(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.done({"a.pdf": RECORD})
        found._database.execute("PRAGMA user_version = 99")
    for _ in range(2):  # a second time it replaces the first
        with opened(tmp_path) as found:
            assert found.outputs == {}
            (told,) = found.told
            assert str(told) == (
                ".briefgen/state.sqlite:1:1: warning: a newer briefgen wrote this;"
                " everything is built anew, and state-99.sqlite keeps it [newer-state]\n"
                "  hint: build with the newer briefgen, or remove what it left"
            )
            found._database.execute("PRAGMA user_version = 99")
    kept = sqlite3.connect(tmp_path / ".briefgen/state-99.sqlite")
    assert kept.execute("PRAGMA user_version").fetchone() == (99,)
    kept.close()


def test_records_are_kept_while_an_output_has_them(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        name = found.keep_recorded({("", "value", "portfolio.title"): "“Water”"})
        other = found.keep_recorded({("", "value", "portfolio.title"): "“Wells”"})
        found.done({"a.pdf": replace(RECORD, record=name)})
        found.confirm(["a.pdf", "b.pdf"], "later")
        assert found.recorded(name) == {("", "value", "portfolio.title"): "“Water”"}
        assert found.recorded(other) is None
    with opened(tmp_path) as found:
        assert found.outputs["a.pdf"].checked == "later"
        found._database.execute("UPDATE records SET record = '[[1]]'")
        assert found.recorded(name) is None


def test_a_damaged_plan_is_no_plan(tmp_path: Path) -> None:
    with opened(tmp_path) as found:
        found.keep_plan("sources", PLAN, "judged")
        found._database.execute("UPDATE plan SET plan = '{'")
        found._database.commit()
    with opened(tmp_path) as found:
        assert found.plan() is None


HOLD = """
import sys, pathlib
from briefgen.building.state import opened
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
            f".briefgen/state.sqlite:1:1: error: process {holder.pid} is building here"
            " [locked]\n  hint: wait until it has ended"
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


def test_what_goes_wrong_with_an_open_state_is_told(tmp_path: Path) -> None:
    def ask() -> None:
        with opened(tmp_path) as found:
            found._database.execute("SELECT * FROM nowhere")

    with pytest.raises(BriefgenError, match="what is up to date: no such table"):
        ask()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / state.FOLDER).write_text("a file", "utf-8")
    with pytest.raises(BriefgenError, match="cannot remember what is up to date"):
        opened(tmp_path).__enter__()
