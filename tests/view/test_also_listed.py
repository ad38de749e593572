"""An initiative under another theme is listed there, never counts, and tells of no theme."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briefgen import view
from briefgen.audiences import Readership
from briefgen.loading import load
from briefgen.view import RootDigests, Trace, Unreleased
from briefgen.workspace import open_workspace
from tests.loading.cases import SOUND, write

NONE: Mapping[str, str] = {}
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
HELD = ", release: {audience: internal}}"
DAM = """\
theme: forests
title: Dam
description: A dam.
funding: {kind: new, amount: 900}
also_in: [water]
"""


def trace(
    root: Path, changed: Mapping[str, str] = NONE, audience: Readership = "public"
) -> Trace:
    files = {
        "data/initiatives/mill.yaml": SOUND["data/initiatives/mill.yaml"],
        "data/initiatives/dam.yaml": DAM,
        "data/themes.yaml": SOUND["data/themes.yaml"],
    }
    named = files | {f"data/{name}.yaml": text for name, text in changed.items()}
    write(root, named)
    return Trace(load(open_workspace(root)), "en", audience, NOON)


def theme(reading: Trace, name: str) -> Any:
    return view.theme_named(reading, name)


def initiative(reading: Trace, name: str) -> Any:
    return view.initiative_named(reading, name)


def ids(listing: Any) -> list[str]:
    return [str(item.id.raw) for item in listing]


def test_it_is_listed_and_never_counts(tmp_path: Path) -> None:
    reading = trace(tmp_path)
    water = theme(reading, "water")
    assert ids(water.also) == ["dam"]
    assert ids(water.initiatives) == ["mill"]
    assert water.initiatives.funding.new_money.raw.amount == 100
    assert ids(theme(reading, "forests").also) == []
    dam = initiative(reading, "dam")
    assert ids(dam.also_in) == ["water"]


THEMES = SOUND["data/themes.yaml"]


@pytest.mark.parametrize(
    "changed",
    [
        {"themes": THEMES.replace("Forests}", "Forests" + HELD)},
        {"initiatives/dam": DAM + "release: {audience: internal}\n"},
    ],
)
def test_who_may_not_see_one_of_both_does_not_see_it(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    public = trace(tmp_path / "public", changed)
    water = theme(public, "water")
    assert ids(water.also) == []
    assert ("left out", "themes.water.also") in public.recorded
    internal = trace(tmp_path / "internal", changed, "internal")
    assert ids(theme(internal, "water").also) == ["dam"]


def test_a_theme_that_is_held_back_is_not_told_by_what_it_lists(tmp_path: Path) -> None:
    themes = THEMES.replace("Water}", "Water" + HELD)
    public = trace(tmp_path, {"themes": themes})
    assert ids(initiative(public, "dam").also_in) == []
    with pytest.raises(Unreleased):
        _ = theme(public, "water").title


def test_reading_it_has_the_marking_of_its_own_theme(tmp_path: Path) -> None:
    marked = THEMES.replace("Forests}", "Forests, release: {marking: secret}}")
    internal = trace(tmp_path, {"themes": marked}, "internal")
    assert ids(theme(internal, "water").also) == ["dam"]
    assert internal.label_of_reads.markings == ("secret",)


@pytest.mark.parametrize(
    "changed",
    [
        {"themes": THEMES.replace("Forests}", "Forests" + HELD)},
        {"initiatives/dam": DAM.replace("also_in: [water]\n", "")},
        {"initiatives/dam": DAM + "release: {audience: internal}\n"},
        {"initiatives/dam": DAM + "order: 7\n"},
    ],
)
def test_a_theme_is_another_where_what_it_lists_is(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    before = trace(tmp_path / "before").portfolio
    after = trace(tmp_path / "after", changed).portfolio
    first, second = (
        RootDigests(each, NOON).of("themes.water") for each in (before, after)
    )
    assert "" not in {first, second}
    assert first != second


def test_its_texts_are_no_part_of_the_theme_that_lists_it(tmp_path: Path) -> None:
    before = trace(tmp_path / "before").portfolio
    other = {"initiatives/dam": DAM.replace("A dam.", "A large dam.")}
    after = trace(tmp_path / "after", other).portfolio
    assert RootDigests(before, NOON).of("themes.water") == RootDigests(after, NOON).of(
        "themes.water"
    )
