"""Quantities as prose gives them, where the next unit or the next count begins."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.languages import CODES
from briefgen.languages.rounding import Short, in_whole_years, share_of_women, short
from briefgen.languages.words_of import words_of
from briefgen.model import Duration, Money
from briefgen.view.record import rounded


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (999_999, None),
        (1_000_000, Short(Decimal(1), "million", about=False)),
        (999_000_000, Short(Decimal(999), "million", about=False)),
        (999_999_999, Short(Decimal("1.00"), "billion", about=True)),
        (1_000_000_000, Short(Decimal(1), "billion", about=False)),
    ],
)
def test_millions_end_where_a_thousand_of_them_is_a_billion(
    amount: int, expected: Short | None
) -> None:
    assert short(Decimal(amount)) == expected


def test_a_share_is_said_of_two_people_and_more() -> None:
    assert [share_of_women(count, 50) for count in (0, 1, 2)] == [None, None, 50]
    assert [share_of_women(9, percent) for percent in (None, 0, 100)] == [None] * 3


@given(st.decimals(0, 10**11, places=2), st.decimals(0, 10**7, places=2))
def test_amounts_that_are_recorded_alike_read_alike(
    amount: Decimal, more: Decimal
) -> None:
    first, second = (Money(each, "CAD") for each in (amount, amount + more))
    if rounded(first) == rounded(second):
        for language in CODES:
            words = words_of(language, several_currencies=False)
            assert words.money(first) == words.money(second)
            assert words.money_compact(first) == words.money_compact(second)


@given(st.decimals(0, 2, places=6), st.decimals(0, "0.02", places=6))
def test_shares_that_are_recorded_alike_read_alike(
    fraction: Decimal, more: Decimal
) -> None:
    if rounded(fraction) == rounded(fraction + more):
        for language in CODES:
            words = words_of(language, several_currencies=False)
            assert words.percent(fraction) == words.percent(fraction + more)


@pytest.mark.parametrize("unit", ["years", "months", "weeks"])
def test_a_duration_in_words_is_as_long_as_it_was(unit: Any) -> None:
    for count in range(1, 500):
        length = Duration(count, unit)
        assert in_whole_years(length).months == length.months
