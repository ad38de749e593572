"""Tests of comparing the last import, the source and the data: cases by name, then laws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.imports.field_path import FieldPath, path_of, shown_path
from briefgen.imports.incoming_values import IncomingValue
from briefgen.imports.three_way import (
    FieldChange,
    applied,
    compare,
    items_of,
    recorded,
    resolved,
)

Said = Mapping[str, str | None]


def same(_: FieldPath, one: str, other: str) -> bool:
    return float(one) == float(other) if one[:1].isdigit() else one == other


def texts(said: Mapping[str, str]) -> dict[FieldPath, str]:
    return {path_of(path): text for path, text in said.items()}


def compared(base: Said, theirs: Said, ours: Mapping[str, str]) -> dict[str, str]:
    """Return the outcomes by path; of nothing to do, none."""
    changes = compare(
        {path_of(path): text for path, text in base.items()},
        {path_of(path): IncomingValue(text, "") for path, text in theirs.items()},
        texts(ours),
        same,
    )
    return {shown_path(c.path): c.outcome for c in changes if c.outcome != "same"}


CARE, OXFAM = "partners[CARE].role", "partners[Oxfam].role"


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "outcomes"),
    [
        ({}, {}, {}, {}),
        ({}, {"a": "1"}, {}, {"a": "taken"}),
        ({"a": "1"}, {"a": "2"}, {"a": "1"}, {"a": "taken"}),
        ({"a": "1"}, {"a": "2"}, {"a": "1.00"}, {"a": "taken"}),
        ({"a": "1"}, {"a": "1"}, {"a": "2"}, {"a": "left"}),
        ({"a": "1"}, {"a": "1.0"}, {"a": "2"}, {"a": "left"}),
        ({"a": "1"}, {"a": "2"}, {"a": "3"}, {"a": "conflict"}),
        ({"a": "1"}, {"a": "2"}, {"a": "2.0"}, {}),
        # An empty cell changes nothing; what a person removed stays so.
        ({"a": "1"}, {}, {"a": "1"}, {}),
        ({"a": "1"}, {"a": "1"}, {}, {"a": "left"}),
        ({"a": "1"}, {"a": "2"}, {}, {"a": "conflict"}),
        # The first import of data that exists.
        ({}, {"a": "1"}, {"a": "1.0"}, {}),
        ({}, {"a": "1"}, {"a": "2"}, {"a": "conflict"}),
        # `!clear`.
        ({"a": "1"}, {"a": None}, {"a": "1"}, {"a": "taken"}),
        ({"a": "1"}, {"a": None}, {"a": "2"}, {"a": "conflict"}),
        ({}, {"a": None}, {"a": "2"}, {"a": "conflict"}),
        ({}, {"a": None}, {}, {}),
        ({"a": None}, {"a": None}, {"a": "2"}, {"a": "left"}),
        ({"a": None}, {"a": "1"}, {}, {"a": "taken"}),
        (
            {CARE: "r", OXFAM: "r"},
            {"partners": None},
            {CARE: "r", OXFAM: "s"},
            {CARE: "taken", OXFAM: "conflict"},
        ),
        # Items.
        ({}, {CARE: "r"}, {OXFAM: "r"}, {CARE: "taken"}),
        ({CARE: "r"}, {CARE: "s"}, {CARE: "r", OXFAM: "r"}, {CARE: "taken"}),
        (
            {CARE: "r"},
            {OXFAM: "r"},
            {CARE: "r", OXFAM: "r"},
            {"partners[CARE]": "gone"},
        ),
        (
            {CARE: "r"},
            {OXFAM: "r"},
            {CARE: "s", OXFAM: "r"},
            {"partners[CARE]": "kept"},
        ),
        (
            {CARE: "r"},
            {OXFAM: "r"},
            {CARE: "r", "partners[CARE].url": "u", OXFAM: "r"},
            {"partners[CARE]": "kept"},
        ),
        ({CARE: "r"}, {OXFAM: "r"}, {OXFAM: "r"}, {}),
        ({}, {OXFAM: "r"}, {CARE: "r", OXFAM: "r"}, {}),  # by hand: nothing is gone
        # A person removed the item: a new field of it does not bring half of it back.
        (
            {CARE: "r"},
            {CARE: "r", "partners[CARE].url": "u"},
            {},
            {CARE: "left", "partners[CARE].url": "conflict"},
        ),
        (
            {"t[x]": "x"},
            {"t[y]": "y"},
            {"t[x]": "x"},
            {"t[y]": "taken", "t[x]": "gone"},
        ),
        ({"t[x]": "x"}, {"t[x]": "x"}, {}, {"t[x]": "left"}),
        # One value where there are several, and the other way round.
        ({}, {"a": "1"}, {"a.b": "2"}, {"a": "conflict"}),
        ({"a": "1"}, {"a": "1"}, {"a.b": "2"}, {"a": "left"}),
        ({}, {"a.b": "1"}, {"a": "2"}, {"a.b": "conflict"}),
        # Only the outermost of what is gone is told.
        (
            {"a[1].b[2].c": "3", "a[1].d": "3"},
            {"a[2].d": "3"},
            {"a[1].b[2].c": "3", "a[1].d": "3", "a[2].d": "3"},
            {"a[1]": "gone"},
        ),
    ],
)
def test_each_value_has_its_outcome(
    base: Said, theirs: Said, ours: Mapping[str, str], outcomes: dict[str, str]
) -> None:
    assert compared(base, theirs, ours) == outcomes


def test_a_conflict_has_all_three_values() -> None:
    path, value = path_of("funding.amount"), IncomingValue("2", "cell D7", bare=True)
    changes = compare({path: "1"}, {path: value}, {path: "3"}, same)
    assert changes == (FieldChange(path, "conflict", "3", value, "1"),)


def test_an_emptied_list_that_is_filled_again_is_taken_over() -> None:
    base, ours = {path_of(CARE): "r"}, texts({CARE: "r"})
    emptied = compare(base, {path_of("partners"): IncomingValue(None, "")}, ours, same)
    after, lock = applied(ours, emptied), recorded(base, emptied)
    assert after == {}
    again = {
        path_of(CARE): IncomingValue("r", ""),
        path_of("partners[CARE].url"): IncomingValue("u", ""),
    }
    assert {c.outcome for c in compare(lock, again, after, same)} == {"taken"}


def test_a_thousand_items_that_are_gone_are_compared_in_linear_time() -> None:
    every = {path_of(f"l[{n}].f{k}"): "1" for n in range(10_000) for k in range(5)}
    changes = compare(every, {}, every, same)
    assert len(changes) == 10_000
    assert applied(every, changes, prune=True) == {}


def test_one_value_in_place_of_several_is_put_where_that_is_decided() -> None:
    path, ours = path_of("a"), texts({"a.b": "2", "a.c": "2", "d": "3"})
    changes = compare({}, {path: IncomingValue("1", "")}, ours, same)
    assert [change.old for change in changes] == ["several values"]
    decided = resolved(changes, {path: "source"})
    assert applied(ours, decided) == texts({"a": "1", "d": "3"})


PATHS = [
    path_of(path)
    for path in (
        *("a", "b.c", "b.d", "t[x]", "t[y]", "l", "l[1]"),
        *("l[1].x", "l[1].y", "l[2].x", "l[2].m[1].z", "l[2].m[2].z"),
    )
]
LEAVES = [path for path in PATHS if shown_path(path) not in ("l", "l[1]")]
NUMBERS = st.sampled_from(["1", "1.0", "2", "2.0", "3"])


def values(texts: st.SearchStrategy[str | None]) -> st.SearchStrategy[IncomingValue]:
    return texts.map(lambda text: IncomingValue(text, ""))


@dataclass(frozen=True)
class Case:
    """An import of one subject, with or without `prune`."""

    base: dict[FieldPath, str | None]
    theirs: dict[FieldPath, IncomingValue]
    emptied: dict[FieldPath, IncomingValue]
    ours: dict[FieldPath, str]
    prune: bool

    def changes(self) -> tuple[FieldChange, ...]:
        return compare(self.base, self.theirs | self.emptied, self.ours, same)

    def after(self, changes: Sequence[FieldChange]) -> "Case":
        """Return the next import of the same source."""
        ours = applied(self.ours, changes, prune=self.prune)
        base = recorded(self.base, changes, prune=self.prune)
        return replace(self, ours=ours, base=base)


LEAF, EVERY = st.sampled_from(LEAVES), st.sampled_from(PATHS)
cases = given(
    case=st.builds(
        Case,
        st.dictionaries(LEAF, NUMBERS | st.none()),
        st.dictionaries(LEAF, values(NUMBERS | st.none())),
        st.dictionaries(EVERY, values(st.none()), max_size=1),
        st.dictionaries(LEAF, NUMBERS),
        st.booleans(),
    )
)


def equal(one: str | None, other: str | None) -> bool:
    return one == other or (None not in (one, other) and same((), str(one), str(other)))


def conflicts(changes: Sequence[FieldChange]) -> set[FieldPath]:
    return {change.path for change in changes if change.outcome == "conflict"}


@settings(deadline=None)
@cases
def test_twice_is_once(case: Case) -> None:
    after = case.after(case.changes())
    again = after.changes()
    assert not [change for change in again if change.outcome == "taken"]
    assert after.after(again) == after


@settings(deadline=None)
@cases
def test_where_the_source_did_not_change_the_data_is_untouched(case: Case) -> None:
    case = replace(case, emptied={}, prune=False)
    ours = case.after(case.changes()).ours
    for path in {*ours, *case.ours, *case.theirs}:
        value = case.theirs.get(path)
        if value is None or equal(case.base.get(path, "none"), value.text):
            assert ours.get(path) == case.ours.get(path)


@settings(deadline=None)
@cases
def test_what_a_person_wrote_is_never_lost(case: Case) -> None:
    after = case.after(case.changes()).ours
    by_hand = {p for p, text in case.ours.items() if not equal(case.base.get(p), text)}
    assert {path: after.get(path) for path in by_hand} == {
        path: case.ours[path] for path in by_hand
    }
    assert {*items_of(by_hand)} <= {*items_of(after)}


@settings(deadline=None)
@cases
def test_an_item_is_removed_whole_and_only_when_nobody_changed_it(case: Case) -> None:
    case = replace(case, theirs={}, emptied={})
    after = case.after(case.changes()).ours
    for item in items_of(case.ours):
        whole = {path for path in case.ours if path[: len(item)] == item}
        left = {path for path in whole if path in after}
        assert left in (whole, set()) or any(path in items_of(after) for path in left)
        clean = all(equal(case.base.get(path), case.ours[path]) for path in whole)
        assert left == whole or (clean and case.prune) or len(item) > 2


@settings(deadline=None)
@cases
def test_the_order_of_changes_makes_no_difference(case: Case) -> None:
    changes = case.changes()
    assert case.after(changes) == case.after(changes[::-1])
    half = len(changes) // 2
    assert case.after(changes) == case.after(changes[half:] + changes[:half])
    theirs = dict([*case.theirs.items()][::-1])
    assert {*replace(case, theirs=theirs).changes()} == {*changes}


@settings(deadline=None)
@cases
def test_a_conflict_ends_when_it_is_resolved_either_way(case: Case) -> None:
    changes = case.changes()
    assert conflicts(case.after(changes).changes()) <= conflicts(changes)
    new = {change.path: change.new.text for change in changes if change.new}
    for_source = case.after(resolved(changes, {(): "source"}))
    for_data = case.after(resolved(changes, {(): "data"}))
    assert conflicts(for_source.changes()) | conflicts(for_data.changes()) == set()
    for path in conflicts(changes):
        assert for_source.ours.get(path) == new[path]
        assert for_data.ours.get(path) == case.ours.get(path)


def test_a_conflict_that_nobody_resolves_is_told_again() -> None:
    base, theirs = {path_of("a"): "1"}, {path_of("a"): IncomingValue("2", "")}
    ours = {path_of("a"): "3"}
    changes = compare(base, theirs, ours, same)
    assert (
        compare(recorded(base, changes), theirs, applied(ours, changes), same)
        == changes
    )
