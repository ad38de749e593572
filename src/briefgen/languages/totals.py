"""Amounts, ranges of them and totals in several currencies to words."""

from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen.languages.words import Words
from briefgen.model import Money, MoneyRange, MoneySet, Total

Manner: TypeAlias = Literal["money", "money_exact", "money_compact"]


def amounts(words: Words, total: Total, manner: Manner) -> str:
    """Return a total in words; where it has several currencies, its dollars are told apart.

    Exact amounts are first: "up to" before them would seem to hold for all.
    """
    match total:
        case Money():
            return _worded(words, total, manner)
        case MoneyRange(None, high, currency):
            return words.limit.format(_worded(words, Money(high, currency), manner))
        case MoneyRange(low, high, currency):
            assert low is not None
            ends = (Money(end, currency) for end in (low, high))
            return words.between(*(_worded(words, end, manner) for end in ends))
        case MoneySet(parts):
            apart = replace(words, several_currencies=True)
            exact_first = sorted(parts, key=lambda part: isinstance(part, MoneyRange))
            return words.listing([amounts(apart, each, manner) for each in exact_first])


def _worded(words: Words, money: Money, manner: Manner) -> str:
    match manner:
        case "money":
            return words.money(money)
        case "money_exact":
            return words.money_exact(money)
        case "money_compact":
            return words.money_compact(money)
