"""A whole in the range of a share leaves all that was used of the share as it was."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.model import Money
from briefgen.view import range_of, used_share
from briefgen.view.compare import fraction
from briefgen.view.record import digest, rounded
from briefgen.view.share_range import NOWHERE
from briefgen.view.values import COMPARISONS

OF_ALL = "portfolio.initiatives|released(theme).funding.new_money"
OWN = "{0}.initiatives|released.funding.new_money"
USES = ("rounded", "nonzero", "lt(1)", "eq(1)", "gt(0)", "le(2)", "ge(-1)", "ge(0.5)")
AMOUNTS = st.decimals(0, 10**12, places=2) | st.integers(0, 10**7).map(Decimal)


def used(share: Decimal, whole: Decimal) -> list[object]:
    """Return what documents record of a share."""
    of = fraction(Money(share, "CAD"), Money(whole, "CAD"))
    numbers = ((use[:2], Decimal(use[3:-1])) for use in USES[2:])
    return [
        rounded(of),
        bool(of),
        *(COMPARISONS[how](of, number) for how, number in numbers),
    ]


def cad(amount: Decimal) -> str:
    return digest(Money(amount, "CAD"))


@given(AMOUNTS, AMOUNTS.filter(bool), st.floats(0, 1))
@example(Decimal(1000), Decimal(1000), 0.5)
@example(Decimal(995), Decimal(100000), 1)
@example(Decimal(1), Decimal(100), 0)
@example(Decimal(99), Decimal(100), 0)
@example(Decimal(15), Decimal(1000), 1)
@example(Decimal(0), Decimal("0.01"), 1)
@example(Decimal(500), Decimal(1000), 1)
def test_all_wholes_in_a_range_leave_a_share_as_it_was(
    share: Decimal, whole: Decimal, where: float
) -> None:
    low, high = range_of(cad(share), cad(whole), USES)
    assert 0 < low <= whole <= high
    between = low + (high - low) * Decimal(where)
    for each in (low, between, high):
        assert used(share, each) == used(share, whole)


def test_a_range_is_at_least_half_of_what_it_could_be() -> None:
    low, high = range_of(cad(Decimal(100)), cad(Decimal(1000)), ("rounded",))
    assert (low, high) == (Decimal(1000 - 32), Decimal(1000 + 32))  # 9.5 to 10.5%
    assert range_of(cad(Decimal(1000)), cad(Decimal(1000)), USES) == (
        Decimal(1000),
        Decimal(1000),
    )


def test_a_range_stands_for_one_label_and_for_the_number_alone() -> None:
    marked = f"[Protected B, embargoed until 2024] {cad(Decimal(100))}"
    assert range_of(marked, cad(Decimal(1000)), ("rounded",)) == (
        Decimal(968),
        Decimal(1032),
    )


@pytest.mark.parametrize(
    "digests",
    [
        ("not given", "9 CAD"),
        ("9 CAD", "held back"),
        ("9 CAD", "no longer there"),
        ("9 CAD", "0 CAD"),
        ("9 USD", "9 CAD"),
        ("-9 CAD", "9 CAD"),
        ("9 CAD", "9000000000000000 CAD"),
        ("“9 CAD”", "9 CAD"),
    ],
)
def test_of_what_is_no_amount_nothing_is_known(digests: tuple[str, str]) -> None:
    assert range_of(*digests, ("rounded",)) == NOWHERE


@pytest.mark.parametrize("use", USES)
def test_a_share_of_the_whole_is_known_by_its_key(use: str) -> None:
    share = used_share(f"{OWN}|share({OF_ALL})|{use}")
    assert share is not None
    assert (share.part, share.whole, share.use) == (OWN, OF_ALL, use)


@pytest.mark.parametrize(
    "key",
    [
        f"{OWN}|share({OF_ALL})",  # exactly
        f"{OWN}|share({{1}}.initiatives.funding.new_money)|rounded",  # of no whole
        f"{OF_ALL}|share({OF_ALL})|rounded",
        f"portfolio.initiatives.funding.new_money|share({OWN})|rounded",
        f"{OWN}|share({OF_ALL}|share({OF_ALL}))|rounded",
        f"{{0}}.initiatives|released(title).funding.new_money|share({OF_ALL})|rounded",
        f"{OWN}|rounded",
        "portfolio.themes|funding(released)|standing({0})",
    ],
)
def test_any_other_key_is_compared_itself(key: str) -> None:
    assert used_share(key) is None
