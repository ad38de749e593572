"""Two raw values to their order, and to the fraction that one amount is of another."""

import datetime
from decimal import Decimal

from briefgen.model import FiscalYears, Money, MoneyRange, MoneySet, Number

NUMBERS = int | Decimal | Number


def fraction(some: object, whole: object) -> Decimal | None:
    """Return the fraction that one amount is of another, or None if that is nothing.

    There is none of a range, or in another currency: nothing can be said of it.
    """
    if not isinstance(some, Money) or not isinstance(whole, Money):
        return None
    if some.currency != whole.currency or not whole.amount:
        return None
    return some.amount / whole.amount


def same(first: object, second: object) -> bool:
    """Return whether two raw values are equal; units of numbers are not compared."""
    if Number not in {type(first), type(second)}:
        return first == second
    numbers = isinstance(first, NUMBERS) and isinstance(second, NUMBERS)
    return numbers and order(first, second) == 0


def bare_number(raw: object) -> object:
    """Return the number of an amount or of what has a unit; all else as it is."""
    match raw:
        case Money(number) | Number(number):
            return number
        case _:
            return raw


def order(first: object, second: object) -> int:
    """Return a negative number, zero or a positive one for the order of two raw values.

    Raises TypeError for values that have no common order: of different types, amounts
    in different currencies, ranges that may hold the same amount.
    """
    if isinstance(first, str) and isinstance(second, str):
        return (first > second) - (first < second)
    currencies = {each for each in map(_currency, (first, second)) if each}
    if len(currencies) > 1:
        raise TypeError("amounts in different currencies cannot be compared")
    (low, high), (least, most) = _ends(first), _ends(second)
    if low > most or high < least:
        return 1 if low > most else -1
    if low == high == least == most:
        return 0
    raise TypeError("a range has no order with an amount that may be in it")


def _currency(raw: object) -> str | None:
    return raw.currency if isinstance(raw, Money | MoneyRange) else None


def _ends(raw: object) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a value is; an upper limit is above zero."""
    if isinstance(raw, MoneyRange):
        return Decimal("0.01") if raw.low is None else raw.low, raw.high
    number = _number(raw)
    return number, number


def _number(raw: object) -> Decimal:
    match raw:
        case Money(number) | Number(number):
            return number
        case FiscalYears(first, last):
            return Decimal(first) + Decimal(last) / 10000
        case int() | Decimal():
            return Decimal(raw)
        case datetime.date():
            return Decimal(raw.toordinal())
        case MoneySet():
            raise TypeError("amounts in different currencies cannot be compared")
        case _:
            message = "only amounts, numbers, dates and fiscal years can be compared"
            raise TypeError(message)
