"""Quantities as prose gives them, where the next unit or the next count begins."""

from decimal import Decimal

import pytest

from briefgen.languages.rounding import Short, share_of_women, short


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
