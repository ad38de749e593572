"""Tests of how a changed value is written: as its neighbours are, and never misread."""

from datetime import date
from decimal import Decimal

import pytest

from briefgen.editing.changes import Change, Drop, Insert, Put, Value
from briefgen.editing.edited_text import edited
from briefgen.errors import BriefgenError
from tests.editing.odd_yaml import LONG


def change(text: str, *changes: Change) -> str:
    return edited(text, "a.yaml", changes)


@pytest.mark.parametrize(
    ("old", "value", "line"),
    [
        ("a: 5  # five", 6, "a: 6  # five"),
        ("a: 5", "6", "a: 6"),  # a number for a number
        ("a: x", "6", 'a: "6"'),
        ("a: x", 6, "a: 6"),
        ("a: x", Decimal("9.20"), "a: 9.20"),
        ("a: x", True, "a: true"),
        ("a: x", "true", 'a: "true"'),
        ("a: x", date(2024, 11, 16), "a: 2024-11-16"),
        ("a: x", "2024-11-16", 'a: "2024-11-16"'),
        ("a: x", "NO", 'a: "NO"'),
        ("a: x", "null", 'a: "null"'),
        ("a: x", "", 'a: ""'),
        ("a: x", " y ", 'a: " y "'),
        ("a: x", "b: c", 'a: "b: c"'),
        ("a: x", "b #c", 'a: "b #c"'),
        ("a: x", "it’s", "a: it’s"),
        ("a: x", 'say "so"', 'a: say "so"'),
        ("a: x", '"so" he said', "a: '\"so\" he said'"),
        ("a: x", "{{ theme.title }}", 'a: "{{ theme.title }}"'),
        ("a: 'x'", "it's", "a: 'it''s'"),
        ('a: "x"', "y", 'a: "y"'),
        ("a: x\nb: 'y'", "- z", "a: '- z'\nb: 'y'"),  # the mark that others have
        ("a:  # to come", "x", "a: x  # to come"),
        ("a:", "one\ntwo", "a: |-\n  one\n  two"),
        ("a: x  # c", "one\n\ntwo\n", "a: |  # c\n  one\n\n  two"),
        ("a: |-\n  one\n  two", "one\nzwei", "a: |-\n  one\n  zwei"),
        (
            "a: >-\n  one\n  two\nb: 1",
            "one two three",
            "a: >-\n  one\n  two three\nb: 1",
        ),
        ("a: |- # c\n  one\nb: 1", ["x"], "a: # c\n  - x\nb: 1"),
        ("a: {b: c}", {"b": "c, d"}, 'a: {b: "c, d"}'),
        ("a: {b: c}", {"b": "c", "e": ["f", "g"]}, "a: {b: c, e: [f, g]}"),
        ("a: []  # none", [{"b": "c"}], "a:  # none\n  - b: c"),
        ("a:\n- b\nc: d", [], "a: []\nc: d"),
        ("a:\r\n- b\r\n", ["b", "c"], "a:\r\n- b\r\n- c"),
    ],
)
def test_a_value_is_written_as_it_stood(old: str, value: Value, line: str) -> None:
    ending = "\r\n" if "\r" in old else "\n"
    old = old.removesuffix("\r\n")
    assert change(old + ending, Put(("a",), value)) == line + ending


def test_long_prose_is_folded_and_keeps_the_lines_that_are_the_same() -> None:
    once = change("en: short\nfr: court\n", Put(("en",), LONG))
    assert once == (
        "en: >-\n"
        "  In partnership with people and organizations in many places, this project will help\n"
        "  them to do much more than they could do before, for everybody’s benefit.\n"
        "fr: court\n"
    )
    again = change(once, Put(("en",), LONG.replace("much more", "more")))
    assert again == once.replace("much more", "more")
    first = LONG.replace("many places", "Peru")
    assert change(once, Put(("en",), first)).splitlines()[2:] == once.splitlines()[2:]


def test_a_new_field_stands_where_its_place_is() -> None:
    text = "title: x\n# about the text\ndescription: y  # why\n"
    change_ = Put(("status",), "under way", before=("description", "source"))
    assert change(text, change_) == (
        "title: x\nstatus: under way\n# about the text\ndescription: y  # why\n"
    )
    assert change(text, Put(("source",), "z")) == f"{text}source: z\n"
    assert change("- a: 1\n", Put((0, "b"), 2, before=("a",))) == "- b: 2\n  a: 1\n"
    assert change("{a: 1}", Put(("b",), 2, before=("a",))) == "{b: 2, a: 1}"


def test_items_are_added_and_removed_where_they_stand() -> None:
    text = "a:\n  # one\n  - b: 1  # uno\n\n  # two\n  - b: 2\nc: [x,  y, # why\n  z]\n"
    assert change(text, Insert(("a", 1), {"b": 3})) == text.replace(
        "# uno\n", "# uno\n\n  - b: 3\n"
    )
    assert change(text, Insert(("a", 0), "x")) == text.replace(
        "- b: 1", "- x\n\n  - b: 1"
    )
    assert change(text, Drop(("a", 0))) == text.replace("  - b: 1  # uno\n", "")
    assert change(text, Drop(("c", 0))) == text.replace("x,  y", "y")
    assert change(text, Drop(("c", 2))) == text.replace("  z]", "  ]")
    assert change(text, Insert(("c", 3), "t")) == text.replace("z]", "z,\n  t]")


def test_what_is_parted_by_empty_lines_stays_so() -> None:
    text = "- id: a\n  x: 1\n\n- id: b\n"
    assert change(text, Insert((2,), {"id": "c"})) == f"{text}\n- id: c\n"
    assert change(text, Insert((0,), {"id": "c"})) == f"- id: c\n\n{text}"
    assert change(text, Put((0, "z"), None)) == text.replace("x: 1", "x: 1\n  z:")


def test_marks_of_a_document_and_of_its_encoding_stay() -> None:
    text = "\ufeff%YAML 1.1\n---\n# head\na: 1\n...\n"
    assert change(text, Put(("b",), 2)) == text.replace("1\n...", "1\nb: 2\n...")


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("a: &x 1\nb: *x\n", ("b",), "alias '*x' is not allowed"),
        ("x: &x {c: 1}\na:\n  <<: *x\n", ("a", "c"), "alias '*x' is not allowed"),
        ("a: 1\na: 2\n", ("a",), "duplicate key 'a'"),
        ("a: 1\n", ("b", "c"), "there is no value at b"),
        ("a: 1\n", ("a", "c"), "there is no value at a.c"),
        ("a: [1]\n", ("a", 1), "there is no value at a.1"),
        ("? a\n: 1\nb: 2\n", ("c",), "cannot be changed safely"),
        ("# nothing\n", ("a",), "this file is empty"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused(
    text: str, path: tuple[str | int, ...], message: str
) -> None:
    with pytest.raises(BriefgenError, match=message.replace("*", r"\*")):
        change(text, Put(path, "x"))


def test_what_no_page_can_show_is_not_written() -> None:
    with pytest.raises(BriefgenError, match=r"U\+0007 cannot be printed"):
        change("a: 1\n", Put(("a",), ["ring\a"]))


def test_a_change_may_follow_another() -> None:
    changes = (Put(("b",), {"en": "x"}), Put(("b", "fr"), "y"), Drop(("b", "en")))
    assert change("a: 1\n", *changes) == 'a: 1\nb:\n  fr: "y"\n'
    listed = (Put(("b",), [1]), Insert(("b", 1), 2), Put(("b", 0), 3))
    assert change("a: 1\n", *listed) == "a: 1\nb:\n  - 3\n  - 2\n"
