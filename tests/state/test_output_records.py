"""Outputs that were written alone, and those that are packed once a build has ended."""

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.errors import Diagnostic, Place
from briefgen.state.output_record import Remembered
from briefgen.state.state import State, opened
from tests.state.test_state import DAMAGED, alter, told

WARNING = Diagnostic(Place("a.md", 3, 4), "a word", "rule", "a hint", "warning")
RECORD = Remembered(
    "record",
    "",
    "sum",
    12,
    34,
    None,
    "protected-a",
    (WARNING,),
    ("85%",),
    56,
    ("places",),
    (WARNING, WARNING),
)
PATHS = [f"build/public/sheet/sheet-{n}.{end}" for n in range(9) for end in ("x", "y")]


def keep(state: State, record: Remembered = RECORD) -> dict[str, Remembered]:
    """Store outputs as a build does that ends; return them as they are confirmed."""
    every = dict.fromkeys(PATHS, record)
    state.done(every)
    state.confirm(PATHS, "sources")
    return dict.fromkeys(PATHS, replace(record, checked="sources"))


def test_outputs_of_a_build_that_ended_are_as_they_were(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        every = keep(state)
    with opened(tmp_path) as state:
        assert (state.outputs, state.diagnostics) == (every, ())


def test_an_output_that_is_written_again_is_as_it_is_then(tmp_path: Path) -> None:
    with opened(tmp_path) as state:
        every = keep(state)
        state.done({PATHS[3]: replace(RECORD, size=13)})
    with opened(tmp_path) as state:
        now = state.outputs[PATHS[3]]
        assert (now.size, now.record) == (13, "record")
        assert state.outputs.keys() == every.keys()


@pytest.mark.parametrize("packed_again", [True, False])
def test_an_output_that_is_forgotten_is_gone(
    tmp_path: Path, *, packed_again: bool
) -> None:
    with opened(tmp_path) as state:
        keep(state)
        state.forget([PATHS[0], PATHS[5]])
        if packed_again:
            state.confirm(PATHS, "others")
    with opened(tmp_path) as state:
        assert {*PATHS} - state.outputs.keys() == {PATHS[0], PATHS[5]}
        assert state.wrote(PATHS[0]) == frozenset()
        state.done({PATHS[0]: RECORD})
    with opened(tmp_path) as state:
        assert {*PATHS} - state.outputs.keys() == {PATHS[5]}


def test_a_packed_row_that_does_not_hold_leaves_nothing_up_to_date(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as state:
        keep(state)
    alter(
        tmp_path,
        "UPDATE rows SET content = zeroblob(9) WHERE name ="
        " (SELECT min(name) FROM rows WHERE part = 'packed outputs')",
    )
    with opened(tmp_path) as state:
        assert told(state) == [DAMAGED]
        assert {each.record for each in state.outputs.values()} == {""}
        assert 0 < len(state.outputs) < len(PATHS)
