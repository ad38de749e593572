"""The funding of an initiative: no line, one, or several; ranges; several currencies."""

import datetime
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

import pytest

from briefgen import view
from briefgen.errors import Place
from briefgen.model import (
    Duration,
    FiscalYears,
    Funding,
    FundingLine,
    LocalizedText,
    Money,
    MoneyRange,
    MoneySet,
    Number,
    Partner,
    Rate,
    Release,
)
from briefgen.view import Record, Replay, Trace, Value, compared, released
from tests.charts.portfolios import portfolio
from tests.languages.by_hand import initiative

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
HELD = Release("internal")
EARLY, LATE = FiscalYears(2024, 2026), FiscalYears(2025, 2029)


def money(amount: int, currency: str = "CAD") -> Money:
    return Money(Decimal(amount), currency)


def line(amount: Money | MoneyRange, **fields: Any) -> FundingLine:
    return FundingLine("new", amount, **fields)


def listed(*lines: FundingLine) -> Funding:
    return Funding(lines, listed=True)


NONE, ONE = Funding(), Funding((line(money(5), fiscal_years=EARLY),))
TWO = listed(line(money(5), fiscal_years=EARLY), line(money(2), fiscal_years=LATE))
FOUR_TO_SIX = MoneyRange(Decimal(4), Decimal(6), "CAD")
UP_TO_FIVE = MoneyRange(None, Decimal(5), "CAD")


def asked(
    *funding: Funding, audience: Any = "internal", **releases: Release
) -> tuple[Trace, Any]:
    """Give a trace, and all initiatives: one for each funding."""
    items = [
        initiative(f"at-{at}", "theme-0", funding=each)
        for at, each in enumerate(funding)
    ]
    labels = {path.replace("__", "."): label for path, label in releases.items()}
    data = portfolio(*items, releases=labels)
    trace = Trace(data, "en", audience, NOON)
    return trace, attrgetter("initiatives")(view.portfolio(trace))


def recorded(trace: Trace) -> dict[str, str]:
    return {key: digest for (_, key), digest in trace.recorded.items()}


def raw(value: Value | None) -> object:
    return None if value is None else value.raw


def test_an_initiative_without_a_line_has_a_funding_that_is_false() -> None:
    trace, (item,) = asked(NONE)
    assert not item.funding
    fields = ("amount", "kind", "fiscal_years", "duration", "total_value")
    assert [getattr(item.funding, name) for name in fields] == [None] * 5
    assert len(item.funding.lines) == 0
    assert recorded(trace)["initiatives.at-0.funding"] == "not given"


def test_one_line_has_the_paths_of_the_funding_itself() -> None:
    _, (item,) = asked(ONE)
    assert item.funding
    assert item.funding.amount.path == "initiatives.at-0.funding.amount"
    (only,) = item.funding.lines
    assert only.amount.path == "initiatives.at-0.funding.amount"


def test_lines_of_a_list_have_numbers_in_their_paths_even_one() -> None:
    _, (one, two) = asked(listed(line(money(5))), TWO)
    assert one.funding.amount.path == "initiatives.at-0.funding.0.amount"
    paths = [each.amount.path for each in two.funding.lines]
    assert paths == [f"initiatives.at-1.funding.{at}.amount" for at in (0, 1)]


def test_several_lines_have_a_sum_and_a_span() -> None:
    _, (item,) = asked(TWO)
    assert item.funding.amount.raw == money(7)
    assert item.funding.fiscal_years.raw == FiscalYears(2024, 2029)
    assert item.funding.kind.raw == "new"
    assert item.funding.duration is None


def test_what_lines_do_not_have_in_common_is_not_given() -> None:
    increase = FundingLine("increase", money(2), duration=Duration(5, "years"))
    _, (item,) = asked(listed(line(money(5), fiscal_years=EARLY), increase))
    assert (item.funding.kind, item.funding.fiscal_years) == (None, None)


def test_a_line_of_nothing_needs_no_years() -> None:
    _, (item,) = asked(listed(line(money(5), fiscal_years=EARLY), line(money(0))))
    assert item.funding.fiscal_years.raw == EARLY


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ((money(3), FOUR_TO_SIX), MoneyRange(Decimal(7), Decimal(9), "CAD")),
        ((money(3), UP_TO_FIVE), MoneyRange(None, Decimal(8), "CAD")),
        ((FOUR_TO_SIX, UP_TO_FIVE), MoneyRange(None, Decimal(11), "CAD")),
        ((money(3, "USD"),), money(3, "USD")),
        ((money(3, "USD"), money(1)), MoneySet((money(1), money(3, "USD")))),
        ((money(0, "USD"), money(1)), money(1)),
        ((money(0, "USD"), money(0)), money(0, "USD")),
        ((money(3, "USD"), FOUR_TO_SIX), MoneySet((FOUR_TO_SIX, money(3, "USD")))),
    ],
)
def test_amounts_are_added_up_by_currency(
    amounts: tuple[Money | MoneyRange, ...], total: object
) -> None:
    _, (item,) = asked(listed(*map(line, amounts)))
    assert item.funding.amount.raw == total
    _, apart = asked(NONE, *(Funding((line(each),)) for each in amounts))
    assert apart.funding.new_money.raw == total


def test_a_range_comes_from_both_of_its_ends() -> None:
    trace, (item,) = asked(Funding((line(FOUR_TO_SIX),)))
    amount = item.funding.amount
    ends = [f"initiatives.at-0.funding.{end}" for end in ("from", "to")]
    assert [each.path for each in amount.inputs] == ends
    assert set(ends) <= set(trace.reads)
    _ = amount.raw
    key = "initiatives.at-0.funding.amount"
    assert recorded(trace)[key] == "4 to 6 CAD"


def test_what_is_recorded_of_any_funding_is_found_again_by_its_key() -> None:
    every = (NONE, ONE, TWO, Funding((line(FOUR_TO_SIX),)), listed(line(UP_TO_FIVE)))
    trace, items = asked(*every, listed(line(money(1, "USD")), line(money(2))))
    for item in items:
        for name in ("kind", "amount", "total_value", "fiscal_years", "duration"):
            _ = raw(getattr(item.funding, name))
        for each in item.funding.lines:
            _ = each.amount.raw, each.fiscal_years
        _ = bool(item.funding.amount), item.funding.source_of_funds
    again, _ = asked(*every, listed(line(money(1, "USD")), line(money(2))))
    replay = Replay(again)
    assert len(recorded(trace)) > 30
    for key, digest in recorded(trace).items():
        assert replay.digest(key) == digest, key


def test_a_sum_that_stays_is_told_from_one_line_that_has_it() -> None:
    before, (one,) = asked(Funding((line(money(7)),)))
    after, (two,) = asked(TWO)
    for item in (one, two):
        _ = item.funding.amount.raw
    key = "initiatives.at-0.funding"
    assert recorded(before)[f"{key}.amount"] == recorded(after)[f"{key}.amount"]
    assert recorded(before)[key] != recorded(after)[key]


def test_released_keeps_what_has_no_line_and_what_has_all_lines_released() -> None:
    held = {"initiatives__at-2__funding__1": HELD}
    _, items = asked(NONE, ONE, TWO, audience="public", **held)
    kept: Any = released(items, "funding")
    assert [each.id.raw for each in kept] == ["at-0", "at-1"]
    assert kept.funding.new_money.raw == money(5)
    _, shown = asked(NONE, ONE, TWO, audience="internal", **held)
    assert len(released(shown, "funding")) == 3


def test_a_total_with_a_line_held_back_is_refused_to_the_public() -> None:
    _, items = asked(TWO, audience="public", **{"initiatives__at-0__funding__1": HELD})
    (item,) = items
    with pytest.raises(view.Unreleased):
        _ = item.funding.amount
    with pytest.raises(view.Unreleased):
        _ = items.funding.new_money


def test_the_markings_of_every_line_are_those_of_their_sum() -> None:
    secret = {"initiatives__at-0__funding__1": Release("internal", "secret")}
    _, (item,) = asked(TWO, **secret)
    assert item.funding.amount.label.markings == ("secret",)
    first, _ = item.funding.lines
    assert first.amount.label.markings == ()


@pytest.mark.parametrize("other", [FOUR_TO_SIX, UP_TO_FIVE, money(3, "USD")])
def test_there_is_no_share_of_a_range_nor_across_currencies(other: Any) -> None:
    _, (some, whole) = asked(Funding((line(money(3)),)), Funding((line(other),)))
    for part, of in ((some, whole), (whole, some)):
        assert part.funding.amount.share_of(of.funding.amount) is None


def test_comparisons_hold_where_they_are_certain_and_nowhere_else() -> None:
    _, items = asked(*(Funding((line(each),)) for each in (FOUR_TO_SIX, UP_TO_FIVE)))
    some, most = (item.funding.amount for item in items)
    assert (some > 3, some < 7, some > 0, most > 0, most < 6) == (True,) * 5
    assert (some > 7, some < 3) == (False, False)
    for other in (5, most, money(4)):
        with pytest.raises(TypeError, match="a range has no order"):
            _ = some <= other
    with pytest.raises(TypeError, match="different currencies"):
        _ = some < money(99, "USD")


@pytest.mark.parametrize("other", [FOUR_TO_SIX, money(3, "USD")])
def test_nothing_is_ranked_that_cannot_be_compared(other: Any) -> None:
    assert not compared((money(9), other)).comparable
    assert compared((money(9), money(3))).comparable


def test_a_source_of_funds_and_a_profile_are_those_of_the_only_line() -> None:
    budget = LocalizedText({"en": "Budget 2024", "fr": "Budget de 2024"})
    funding = Funding((line(money(5), source_of_funds=budget),))
    _, (one, two) = asked(funding, replace(TWO))
    assert one.funding.source_of_funds.raw == "Budget 2024"
    assert two.funding.source_of_funds is None
    assert len(one.funding.profile) == len(two.funding.profile) == 0


def test_a_line_is_placed_where_the_data_has_it() -> None:
    place = Place("a.yaml", 3, 5)
    item = initiative("mill", "theme-0", funding=TWO)
    data = replace(portfolio(item), places={"initiatives.mill.funding.1.amount": place})
    record = view.initiative_named(Trace(data, "en", "public", NOON), "mill")
    assert isinstance(record, Record)
    _, second = attrgetter("funding.lines")(record)
    assert second.amount.place == place


CANADA = LocalizedText({"en": "Bank of Canada", "fr": "Banque du Canada"})


def rate(value: str, currency: str = "USD") -> Rate:
    decimals = len(value.partition(".")[2])
    return Rate(
        currency, Number(Decimal(value), decimals), datetime.date(2024, 11, 15), CANADA
    )


def with_rates(
    *funding: Funding,
    rates: tuple[Rate, ...],
    audience: Any = "internal",
    **releases: Release,
) -> tuple[Trace, Any]:
    before, _ = asked(*funding, audience=audience, **releases)
    data = replace(before.portfolio, rates=rates)
    trace = Trace(data, "en", audience, NOON)
    return trace, attrgetter("initiatives")(view.portfolio(trace))


def funded(*amounts: Money | MoneyRange) -> tuple[Funding, ...]:
    return tuple(Funding((line(each),)) for each in amounts)


RATED = (rate("1.35"),)
MIXED = funded(money(100), money(50, "USD"), money(7, "EUR"))


def test_a_rate_converts_totals_and_nothing_else() -> None:
    trace, items = with_rates(*MIXED, rates=(rate("1.35"), rate("1.4801", "EUR")))
    assert items.funding.new_money.raw == Money(Decimal("177.86"), "CAD")
    assert items[1].funding.amount.raw == money(50, "USD")
    assert "portfolio.rates.0.value" in set(trace.reads)
    assert [each.currency.raw for each in items.rates] == ["USD", "EUR"]


def test_what_no_rate_converts_is_totalled_apart() -> None:
    _, items = with_rates(*MIXED, rates=(rate("1.35"),))
    whole = Money(Decimal("167.50"), "CAD")
    assert items.funding.new_money.raw == MoneySet((whole, money(7, "EUR")))
    assert [each.currency.raw for each in items.rates] == ["USD"]


def test_both_ends_of_a_range_are_converted_and_half_a_cent_goes_up() -> None:
    range_ = MoneyRange(Decimal("0.10"), Decimal(6), "USD")
    _, items = with_rates(*funded(range_), rates=(rate("1.35"),))
    whole = MoneyRange(Decimal("0.14"), Decimal("8.10"), "CAD")
    assert items.funding.new_money.raw == whole


def test_a_share_across_currencies_is_one_of_converted_amounts() -> None:
    _, items = with_rates(*MIXED[:2], rates=(rate("2"),))
    part = view.in_own_currency(items[1].funding.amount)
    share = part.share_of(items.funding.new_money)
    assert share is not None
    assert share.raw == Decimal("0.5")
    assert [each.path for each in part.inputs] == [
        "initiatives.at-1.funding.amount",
        "portfolio.rates.0.value",
    ]


def test_no_rate_is_told_where_nothing_is_converted() -> None:
    _, items = with_rates(*funded(money(100)), rates=(rate("1.35"),))
    assert len(items.rates) == 0
    assert items.funding.new_money.raw == money(100)


def test_a_rate_held_back_decides_no_public_total() -> None:
    held = {"portfolio__rates__0": HELD}
    _, items = with_rates(*MIXED[:2], rates=(rate("2"),), audience="public", **held)
    assert items.funding.new_money.raw == MoneySet((money(100), money(50, "USD")))
    assert len(items.rates) == 0
    assert view.in_own_currency(items[1].funding.amount).raw == money(50, "USD")


def test_a_marked_rate_marks_the_total_that_it_converts() -> None:
    secret = {"portfolio__rates__0": Release("internal", "secret")}
    _, items = with_rates(*MIXED[:2], rates=(rate("2"),), **secret)
    assert items.funding.new_money.label.markings == ("secret",)


def test_what_is_recorded_of_conversions_is_found_again_by_its_key() -> None:
    rates = (rate("1.35"), rate("1.48", "EUR"))
    trace, items = with_rates(*MIXED, rates=rates)
    _ = items.funding.new_money.raw, bool(items.rates), len(items.rates)
    for each in items.rates:
        _ = each.value.raw, each.source, each.date
    part = view.in_own_currency(items[1].funding.amount)
    _ = part.raw, part.share_of(items.funding.new_money)
    _ = view.several_currencies(trace)
    again, _ = with_rates(*MIXED, rates=rates)
    replay = Replay(again)
    assert "initiatives.at-1.funding.amount|converted" in recorded(trace)
    for key, digest in recorded(trace).items():
        assert replay.digest(key) == digest, key


def test_an_amount_is_also_in_the_own_currency_where_a_rate_changes_it() -> None:
    _, items = with_rates(*MIXED, rates=(rate("1.35"),))
    own, dollars, euros = (view.conversion_of(each.funding.amount) for each in items)
    assert (own, euros) == (None, None)
    assert raw(dollars) == Money(Decimal("67.50"), "CAD")
    held = {"portfolio__rates__0": HELD}
    hidden = with_rates(*MIXED, rates=(rate("1.35"),), audience="public", **held)
    assert view.conversion_of(hidden[1][1].funding.amount) is None


def test_that_no_rate_changes_an_amount_is_another_thing_once_one_does() -> None:
    before, items = with_rates(*MIXED[:2], rates=())
    assert view.conversion_of(items[1].funding.amount) is None
    same, changed = (with_rates(*MIXED[:2], rates=each)[0] for each in ((), RATED))
    key = "initiatives.at-1.funding.amount|converted"
    assert Replay(same).digest(key) == recorded(before)[key]
    assert Replay(changed).digest(key) != recorded(before)[key]


def test_dollars_are_told_apart_only_by_what_readers_may_know() -> None:
    usd = "initiatives__at-1__funding"
    cases: list[tuple[Any, dict[str, Release], bool]] = [
        ("public", {}, True),
        ("public", {usd: HELD}, False),
        ("internal", {usd: HELD}, True),
        ("internal", {usd: Release("internal", "secret")}, False),
        ("preview", {usd: Release("public", None, NOON.replace(year=2025))}, False),
    ]
    for audience, releases, several in cases:
        trace, _ = asked(*MIXED[:2], audience=audience, **releases)
        assert view.several_currencies(trace) is several
    assert not view.several_currencies(asked(NONE, ONE)[0])
    one = with_rates(*funded(money(1, "USD")), rates=(rate("2"),))
    assert view.several_currencies(one[0])


GROUP = Partner(LocalizedText({"": "Group"}), "funder", Number(Decimal(60), 0, "%"))
OTHERS = (
    Partner(LocalizedText({"": "Lead"}), "leading", Number(Decimal(10), 0, "%")),
    Partner(LocalizedText({"": "Silent"}), "funder"),
)


def paid_by(*partners: Partner, audience: Any = "public", **held: Release) -> Any:
    """Give a trace, and an initiative with these partners."""
    item = replace(initiative("wells", "theme-0", funding=ONE), partners=partners)
    labels = {f"initiatives.wells.{path}": label for path, label in held.items()}
    trace = Trace(portfolio(item, releases=labels), "en", audience, NOON)
    return trace, view.initiative_named(trace, "wells")


def payers(item: Any) -> list[str]:
    return [each.name.raw for each in item.funding.payers]


def test_payers_are_funders_whose_share_is_stated() -> None:
    _, item = paid_by(*OTHERS, GROUP)
    assert payers(item) == ["Group"]
    _, item = paid_by(*OTHERS)
    assert payers(item) == []


@pytest.mark.parametrize("path", ["partners.2", "partners.2.share"])
def test_a_payer_that_is_held_back_is_none_for_its_readers(path: str) -> None:
    _, item = paid_by(*OTHERS, GROUP, **{path: HELD})
    assert payers(item) == []
    _, item = paid_by(*OTHERS, GROUP, audience="internal", **{path: HELD})
    assert payers(item) == ["Group"]


def test_what_was_read_is_another_once_somebody_pays() -> None:
    before, item = paid_by(*OTHERS)
    assert not item.funding.payers
    assert payers(item) == []
    after, _ = paid_by(*OTHERS, GROUP)
    known = recorded(before)
    changed = {key for key in known if Replay(after).digest(key) != known[key]}
    assert changed == {
        "initiatives.wells.funding.payers|any",
        "initiatives.wells.funding.payers|ids",
    }


def test_renewed_money_is_what_renewals_add_to_all() -> None:
    renewal = FundingLine("renewal", money(7))
    both = listed(line(money(5)), renewal)
    trace, items = asked(both, ONE, Funding((renewal,)), audience="public")
    sums = items.funding
    assert raw(sums.renewed_money) == money(14)
    assert raw(sums.new_money) == money(24)
    key = "portfolio.initiatives.funding.renewed_money"
    assert recorded(trace)[key] == "14 CAD"
    other, _ = asked(both, ONE, ONE, audience="public")
    assert Replay(other).digest(key) == "7 CAD"
    assert not asked(ONE)[1].funding.renewed_money


OWN_PART = attrgetter("initiatives.funding.own_part")


def own_part(*partners: Partner, audience: Any = "public", **held: Release) -> Any:
    """Give what funders leave of five dollars to pay."""
    trace, _ = paid_by(*partners, audience=audience, **held)
    return OWN_PART(view.portfolio(trace))


def test_what_funders_leave_of_a_total_is_a_sum_of_its_own() -> None:
    assert raw(own_part(GROUP)) == money(2)
    assert raw(own_part()) == money(5)
    whole = replace(GROUP, share=Number(Decimal(100), 0, "%"))
    assert raw(own_part(whole)) == money(0)
    lead, silent = OTHERS
    assert raw(own_part(lead, GROUP)) == money(2)
    assert own_part(GROUP, silent) is None


def test_both_ends_of_a_range_are_shared_and_converted() -> None:
    range_ = MoneyRange(Decimal("0.10"), Decimal(6), "USD")
    item = replace(
        initiative("wells", "theme-0", funding=funded(range_)[0]), partners=(GROUP,)
    )
    data = replace(portfolio(item), rates=RATED)
    trace = Trace(data, "en", "public", NOON)
    left = MoneyRange(Decimal("0.06"), Decimal("3.24"), "CAD")
    assert raw(OWN_PART(view.portfolio(trace))) == left


@pytest.mark.parametrize("path", ["partners.0", "partners.0.role"])
def test_a_funder_held_back_changes_no_public_sum(path: str) -> None:
    assert raw(own_part(GROUP, **{path: HELD})) == money(5)
    assert raw(own_part(GROUP, audience="internal", **{path: HELD})) == money(2)


def test_a_share_held_back_is_one_that_is_not_stated() -> None:
    assert own_part(GROUP, **{"partners.0.share": HELD}) is None
    _, item = paid_by(GROUP, **{"partners.0.share": HELD})
    assert [each.name.raw for each in item.funding.silent_payers] == ["Group"]


def test_what_is_recorded_of_the_own_part_is_found_again_by_its_key() -> None:
    key = "portfolio.initiatives.funding.own_part"
    digests = []
    for partners in ((GROUP,), (GROUP, *OTHERS), ()):
        trace, _ = paid_by(*partners)
        _ = OWN_PART(view.portfolio(trace))
        again, _ = paid_by(*partners)
        assert Replay(again).digest(key) == recorded(trace)[key]
        digests.append(recorded(trace)[key])
    assert digests == ["2 CAD", "not given", "5 CAD"]
