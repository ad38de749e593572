"""What documents tell without printing it tells nothing of what is held back."""

from dataclasses import replace
from typing import Any

import pytest

from briefgen import view
from briefgen.audiences import Readership
from briefgen.model import Portfolio, Release, Theme
from briefgen.view import Record, Replay, Trace
from tests.view.test_record import LATER, NOON, PORTFOLIO, words

WELLS, PONDS = PORTFOLIO.initiatives
THEMES = replace(
    PORTFOLIO,
    themes=(Theme("land", words("Land")), Theme("water", words("Water"))),
)
INNER, SOON = Release("internal"), Release("public", None, LATER)


def trace(of: Portfolio, label: str, release: Release, readers: Readership) -> Trace:
    return Trace(replace(of, releases={label: release}), "en", readers, NOON)


def test_a_public_file_tells_no_number_that_may_count_what_is_held_back() -> None:
    path = "initiatives.ponds.partners.1.name.en"
    for readers, told in (("public", None), ("internal", path), ("preview", path)):
        asked = Trace(PORTFOLIO, "en", readers, NOON)  # type: ignore[arg-type]
        ponds: Any = view.initiative(asked, PONDS)
        name = ponds.partners[1].name
        assert name.path == path
        assert view.safe_path(name) == told
        assert view.safe_path(ponds.title) == "initiatives.ponds.title.en"
        assert view.safe_path(ponds.initiatives.funding.new_money) is None


def place(seen: Any) -> int:
    assert isinstance(seen, Record)
    return view.place_of(seen)


@pytest.mark.parametrize("release", [INNER, SOON])
def test_a_theme_that_is_held_back_takes_no_place(release: Release) -> None:
    land, water = THEMES.themes
    for readers, expected in (("public", 0), ("internal", 1)):
        asked = trace(THEMES, "themes.land", release, readers)  # type: ignore[arg-type]
        assert place(view.theme(asked, water)) == expected
        assert place(view.initiative(asked, WELLS)) == expected
        assert place(view.portfolio(asked)) == place(view.theme(asked, land)) == 0
        assert asked.recorded["value", "themes.water|place"] == str(expected)
        assert Replay(asked).digest("initiatives.wells|place") == str(expected)
