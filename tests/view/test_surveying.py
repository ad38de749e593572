"""What all documents of some readers have in common tells nothing of what is held back."""

from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pytest

from briefgen import view
from briefgen.model import Money, Portfolio, Readership, Release, Theme
from briefgen.view import Record, Replay, Trace
from tests.view.test_recording import LATER, NOON, PORTFOLIO, words

WELLS, PONDS = PORTFOLIO.initiatives
DOLLARS = replace(PONDS.funding, amount=Money(Decimal(1), "USD"))
BOTH = replace(PORTFOLIO, initiatives=(WELLS, replace(PONDS, funding=DOLLARS)))
THEMES = replace(
    PORTFOLIO,
    themes=(Theme("land", words("Land")), Theme("water", words("Water"))),
)
INNER, SOON = Release("internal"), Release("public", None, LATER)


def trace(of: Portfolio, label: str, release: Release, readers: Readership) -> Trace:
    return Trace(replace(of, releases={label: release}), "en", readers, NOON)


@pytest.mark.parametrize("label", ["initiatives.ponds", "initiatives.ponds.funding"])
@pytest.mark.parametrize("release", [INNER, SOON])
def test_a_currency_that_is_held_back_changes_no_other_amount(
    label: str, release: Release
) -> None:
    public = trace(BOTH, label, release, "public")
    assert view.several_currencies(public) is False
    assert view.several_currencies(trace(BOTH, label, release, "internal"))
    preview = trace(BOTH, label, release, "preview")
    assert view.several_currencies(preview) is (release is SOON)
    later = Trace(public.portfolio, "en", "public", LATER)
    assert view.several_currencies(later) is (release is SOON)
    found = Replay(later).digest("portfolio|currencies")
    assert (found == "several") is (release is SOON)


def test_of_one_currency_there_are_not_several() -> None:
    asked = trace(PORTFOLIO, "none", INNER, "public")
    assert view.several_currencies(asked) is False
    assert asked.recorded["value", "portfolio|currencies"] == "one"


@pytest.mark.parametrize("release", [INNER, SOON])
def test_a_number_in_a_path_counts_nothing_that_is_held_back(release: Release) -> None:
    label = "initiatives.ponds.partners.0"
    for readers, path in (
        ("public", None),
        ("internal", "initiatives.ponds.partners.1.name.en"),
    ):
        asked = trace(PORTFOLIO, label, release, readers)  # type: ignore[arg-type]
        ponds: Any = view.initiative(asked, PONDS)
        (*_, second) = view.released(ponds.partners)
        name = attrgetter("name")(second)
        assert name.path == "initiatives.ponds.partners.1.name.en"
        assert view.path_told(name) == path
        assert view.path_told(ponds.title) == "initiatives.ponds.title.en"
        assert view.path_told(ponds.initiatives.funding.new_money) is None


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
