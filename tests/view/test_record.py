"""Tests of the record: which keys a document has read, and what they find later."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

import pytest

from briefgen import view
from briefgen.audiences import Audience
from briefgen.document_limits import BOUNDS
from briefgen.model import (
    Advice,
    Duration,
    Edition,
    Event,
    FiscalYears,
    Funding,
    FundingLine,
    Initiative,
    LocalizedText,
    Money,
    Partner,
    Portfolio,
    Release,
    Theme,
)
from briefgen.view import (
    GONE,
    HELD,
    LEFT_OUT,
    VALUE,
    Record,
    Replay,
    Trace,
    Value,
    digest,
    shown,
)

DAY = datetime.date(2024, 11, 16)
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
LATER = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)


def words(text: str) -> LocalizedText:
    return LocalizedText({"en": text, "fr": f"{text} (fr)"})


def initiative(name: str, amount: int, *partners: str) -> Initiative:
    line = FundingLine("new", Money(Decimal(amount), "CAD"), None, Duration(5, "years"))
    return Initiative(
        name,
        "water",
        words(name),
        Funding((line,)),
        words("Works."),
        partners=tuple(Partner(words(each), "partner") for each in partners),
    )


PORTFOLIO = Portfolio(
    words("Portfolio"),
    Event(words("Meeting"), words("Lima"), DAY, DAY),
    words("Introduction."),
    "CAD",
    Edition(DAY),
    (Theme("water", words("Water"), advice=Advice(issue=words("Approve."))),),
    (initiative("wells", 3, "GIZ"), initiative("ponds", 1, "GIZ", "Alinea")),
    places={},
    releases={"themes.water.advice": Release("internal", "protected-a")},
)


def trace(
    portfolio: Portfolio = PORTFOLIO,
    audience: Audience = "internal",
    as_of: datetime.datetime = NOON,
) -> Trace:
    return Trace(portfolio, "en", audience, as_of)


def ask(asked: Trace, names: str) -> object:
    return attrgetter(names)(view.portfolio(asked))


def recorded(read: Callable[[Trace], object], **given: object) -> dict[str, str]:
    """Give what is recorded by a read."""
    found = trace(**given)  # type: ignore[arg-type]  # passed on
    read(found)
    return {key: told for (kind, key), told in found.recorded.items() if kind == VALUE}


def total(asked: Trace) -> Value:
    found = view.released(attrgetter("initiatives")(view.portfolio(asked)))
    return found.funding.new_money


def test_a_text_is_recorded_in_the_language_of_the_document() -> None:
    assert recorded(lambda asked: ask(asked, "title")) == {
        "portfolio.title": "“Portfolio”"
    }


def test_what_is_not_given_is_recorded() -> None:
    assert recorded(lambda asked: ask(asked, "note")) == {"portfolio.note": "not given"}


def test_markings_are_recorded_with_the_value() -> None:
    def read(asked: Trace) -> object:
        return attrgetter("advice.issue")(view.theme(asked, PORTFOLIO.themes[0]))

    assert recorded(read) == {
        "themes.water.advice": "[protected-a] given",
        "themes.water.advice.issue": "[protected-a] “Approve.”",
    }


def test_a_sum_is_recorded_by_its_result_when_it_is_taken() -> None:
    key = "portfolio.initiatives|released.funding.new_money"
    assert recorded(total) == {f"{key}|labels": "read"}
    assert recorded(lambda asked: total(asked).raw)[key] == "4 CAD"
    marked = {"initiatives.wells": Release("internal", "secret")}
    found = replace(PORTFOLIO, releases=marked)
    assert recorded(total, portfolio=found) == {f"{key}|labels": "[secret] read"}


def test_a_share_is_recorded_by_its_result_alone() -> None:
    def read(asked: Trace) -> object:
        part = attrgetter("funding.amount")(
            view.initiative(asked, PORTFOLIO.initiatives[1])
        )
        return part.share_of(total(asked))

    found = recorded(lambda asked: attrgetter("raw")(read(asked)))
    whole = "portfolio.initiatives|released.funding.new_money"
    key = f"initiatives.ponds.funding.amount|share({whole})"
    assert found == {
        "initiatives.ponds.funding": "given",
        "initiatives.ponds.funding.amount": "1 CAD",
        f"{whole}|labels": "read",
        f"{key}|nonzero": "yes",
        key: "0.25",
    }
    unused = {name: value for name, value in found.items() if name != key}
    assert recorded(read) == unused
    more = replace(PORTFOLIO, initiatives=(*PORTFOLIO.initiatives, initiative("a", 4)))
    assert Replay(trace(more)).digest(key) == "0.125"


def of_all(asked: Trace) -> Value:
    """Give the share of the second initiative, a quarter."""
    second = view.initiative(asked, PORTFOLIO.initiatives[1])
    part = attrgetter("funding.amount")(second)
    fraction = part.share_of(total(asked))
    assert isinstance(fraction, Value)
    return fraction


OF_ALL = (
    "initiatives.ponds.funding.amount"
    "|share(portfolio.initiatives|released.funding.new_money)"
)
USES: dict[str, tuple[Callable[[Value], object], str, str]] = {
    "rounded": (lambda value: value.rounded, "25%", "13%"),
    "lt(1)": (lambda value: value < 1, "yes", "yes"),
    "le(0)": (lambda value: value <= 0, "no", "no"),
    "gt(-1)": (lambda value: value > -1, "yes", "yes"),
    "ge(1)": (lambda value: value >= 1, "no", "no"),
    "eq(1)": (lambda value: value != 1, "no", "no"),
}


@pytest.mark.parametrize("use", USES)
def test_a_derived_value_is_recorded_by_how_it_is_used(use: str) -> None:
    read, before, after = USES[use]
    found = recorded(lambda asked: read(of_all(asked)))
    assert found[f"{OF_ALL}|{use}"] == before
    assert OF_ALL not in found
    assert not any(key.endswith("new_money") for key in found)
    more = replace(PORTFOLIO, initiatives=(*PORTFOLIO.initiatives, initiative("a", 4)))
    assert Replay(trace(more)).digest(f"{OF_ALL}|{use}") == after
    none = replace(PORTFOLIO, initiatives=())
    assert Replay(trace(none)).digest(f"{OF_ALL}|{use}") == GONE


def test_a_use_carries_the_markings_of_what_it_comes_from() -> None:
    marked = {"initiatives.wells": Release("internal", "secret")}
    found = recorded(
        lambda asked: of_all(asked).rounded,
        portfolio=replace(PORTFOLIO, releases=marked),
    )
    assert found[f"{OF_ALL}|rounded"] == "[secret] 25%"
    assert Replay(trace()).digest(f"{OF_ALL}|rounded") == "25%"


def test_what_is_compared_with_another_value_is_recorded_exactly() -> None:
    def read(asked: Trace) -> object:
        return total(asked) > attrgetter("initiatives.funding.new_money")(
            view.portfolio(asked)
        )

    found = recorded(read)
    assert found["portfolio.initiatives|released.funding.new_money"] == "4 CAD"
    assert found["portfolio.initiatives.funding.new_money"] == "4 CAD"


def test_whether_a_share_is_given_is_recorded() -> None:
    nothing = replace(PORTFOLIO, initiatives=(initiative("a", 0),))
    whole = "portfolio.initiatives|released.funding.new_money"
    key = f"initiatives.a.funding.amount|share({whole})|nonzero"

    def read(asked: Trace) -> object:
        part = attrgetter("funding.amount")(
            view.initiative(asked, nothing.initiatives[0])
        )
        return part.share_of(total(asked))

    assert recorded(read, portfolio=nothing)[key] == "not given"
    more = replace(nothing, initiatives=(initiative("a", 1),))
    assert Replay(trace(more)).digest(key) == "yes"


@pytest.mark.parametrize(("ponds", "most"), [(1, "no"), (3, "yes"), (9, "yes")])
def test_whether_a_share_is_half_is_recorded_and_no_more(ponds: int, most: str) -> None:
    some = replace(PORTFOLIO, initiatives=(initiative("a", 3), initiative("b", ponds)))
    key = "initiatives.b.funding.amount|share(portfolio.initiatives|released.funding.new_money)"

    def read(asked: Trace) -> object:
        part = attrgetter("funding.amount")(view.initiative(asked, some.initiatives[1]))
        return part.share_of(total(asked)).compared("ge", Decimal("0.5"))

    found = recorded(read, portfolio=some)
    assert found[f"{key}|ge(0.5)"] == most
    assert key not in found
    assert Replay(trace(some)).digest(f"{key}|ge(0.5)") == most


def test_whether_there_is_a_sum_is_recorded() -> None:
    key = "portfolio.initiatives|released.funding.new_money"
    found = recorded(lambda asked: bool(total(asked)))
    assert found == {f"{key}|labels": "read", f"{key}|nonzero": "yes"}
    nothing = replace(PORTFOLIO, initiatives=(initiative("a", 0),))
    assert Replay(trace(nothing)).digest(f"{key}|nonzero") == "no"


def test_what_a_sum_counts_is_part_of_the_judgement_of_what_may_be_public() -> None:
    """Its words may stay when a part is held back: what was published is judged again."""
    key = "portfolio.initiatives|released.funding.new_money|labels"
    without = replace(
        PORTFOLIO, releases={"initiatives.ponds": Release("public", None, LATER)}
    )
    before, after, later = (
        Replay(trace(portfolio, "public", as_of)).digest(key)
        for portfolio, as_of in ((PORTFOLIO, NOON), (without, NOON), (without, LATER))
    )
    assert before == later != after
    held = {"initiatives.dams": Release("public", None, LATER)}
    for more in (initiative("dams", 0), initiative("dams", 9)):
        added = replace(
            PORTFOLIO, initiatives=(*PORTFOLIO.initiatives, more), releases=held
        )
        assert Replay(trace(added, "public")).digest(key) == before


def test_the_path_of_what_is_read_inside_a_derivation_is_still_a_read() -> None:
    found = trace()
    assert total(found).raw == Money(Decimal(4), "CAD")
    assert "initiatives.ponds.funding.amount" in found.reads


def test_what_all_have_is_recorded_as_a_list() -> None:
    def read(asked: Trace) -> object:
        return [
            ask_name(each)
            for each in attrgetter("initiatives.partners")(view.portfolio(asked))
        ]

    def ask_name(partner: object) -> object:
        return attrgetter("name")(partner)

    assert recorded(read) == {
        "portfolio.initiatives.partners|labels": "read",
        "portfolio.initiatives.partners|ids": (
            "initiatives.wells.partners.0, initiatives.ponds.partners.1"
        ),
        "initiatives.wells.partners.0.name": "“GIZ”",
        "initiatives.ponds.partners.1.name": "“Alinea”",
    }


def test_a_chosen_list_records_what_it_was_chosen_by() -> None:
    embargo = {"initiatives.wells": Release("public", None, LATER)}

    def read(asked: Trace) -> object:
        chosen = attrgetter("initiatives")(view.portfolio(asked))[1:]
        return view.released(chosen).funding.new_money.raw

    found = recorded(read, portfolio=replace(PORTFOLIO, releases=embargo))
    until = "embargoed until 2025-01-01T00:00:00+00:00"  # which internal pages tell
    assert found == {
        "portfolio.initiatives|ids": f"[{until}] initiatives.wells, initiatives.ponds",
        "initiatives.ponds|released": "released",
        "initiatives.ponds.funding": "given",
        "initiatives.ponds.funding.amount": "1 CAD",
    }


def read_all(asked: Trace) -> None:
    """Read in every manner that there is."""
    seen = view.portfolio(asked)
    initiatives = attrgetter("initiatives")(seen)
    assert bool(view.released(initiatives))
    assert len(initiatives) == 2
    for each in initiatives:
        assert isinstance(each, Record)
        attrgetter("theme.title", "funding.duration", "funding.fiscal_years")(each)
        view.released(view.Listing(asked, (each,)))
        assert [
            attrgetter("role")(partner).raw for partner in attrgetter("partners")(each)
        ]
        own = attrgetter("initiatives.funding.new_money")(each)
        own.share_of(initiatives.funding.new_money)
    assert initiatives.funding.fiscal_years is None
    assert attrgetter("event.starts")(seen).raw == DAY


def test_what_did_not_change_is_found_again() -> None:
    asked = trace()
    read_all(asked)
    replay = Replay(trace())
    for (kind, key), found in asked.recorded.items():
        if kind == LEFT_OUT:
            assert replay.left_out(key) == frozenset(found.split()), key
        else:
            assert (kind, replay.digest(key)) == (VALUE, found), key


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("initiatives.none.title", GONE),
        ("initiatives.wells.partners.7.name", GONE),
        ("portfolio.title.none", GONE),
        ("portfolio.title|ids", GONE),
        ("portfolio.initiatives|ids|share(portfolio.title)", GONE),
        ("initiatives.wells.theme", "“water”"),
        ("initiatives.wells.partners|any", "some"),
        ("portfolio.initiatives|released|length", "2"),
    ],
)
def test_a_key_is_read_as_far_as_it_goes(key: str, found: str) -> None:
    assert Replay(trace()).digest(key) == found


def test_what_is_held_back_is_told_so_until_its_time() -> None:
    embargo = {"initiatives.wells": Release("public", None, LATER)}
    held = replace(PORTFOLIO, releases=embargo)
    before, after = Replay(trace(held, "public")), Replay(trace(held, "public", LATER))
    assert before.digest("initiatives.wells.title") == HELD
    assert after.digest("initiatives.wells.title") == "“wells”"
    ids = "portfolio.initiatives|released|ids"
    assert before.digest(ids) == "initiatives.ponds"
    assert after.digest(ids) == "initiatives.wells, initiatives.ponds"
    alone = "initiatives.wells|released"
    assert (before.digest(alone), after.digest(alone)) == ("held back", "released")


def test_equal_amounts_have_equal_digests() -> None:
    assert digest(Money(Decimal("5.50"), "CAD")) == digest(Money(Decimal("5.5"), "CAD"))
    assert digest(Money(Decimal("5E+2"), "CAD")) == "500 CAD"
    assert digest(FiscalYears(2024, 2029)) == "2024-2029"
    assert digest("5") != digest(5)


def test_a_long_text_is_shown_by_its_beginning() -> None:
    first, second = digest("Words.\n" * 90), digest("Words.\n" * 91)
    assert first != second
    assert shown(first) == shown(second)
    assert shown(first).startswith("“Words. Words. ")
    assert shown(first).endswith("…")


def test_what_was_read_is_found_again_however_much_else_was() -> None:
    trace = Trace(PORTFOLIO, "en", "internal", NOON)
    replay = Replay(trace)
    trace.budget.spend("steps", BOUNDS["steps"].most)
    for key in ("portfolio.initiatives|length", "portfolio.initiatives|ids"):
        assert replay.digest(key) != GONE
    trace.budget.spend("steps", BOUNDS["steps"].most - 10)
    assert replay.left_out("portfolio.initiatives|released") == frozenset()
