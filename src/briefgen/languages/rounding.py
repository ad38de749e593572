"""Quantities to the numbers that prose gives: shortened, rounded, in one unit."""

from collections.abc import Mapping
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal, TypeAlias

from briefgen.model import Duration
from briefgen.value_classes import dataclass

Unit: TypeAlias = Literal["million", "billion"]

THOUSAND = 1000
MILLION = Decimal(10**6)
UNITS: Mapping[Unit, Decimal] = {"million": MILLION, "billion": Decimal(10**9)}
CENT = Decimal("0.01")
DIGITS = 3  # significant ones, of what two decimals cannot say
HALF = 50  # per cent
YEAR = 12  # months
NEARLY_NONE, NEARLY_ALL = Decimal("0.01"), Decimal("0.99")


@dataclass(frozen=True, slots=True)
class Short:
    """An amount as prose gives it: so many millions or billions, exactly or about."""

    amount: Decimal
    unit: Unit
    about: bool


def short(amount: Decimal) -> Short | None:
    """Return an amount as prose does; None below a million.

    >>> short(Decimal("17950000"))
    Short(amount=Decimal('17.95'), unit='million', about=False)
    >>> short(Decimal("1005000"))
    Short(amount=Decimal('1.00'), unit='million', about=True)
    """
    if amount < MILLION:
        return None
    millions = in_unit(amount, "million")
    return millions if millions.amount < THOUSAND else in_unit(amount, "billion")


def in_unit(amount: Decimal, unit: Unit) -> Short:
    """Return an amount in a unit: exact with up to two decimals, else the nearest.

    The nearest has three significant digits; ties go toward zero, so that no more is
    said than was given.
    """
    exact = amount / UNITS[unit]
    if exact == _cents(exact):
        return Short(exact, unit, about=False)
    step = Decimal(1).scaleb(exact.adjusted() - DIGITS + 1)
    nearest = (exact / step).quantize(Decimal(1), ROUND_HALF_DOWN) * step
    return Short(nearest, unit, about=True)


def large(count: int) -> Short | None:
    """Return a large count in millions or billions; None where that is not exact."""
    rounded = short(Decimal(count))
    return None if rounded is None or rounded.about else rounded


def in_whole_years(duration: Duration) -> Duration:
    """Return months as years where they are whole ones, so that a list has one unit."""
    if duration.unit != "months" or duration.count % YEAR:
        return duration
    return Duration(duration.count // YEAR, "years")


def share_of_women(count: int, percent: int | None) -> int | None:
    """Return a share worth saying: none of nobody or of one, nor nothing, nor all."""
    return None if percent in (None, 0, 100) or count <= 1 else percent


def shortest(amount: Decimal) -> str:
    """Write an amount with English separators and no needless decimals.

    >>> shortest(Decimal("1250.50"))
    '1,250.5'
    """
    return f"{amount.normalize():,f}"


def in_full(amount: Decimal) -> str:
    """Write an amount with English separators; cents only where there are any."""
    cents = _cents(amount)
    return f"{cents:,.0f}" if cents == cents.to_integral_value() else f"{cents:,f}"


def whole_percent(fraction: Decimal) -> tuple[Literal["less", "", "more"], int]:
    """Round a fraction to whole per cent, and say how that bounds the exact one."""
    if 0 < fraction < NEARLY_NONE:
        return "less", 1
    if NEARLY_ALL < fraction < 1:
        return "more", 99
    return "", int((fraction * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
