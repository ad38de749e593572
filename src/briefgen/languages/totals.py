"""Amounts, ranges of them and totals in several currencies to words."""

from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen.languages.words import Words
from briefgen.model import Amount, Money, MoneyRange, MoneySet, Total

Manner: TypeAlias = Literal["money", "money_exact", "money_compact"]


def amounts(words: Words, total: Total, manner: Manner) -> str:
    """Return a total in words; where it has several currencies, its dollars are told apart.

    What is open, "up to" so much or between two amounts, would seem to go on with what
    comes after it: the other currencies are added to it in words, with limits last.
    """
    if not isinstance(total, MoneySet):
        return _amount(words, total, manner)
    apart = replace(words, several_currencies=True)
    parts = (total.parts[0], *sorted(total.parts[1:], key=_is_limit))
    first, *others = [_amount(apart, part, manner) for part in parts]
    if any(isinstance(part, MoneyRange) for part in total.parts):
        return words.besides.format(first, words.listing(others))
    return words.listing([first, *others])


def _is_limit(amount: Amount) -> bool:
    return isinstance(amount, MoneyRange) and amount.low is None


def _amount(words: Words, amount: Amount, manner: Manner) -> str:
    match amount:
        case Money():
            return _worded(words, amount, manner)
        case MoneyRange(None, high, currency):
            return words.limit.format(_worded(words, Money(high, currency), manner))
        case MoneyRange(low, high, currency):
            assert low is not None
            ends = (Money(end, currency) for end in (low, high))
            range_ = words.amid if manner == "money" else words.between
            return range_(*(_worded(words, end, manner) for end in ends))


def _worded(words: Words, money: Money, manner: Manner) -> str:
    match manner:
        case "money":
            return words.money(money)
        case "money_exact":
            return words.money_exact(money)
        case "money_compact":
            return words.money_compact(money)
