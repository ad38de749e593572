"""A theme has its own colour, or the style's by its place, which tells of nothing held back."""

from dataclasses import replace
from typing import Any

import pytest

from briefgen import view
from briefgen.audiences import Readership
from briefgen.model import Portfolio, Release, Theme
from briefgen.view import Record, Replay, Trace
from tests.view.test_record import LATER, NOON, PORTFOLIO, initiative, words

WELLS, _ = PORTFOLIO.initiatives
LAND, WATER = Theme("land", words("Land")), Theme("water", words("Water"))
FIELDS = replace(initiative("fields", 2), theme="land")
WHOLE = replace(
    PORTFOLIO, themes=(LAND, WATER), initiatives=(FIELDS, *PORTFOLIO.initiatives)
)
INNER, SOON = Release("internal"), Release("public", None, LATER)
ACCENTS = ("#101010", "#202020")
BLUE = "#1a5dc0"


def trace(of: Portfolio, label: str, release: Release, readers: Readership) -> Trace:
    return Trace(replace(of, releases={label: release}), "en", readers, NOON)


def place(seen: Any) -> int:
    assert isinstance(seen, Record)
    return view.place_of(seen)


@pytest.mark.parametrize("release", [INNER, SOON])
@pytest.mark.parametrize("held", ["themes.land", "initiatives.fields"])
def test_what_is_held_back_takes_no_place(held: str, release: Release) -> None:
    for readers, expected in (("public", 0), ("internal", 1)):
        asked = trace(WHOLE, held, release, readers)  # type: ignore[arg-type]
        assert place(view.theme(asked, WATER)) == expected
        assert place(view.initiative(asked, WELLS)) == expected
        assert place(view.portfolio(asked)) == 0
        assert asked.recorded["value", "themes.water|place"] == str(expected)
        assert Replay(asked).digest("initiatives.wells|place") == str(expected)


def test_a_theme_without_initiatives_to_show_comes_after_the_others() -> None:
    asked = trace(WHOLE, "initiatives.fields", INNER, "public")
    assert place(view.theme(asked, LAND)) == 1
    assert place(view.initiative(asked, WELLS)) == 0
    every = Replay(asked).digest("portfolio.themes|places")
    assert every == Replay(trace(WHOLE, "themes.x", INNER, "public")).digest(
        "portfolio.themes|places"
    ).replace("themes.land 0, themes.water 1", "themes.water 0, themes.land 1")


@pytest.mark.parametrize("readers", ["public", "internal"])
def test_the_colour_of_the_data_wins(readers: Readership) -> None:
    coloured = replace(WHOLE, themes=(LAND, replace(WATER, color=BLUE)))
    asked = trace(coloured, "themes.x", INNER, readers)
    colors = [
        view.theme_color(seen, ACCENTS)
        for seen in (
            view.theme(asked, LAND),
            view.theme(asked, coloured.themes[1]),
            view.initiative(asked, WELLS),
            view.portfolio(asked),
        )
    ]
    assert colors == [ACCENTS[0], BLUE, BLUE, ACCENTS[0]]
    assert asked.recorded["value", "initiatives.wells|color"] == BLUE
    assert Replay(asked).digest("themes.land|color") == "none"


def test_the_colour_of_a_theme_that_is_held_back_is_not_used() -> None:
    coloured = replace(WHOLE, themes=(LAND, replace(WATER, color=BLUE)))
    asked = trace(coloured, "themes.water", INNER, "public")
    assert view.own_color(view.initiative(asked, WELLS)) == ""


def test_accents_repeat() -> None:
    asked = trace(WHOLE, "themes.x", INNER, "public")
    assert view.theme_color(view.theme(asked, WATER), ACCENTS[:1]) == ACCENTS[0]
