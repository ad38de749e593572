"""The amounts of a chart to words in one unit, so that no reader compares two.

Its title is part of it: above "$1,550 million" no title says "$1.55 billion". The prose
and the key figures of its page keep the shortest form.
"""

from collections.abc import Sequence
from decimal import Decimal

from briefgen.languages.rounding import Unit
from briefgen.languages.words import Words
from briefgen.model import Money

UNITS: tuple[tuple[Unit, Decimal], ...] = (
    ("billion", Decimal(10**9)),
    ("million", Decimal(10**6)),
)
LEAST = Decimal("0.1")  # of a unit: below it three digits would need many decimals
CENT = Decimal("0.01")


def in_one_unit(moneys: Sequence[Money], words: Words) -> list[str]:
    """Return amounts in the largest unit that suits all, otherwise in full."""
    unit = unit_of([money.amount for money in moneys])
    if unit is None:
        return [words.money_exact(money) for money in moneys]
    alike = words.within(unit)
    return [alike.money_compact(money) for money in moneys]


def titled(moneys: Sequence[Money], words: Words) -> Words:
    """Return the words for a title above amounts: in their unit, if they have one."""
    unit = unit_of([money.amount for money in moneys])
    return words if unit is None else words.within(unit)


def unit_of(amounts: Sequence[Decimal]) -> Unit | None:
    """Return the largest unit that the largest amount reaches and the smallest has."""
    for unit, size in UNITS:
        reached = any(amount >= size for amount in amounts)
        if reached and all(_suits(amount / size) for amount in amounts):
            return unit
    return None


def _suits(amount: Decimal) -> bool:
    return amount >= LEAST or amount % CENT == 0
