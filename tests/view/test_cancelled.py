"""What is cancelled counts nowhere and stands apart, as far as its readers may know it."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.audiences import Readership
from briefgen.loading import load
from briefgen.view import Condition, Replay, Requirement, RootDigests, Trace
from briefgen.view.subject_kinds import subject_at
from briefgen.workspace import open_workspace
from tests.loading.cases import SOUND, write

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
DAM = """\
theme: water
title: Dam
description: A dam.
funding: {kind: new, amount: 900}
places: [{country: PE}]
also_in: [forests]
"""
CANCELLED = "status: {state: cancelled, as_of: 2024-10-01%s}\n"
SHOWN = CANCELLED % ""
HELD = CANCELLED % ", release: {audience: internal}"
LATER = CANCELLED % ", release: {embargo: 2024-11-17T12:00:00-05:00}"
SUBJECTS = ("portfolio", "themes.water", "countries.pe", "initiatives.dam")


def trace(
    root: Path,
    status: str = "",
    audience: Readership = "public",
    at: datetime.datetime = NOON,
) -> Trace:
    mill = SOUND["data/initiatives/mill.yaml"] + "places: [{country: PE}]\n"
    files = {"data/initiatives/dam.yaml": DAM + status}
    write(root, files | {"data/initiatives/mill.yaml": mill})
    return Trace(load(open_workspace(root)), "en", audience, at)


def at(reading: Trace, path: str) -> Any:
    return subject_at(reading, path)


def ids(listing: Any) -> list[str]:
    return [str(item.id.raw) for item in listing]


@pytest.mark.parametrize("path", SUBJECTS)
def test_it_counts_for_no_subject_and_stands_apart(tmp_path: Path, path: str) -> None:
    going, gone = (
        at(trace(tmp_path / "going"), path),
        at(trace(tmp_path / "gone", SHOWN), path),
    )
    others = [] if path == "initiatives.dam" else ["mill"]
    assert ids(going.initiatives) == sorted(["dam", *others])
    assert ids(gone.initiatives) == others
    total = gone.initiatives.funding.new_money.raw
    assert total.amount == (100 if others else 0)
    if path != "initiatives.dam":
        assert ids(going.cancelled) == []
        assert ids(gone.cancelled) == ["dam"]


def test_no_other_theme_lists_it(tmp_path: Path) -> None:
    assert ids(at(trace(tmp_path / "going"), "themes.forests").also) == ["dam"]
    assert ids(at(trace(tmp_path / "gone", SHOWN), "themes.forests").also) == []


@pytest.mark.parametrize(
    ("status", "audience", "day", "known"),
    [
        (HELD, "public", 0, False),
        (HELD, "internal", 0, True),
        (LATER, "public", 0, False),
        (LATER, "preview", 0, True),
        (LATER, "internal", 0, True),
        (LATER, "public", 2, True),
    ],
)
def test_a_status_that_readers_may_not_see_changes_nothing_for_them(
    tmp_path: Path, status: str, audience: Readership, day: int, *, known: bool
) -> None:
    now = NOON + datetime.timedelta(day)
    theme = at(trace(tmp_path, status, audience, now), "themes.water")
    assert ids(theme.initiatives) == (["mill"] if known else ["dam", "mill"])
    assert ids(theme.cancelled) == (["dam"] if known else [])


def test_a_total_has_the_marking_of_the_status_that_it_follows(tmp_path: Path) -> None:
    marked = CANCELLED % ", release: {marking: secret}"
    reading = trace(tmp_path, marked, "internal")
    _ = at(reading, "themes.water").initiatives.funding.new_money.raw
    assert reading.label_of_reads.markings == ("secret",)
    states = trace(
        tmp_path / "other", marked.replace("cancelled", "planned"), "internal"
    )
    _ = at(states, "themes.water").initiatives.funding.new_money.raw
    assert states.label_of_reads.markings == ()


def test_what_was_read_is_another_once_it_is_cancelled(tmp_path: Path) -> None:
    before = trace(tmp_path / "before")
    water = at(before, "themes.water")
    _ = len(water.initiatives), ids(water.cancelled)
    _ = water.initiatives.funding.new_money.raw
    keys = [key for kind, key in before.recorded if kind == "value"]
    after, again = trace(tmp_path / "after", SHOWN), trace(tmp_path / "again")
    changed = {
        key for key in keys if _digest(after, key) != before.recorded["value", key]
    }
    assert {"themes.water.initiatives|length", "themes.water.cancelled|ids"} <= changed
    assert "themes.water.initiatives.funding.new_money" in changed
    assert all(_digest(again, key) == before.recorded["value", key] for key in keys)


def test_the_marking_of_the_status_is_recorded(tmp_path: Path) -> None:
    before = trace(tmp_path / "before", SHOWN, "internal")
    _ = len(at(before, "themes.water").initiatives)
    key = "themes.water.initiatives|cancelled|labels"
    assert before.recorded["value", key] == "read"
    marked = CANCELLED % ", release: {marking: secret}"
    assert (
        _digest(trace(tmp_path / "after", marked, "internal"), key) == "[secret] read"
    )


@pytest.mark.parametrize("root", ["themes.water", "initiatives.dam", "countries.pe"])
def test_a_subject_is_another_once_it_is_cancelled(tmp_path: Path, root: str) -> None:
    before, after = (
        RootDigests(trace(tmp_path / name, status).portfolio, NOON)
        for name, status in (("before", ""), ("after", SHOWN))
    )
    assert "" not in {before.of(root), after.of(root)}
    assert before.of(root) != after.of(root)
    assert before.outlines != after.outlines


def test_a_kind_that_chooses_by_the_status_has_what_it_chooses(tmp_path: Path) -> None:
    reading = trace(tmp_path, SHOWN)
    asked = Requirement("status.state", ("cancelled",))
    reading.where = {"portfolio": Condition(((asked,),))}
    assert ids(at(reading, "portfolio").initiatives) == ["dam"]
    assert ids(at(reading, "portfolio").cancelled) == []


def _digest(reading: Trace, key: str) -> str:
    return Replay(reading).digest(key)
