"""Amounts, ranges of them and totals in several currencies to words."""

from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen.languages.words import Words
from briefgen.model import Amount, Money, MoneyRange, MoneySet, Total

Manner: TypeAlias = Literal["money", "money_exact", "money_compact"]


def amounts(words: Words, total: Total, manner: Manner) -> str:
    """Return a total in words; where it has several currencies, its dollars are told apart.

    "Up to" would seem to hold for all that comes after it: a limit that stands before an
    amount of another kind has its word behind it.
    """
    if not isinstance(total, MoneySet):
        return _amount(words, total, manner, words.limit)
    apart = replace(words, several_currencies=True)
    limits = [_is_limit(part) for part in total.parts]
    limit = words.limit if limits == sorted(limits) else words.limit_apart
    return words.listing([_amount(apart, part, manner, limit) for part in total.parts])


def _is_limit(amount: Amount) -> bool:
    return isinstance(amount, MoneyRange) and amount.low is None


def _amount(words: Words, amount: Amount, manner: Manner, limit: str) -> str:
    match amount:
        case Money():
            return _worded(words, amount, manner)
        case MoneyRange(None, high, currency):
            return limit.format(_worded(words, Money(high, currency), manner))
        case MoneyRange(low, high, currency):
            assert low is not None
            ends = (Money(end, currency) for end in (low, high))
            return words.between(*(_worded(words, end, manner) for end in ends))


def _worded(words: Words, money: Money, manner: Manner) -> str:
    match manner:
        case "money":
            return words.money(money)
        case "money_exact":
            return words.money_exact(money)
        case "money_compact":
            return words.money_compact(money)
