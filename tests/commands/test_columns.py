"""Tests of words, their origin and its place in lines that fit a terminal."""

import os
import sys
from contextlib import redirect_stdout

import click
import pytest

from briefgen.commands.columns import OutputRow, cut, lines, width

WELLS = "data/initiatives/wells.yaml:3:30"
ROWS = (
    OutputRow(
        0, "Wells", "← initiatives.wells.title.en", "data/initiatives/wells.yaml:2:13"
    ),
    OutputRow(0, "$5.5 million", "= sum of 2 amounts"),
    OutputRow(1, "$2,000,000", "← initiatives.wells.funding.amount", WELLS),
    OutputRow(
        0, "To decide. " * 9, "← themes.water.advice.issue.en", "data/themes.yaml:4:17"
    ),
)


def told(columns: int | None, *rows: OutputRow, cut_words: bool = True) -> list[str]:
    found = lines(rows or ROWS, columns, cut_words=cut_words)
    return [click.unstyle(line) for line in found]


@pytest.mark.parametrize("columns", [None, 200, 136])
def test_columns_stand_below_each_other(columns: int | None) -> None:
    first, second, third, fourth = told(columns)
    assert first.split("  ") == [
        "“Wells”",
        *[""] * 27,
        " ← initiatives.wells.title.en",
        *[""] * 3,
        "data/initiatives/wells.yaml:2:13",
    ]
    assert second == f"“$5.5 million”{' ' * 50}= sum of 2 amounts"
    assert third.startswith(f"    “$2,000,000”{' ' * 48}← initiatives.wells.funding")
    assert fourth.startswith(
        "“To decide. To decide. To decide. To decide. To decide. To d…”  ← themes"
    )
    assert {first.index(WELLS[:9]), third.index(WELLS[:9])} == {
        fourth.index("data/themes")
    }


def test_where_there_is_less_room_words_are_cut_before_columns_are_given_up() -> None:
    narrow = told(104)
    assert narrow[3].startswith("“To decide. To decide. To decide…”  ← themes")
    assert max(map(len, narrow)) == 104
    assert told(103)[0] != narrow[0]


def test_without_room_for_columns_lines_are_filled() -> None:
    assert told(80) == [
        "“Wells”  ← initiatives.wells.title.en  data/initiatives/wells.yaml:2:13",
        "“$5.5 million”  = sum of 2 amounts",
        "    “$2,000,000”  ← initiatives.wells.funding.amount",
        "        data/initiatives/wells.yaml:3:30",
        "“To decide. To decide. To decide. To decide. To decide. To d…”",
        "    ← themes.water.advice.issue.en  data/themes.yaml:4:17",
    ]


def test_words_that_are_asked_for_are_told_whole() -> None:
    (text, source) = told(None, ROWS[3], cut_words=False)[0].split("  ", 1)
    assert (len(text), source[:8]) == (101, "← themes")
    *above, last = told(60, ROWS[3], cut_words=False)
    assert " ".join(above).startswith("“To decide. To decide.")
    assert (len(above), last[:12]) == (2, "    ← themes")
    assert told(80, ROWS[0], cut_words=False) == told(80, ROWS[0])


def test_a_note_stands_below() -> None:
    row = OutputRow(1, "Wells", "← a", "b:1:1", "edited in Word")
    assert told(None, row) == ["    “Wells”  ← a  b:1:1", "        edited in Word"]
    assert told(10, row)[-1] == "        edited in Word"
    long = OutputRow(
        0, "Wells", "← a", "b:1:1", "edited in Word: “Wells” → “Wells and pits”"
    )
    assert told(40, long)[1:] == [
        "    edited in Word: “Wells” → “Wells and",
        "    pits”",
    ]


def test_nothing_gives_no_lines() -> None:
    assert list(lines((), 80)) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ten characters", "ten chara…"),
        ("ten charac", "ten charac"),
        ("one two   three", "one two…"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_text_is_cut(text: str, shown: str) -> None:
    assert cut(text, 10) == shown


@pytest.mark.skipif(sys.platform == "win32", reason="no pty")
def test_the_width_is_that_of_the_terminal_if_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert width() is None
    main, terminal = os.openpty()
    with os.fdopen(main), open(terminal, "w") as out, redirect_stdout(out):  # noqa: PTH123 - a descriptor
        assert width() == 77
