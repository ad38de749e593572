"""Amounts of one currency to their order, their sum, and which of them lead."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import reduce

from briefgen.model import Money, Total
from briefgen.value_classes import dataclass

NEARLY = Decimal("0.02")  # of the largest amount: no reader sees a difference
LOWEST_RANK = 2  # a rank below the second is no news


@dataclass(frozen=True, slots=True)
class Compared:
    """Amounts above zero of one currency, and what is known of all of them together.

    `listed` are they without their currency, `falling` the same with the largest first.
    `order` has their places, the largest first, equal ones as they are listed; `alike`
    says whether no reader sees a difference between them. Ranges, and amounts in several
    currencies, are not `comparable`: of them, only their order in the data is known.
    """

    moneys: tuple[Money, ...]
    listed: tuple[Decimal, ...]
    falling: tuple[Decimal, ...]
    order: tuple[int, ...]
    total: Money | None
    alike: bool
    comparable: bool = True

    def larger(self, money: Money) -> int:
        """Return how many are larger than an amount."""
        return bisect_left(self.order, -money.amount, key=self._falling)

    def equal(self, money: Money) -> Sequence[int]:
        """Return the places of all that are equal to an amount, as they are listed."""
        last = bisect_right(self.order, -money.amount, key=self._falling)
        return self.order[self.larger(money) : last]

    def leads(self, money: Money) -> bool:
        """Return whether an amount is the first or second, and not the lowest.

        Nothing is said that ranks a page's own subject last, or so low that it is no news.
        """
        lowest = self.moneys[self.order[-1]]
        return self.larger(money) < LOWEST_RANK and money != lowest

    def _falling(self, at: int) -> Decimal:
        return -self.moneys[at].amount


def compared(amounts: Iterable[Total]) -> Compared:
    """Return what is known of amounts above zero, together."""
    several = tuple(amounts)
    every = tuple(amount for amount in several if isinstance(amount, Money))
    if not several:
        return Compared((), (), (), (), None, alike=True)
    if len(every) < len(several) or len({each.currency for each in every}) > 1:
        order = tuple(range(len(several)))
        return Compared((), (), (), order, None, alike=False, comparable=False)
    listed = tuple(money.amount for money in every)
    places = sorted(range(len(every)), key=lambda at: -listed[at])
    falling = tuple(listed[at] for at in places)
    alike = falling[0] - falling[-1] <= NEARLY * falling[0]
    total = reduce(Money.__add__, every)
    return Compared(every, listed, falling, tuple(places), total, alike)
