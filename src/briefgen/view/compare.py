"""Two raw values to their order, and to the fraction that one amount is of another."""

import datetime
from decimal import Decimal

from briefgen.model import FiscalYears, Money, Number


def fraction(some: object, whole: object) -> Decimal | None:
    """Return the fraction that one amount is of another, or None if that is nothing."""
    assert isinstance(some, Money)
    assert isinstance(whole, Money)
    if some.currency != whole.currency or not whole.amount:
        return None
    return some.amount / whole.amount


def same(first: object, second: object) -> bool:
    """Return whether two raw values are equal; units of numbers are not compared."""
    if isinstance(first, Number) or isinstance(second, Number):
        return bare_number(first) == bare_number(second)
    return first == second


def bare_number(raw: object) -> object:
    """Return the number of an amount or of what has a unit; all else as it is."""
    match raw:
        case Money(number) | Number(number):
            return number
        case _:
            return raw


def order(first: object, second: object) -> int:
    """Return a negative number, zero or a positive one for the order of two raw values.

    Raises TypeError for values that have no common order.
    """
    if isinstance(first, str) and isinstance(second, str):
        return (first > second) - (first < second)
    left, right = _number(first), _number(second)
    return (left > right) - (left < right)


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
        case _:
            message = "only amounts, numbers, dates and fiscal years can be compared"
            raise TypeError(message)
