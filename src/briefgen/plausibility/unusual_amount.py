"""The amounts of a portfolio to warnings about those that are far from all others.

`amount: 9.2` was meant as millions, and prints as $9.20: it is told, as is an amount a
thousand times the usual one. $100,000 beside $35 million is not.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from statistics import median_low

from briefgen.errors import Diagnostic
from briefgen.model import FundingLine, Money, MoneyRange, ends
from briefgen.plausibility.material import DataMaterial

RULE = "unusual-amount"
SMALL = 100  # of any currency: less is hardly the funding of an initiative
PARTED = 1_000  # below, a fraction is hardly one of the currency
FAR = 1_000  # times the usual amount, or a part of it
FEWEST = 4  # amounts that have a usual one
HINT = "write the whole amount in digits, without a unit such as million"


def check(material: DataMaterial) -> Iterator[Diagnostic]:
    """Yield a warning for each amount that is very small, or far from the usual one."""
    amounts = [*_amounts(material)]
    by_currency: dict[str, list[Decimal]] = defaultdict(list)
    for _, money in amounts:
        if money.amount and not _is_small(money.amount):
            by_currency[money.currency].append(money.amount)
    usual = {name: _usual(each) for name, each in by_currency.items()}
    for path, money in amounts:
        message = _message(money, usual.get(money.currency))
        if message:
            yield material.warning(path, message, RULE, HINT)


def _amounts(material: DataMaterial) -> Iterator[tuple[str, Money]]:
    """Yield the amounts of all lines of funding; of a range, both ends."""
    for path, value in material.values:
        if value.__class__ is FundingLine:
            for each in fields(value):
                part = getattr(value, each.name)
                if isinstance(part, Money):
                    yield f"{path}.{each.name}", part
                elif isinstance(part, MoneyRange):
                    for name, end in zip(("from", "to"), ends(part), strict=True):
                        if end is not None:
                            yield f"{path}.{name}", Money(end, part.currency)


def _usual(amounts: Sequence[Decimal]) -> Decimal | None:
    return median_low(amounts) if len(amounts) >= FEWEST else None


def _is_small(amount: Decimal) -> bool:
    return amount < SMALL or bool(amount % 1 and amount < PARTED)


def _message(money: Money, usual: Decimal | None) -> str:
    amount = money.amount
    if amount and _is_small(amount):
        return f"{amount} {money.currency} is unusual as the money of an initiative"
    if usual is None or not amount:
        return ""
    if amount * FAR < usual:
        return f"{amount} is less than a thousandth of the usual amount here"
    if amount > usual * FAR:
        return f"{amount} is more than a thousand times the usual amount here"
    return ""
