"""Amounts of money: exact ones, ranges, and totals in several currencies."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from briefgen.value_classes import dataclass

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        """Return the sum; raise ValueError for another currency: nothing is converted."""
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)


@dataclass(frozen=True, slots=True)
class MoneyRange:
    """An amount that is not decided yet: from `low` to `high`, or up to `high` alone."""

    low: Decimal | None
    high: Decimal
    currency: str


Amount: TypeAlias = Money | MoneyRange


@dataclass(frozen=True, slots=True)
class MoneySet:
    """Amounts in different currencies, which nothing adds up."""

    parts: tuple[Amount, ...]


Total: TypeAlias = Money | MoneyRange | MoneySet


def ends(amount: Amount) -> tuple[Decimal | None, Decimal]:
    """Return the least that an amount may be, if that is known, and the most."""
    if isinstance(amount, Money):
        return amount.amount, amount.amount
    return amount.low, amount.high


def amounts_of(total: Total) -> tuple[Amount, ...]:
    """Return the amounts of a total, one for each currency."""
    return total.parts if isinstance(total, MoneySet) else (total,)


def is_some(total: Total) -> bool:
    """Return whether a total is more than nothing, or may be."""
    return any(ends(part)[1] for part in amounts_of(total))


def added(amounts: Iterable[Total], own: str) -> Total:
    """Return the sum of amounts; each currency has its own, that of the office first.

    Of ranges, it is a range; it has no lower end if one of them has none. Nothing is a
    sum of zero in the currency of the office.
    """
    sums: dict[str, tuple[Decimal | None, Decimal]] = {}
    nothing = Decimal(0), Decimal(0)
    for amount in (part for total in amounts for part in amounts_of(total)):
        low, high = ends(amount)
        least, most = sums.get(amount.currency, nothing)
        both = None if low is None or least is None else least + low
        sums[amount.currency] = both, most + high
    some = [each for each in sums if sums[each][1]] or [*sums][:1] or [own]
    some.sort(key=lambda each: (each != own, each))
    listed = tuple(_between(*sums.get(each, nothing), each) for each in some)
    return listed[0] if len(listed) == 1 else MoneySet(listed)


def _between(low: Decimal | None, high: Decimal, currency: str) -> Amount:
    if low == high:
        return Money(high, currency)
    return MoneyRange(low, high, currency)


def portion(amount: Amount, percent: Decimal) -> Amount:
    """Return a part of an amount, given in per cent, to the cent; half a cent goes up."""
    least, most = (
        None if end is None else (end * percent / 100).quantize(CENT, ROUND_HALF_UP)
        for end in ends(amount)
    )
    assert most is not None
    return _between(least, most, amount.currency)


def converted(amount: Amount, rate: Decimal, currency: str) -> Amount:
    """Return an amount in another currency, to the cent.

    Half a cent is rounded up, as the law has it where currencies are converted
    (Council Regulation (EC) No 1103/97, article 5; Canada has no rule of its own).
    """
    least, most = (
        None if end is None else (end * rate).quantize(CENT, ROUND_HALF_UP)
        for end in ends(amount)
    )
    assert most is not None
    return _between(least, most, currency)
