"""What `released` keeps of a list, and what a held-back part of a kept item does."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pytest

from briefgen import view
from briefgen.audiences import Readership
from briefgen.model import Location, Money, Note, Release
from briefgen.view import HELD, Listing, Replay, Trace, Unreleased
from tests.view.test_record import LATER, NOON, PORTFOLIO, words

INNER, SOON = Release("internal"), Release("public", None, LATER)
WELLS, PONDS = PORTFOLIO.initiatives
NOTED = replace(
    PORTFOLIO,
    note=Note("decision", words("Minister"), sign_off=(words("A"), words("B"))),
    initiatives=(replace(WELLS, places=(Location("PE"),)), PONDS),
)


def asked(
    releases: dict[str, Release], readers: Readership = "public"
) -> tuple[Any, Trace]:
    """Show a portfolio with labels on its initiatives."""
    held = {f"initiatives.{path}": release for path, release in releases.items()}
    trace = Trace(replace(NOTED, releases=held), "en", readers, NOON)
    return view.portfolio(trace), trace


def ids(items: Listing) -> list[str]:
    return [str(attrgetter("id.raw")(item)) for item in items]


def names(items: Listing) -> list[str]:
    return [str(attrgetter("name.raw")(item)) for item in items]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("funding", "wells.funding"),
        ("title", "wells.title"),
        ("partners", "wells.partners.0"),
        ("description", "wells.description"),
        ("funding", "wells"),
    ],
)
def test_a_field_that_is_held_back_leaves_its_item_out(name: str, label: str) -> None:
    for release in (INNER, SOON, Release("internal", "secret")):
        seen, _ = asked({label: release})
        assert ids(view.released(seen.initiatives, name)) == ["ponds"]
    seen, _ = asked({label: INNER}, "internal")
    assert ids(view.released(seen.initiatives, name)) == ["wells", "ponds"]
    seen, _ = asked({label: SOON}, "preview")
    assert ids(view.released(seen.initiatives, name)) == ["wells", "ponds"]


def test_a_preview_keeps_no_item_whose_field_no_time_releases() -> None:
    for release in (
        INNER,
        Release("internal", "secret"),
        Release("internal", None, LATER),
    ):
        seen, _ = asked({"wells.funding": release}, "preview")
        assert ids(view.released(seen.initiatives, "funding")) == ["ponds"]
        assert ids(view.released(seen.initiatives)) == ["wells", "ponds"]


def test_a_field_of_an_item_that_is_kept_is_still_refused() -> None:
    seen, _ = asked({"wells.funding": INNER})
    kept = view.released(seen.initiatives)
    assert len(kept) == 2
    with pytest.raises(Unreleased, match=r"initiatives\.wells\.funding"):
        _ = kept.funding.new_money
    both = view.released(seen.initiatives, "funding").funding
    assert both.new_money.raw == Money(Decimal(1), "CAD")


def test_a_theme_that_is_held_back_leaves_its_initiatives_out() -> None:
    trace = Trace(replace(NOTED, releases={"themes.water": SOON}), "en", "public", NOON)
    seen: Any = view.portfolio(trace)
    assert ids(view.released(seen.initiatives)) == ["ponds", "wells"]  # by id
    assert ids(view.released(seen.initiatives, "theme")) == []


def test_what_is_not_given_holds_nothing_back() -> None:
    seen, _ = asked({})
    assert ids(view.released(seen.initiatives, "summary")) == ["wells", "ponds"]


def test_to_ask_for_a_field_is_no_read_of_it() -> None:
    seen, trace = asked({"ponds": INNER})
    assert len(view.released(seen.initiatives, "funding")) == 1
    assert not any(key.endswith("funding") for _, key in trace.recorded)


def test_no_item_has_a_field_of_another_name() -> None:
    seen, _ = asked({})
    with pytest.raises(AttributeError, match="finding"):
        view.released(seen.initiatives, "finding")


def test_partners_of_several_are_left_out_one_by_one() -> None:
    seen, _ = asked({"ponds.partners.1": INNER})
    partners = view.released(seen.initiatives).partners
    assert names(view.released(partners)) == ["GIZ"]
    with pytest.raises(Unreleased, match=r"initiatives\.ponds\.partners\.1"):
        list(partners)
    with pytest.raises(Unreleased):
        len(partners)


def test_a_partner_that_is_held_back_hides_no_other_of_its_name() -> None:
    seen, _ = asked({"wells.partners.0": INNER})
    partners = view.released(seen.initiatives).partners
    assert names(view.released(partners)) == ["GIZ", "Alinea"]


def test_a_partner_whose_name_is_held_back_is_left_out_by_it() -> None:
    seen, _ = asked({"ponds.partners.1.name": SOON})
    partners = view.released(seen.initiatives).partners
    assert len(view.released(partners)) == 2
    assert names(view.released(partners, "name")) == ["GIZ"]


def test_places_are_left_out_one_by_one_too() -> None:
    seen, _ = asked({"wells.places.0": INNER})
    places = view.released(seen.initiatives).places
    assert len(view.released(places)) == 0


def test_texts_in_a_list_are_left_out_one_by_one() -> None:
    held = {"portfolio.note.sign_off.0": INNER}
    trace = Trace(replace(NOTED, releases=held), "en", "public", NOON)
    seen: Any = view.portfolio(trace)
    assert [each.raw for each in view.released(seen.note.sign_off)] == ["B"]
    for read in (list, len, bool):
        with pytest.raises(Unreleased, match=r"portfolio\.note\.sign_off\.0"):
            read(seen.note.sign_off)


Read = Callable[[Any], object]
READ: dict[str, Read] = {
    "portfolio.initiatives|released(funding)|ids": lambda seen: list(
        view.released(seen.initiatives, "funding")
    ),
    "portfolio.initiatives|released(funding).funding.new_money": lambda seen: (
        view.released(seen.initiatives, "funding").funding.new_money.raw
    ),
    "portfolio.initiatives|released.partners|released|length": lambda seen: len(
        view.released(view.released(seen.initiatives).partners)
    ),
    "initiatives.wells|released(funding)": lambda seen: view.released(
        seen.initiatives[:1], "funding"
    ),
}


@pytest.mark.parametrize("key", READ)
def test_what_was_kept_is_found_again_until_a_label_changes(key: str) -> None:
    seen, trace = asked({})
    READ[key](seen)
    found = trace.recorded["value", key]
    _, again = asked({})
    assert Replay(again).digest(key) == found
    _, later = asked({"wells.funding": INNER, "ponds.partners.1": INNER})
    assert Replay(later).digest(key) not in {found, view.GONE}


def test_what_is_left_out_is_named_for_whoever_judges_what_was_published() -> None:
    seen, trace = asked({"wells.funding": INNER})
    view.released(seen.initiatives, "funding")
    key = "portfolio.initiatives|released(funding)"
    assert trace.recorded[view.LEFT_OUT, key] == "initiatives.wells"
    assert Replay(trace).left_out(key) == {"initiatives.wells"}
    assert Replay(asked({})[1]).left_out(key) == frozenset()
    assert Replay(asked({})[1]).left_out("themes.none.initiatives|released") == set()


def test_an_item_that_is_held_back_is_told_so() -> None:
    _, trace = asked({"wells.partners.0": INNER})
    for key in ("partners.0", "partners.0.name"):
        assert Replay(trace).digest(f"initiatives.wells.{key}") == HELD
    held = {"portfolio.note.sign_off.0": INNER}
    trace = Trace(replace(NOTED, releases=held), "en", "public", NOON)
    assert Replay(trace).digest("portfolio.note.sign_off.0") == HELD
