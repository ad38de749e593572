"""Texts of the data to quantities: amounts, durations, fiscal years, currencies."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from briefgen.loading.amounts import LARGEST, amount_hint
from briefgen.model import MONTHS, Duration, FiscalYears, Number
from briefgen.model.periods import LONGEST, last_year
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Schema, Unreadable, scalar

HIGHEST = 10**6  # of a rate
FIRST_YEAR, LAST_YEAR = 1900, 2200

AMOUNT = re.compile(r"\d{1,30}(\.\d{1,30})?", re.ASCII)
DURATION = re.compile(r"(\d{1,4}) (year|month|week)s?", re.ASCII)
LASTING = re.compile(
    r"(\d{1,4}|[a-z]+)[ -](yrs?|years?|ans?|mos?|mths?|months?|mois|wks?|weeks?|semaines?)\.?"
)
WRITTEN_SPAN = re.compile(
    r"(?:FY ?)?(\d{4}) ?(?:-|\u2013|\u2014|/|to) ?(\d{4}|\d{2})", re.ASCII
)
SPAN = re.compile(r"(\d{4})-(\d{2}|\d{4})", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}")
UNITS: Mapping[str, Literal["years", "months", "weeks"]] = {
    "year": "years",
    "month": "months",
    "week": "weeks",
}
LETTERS = {"m": "month", "w": "week", "s": "week"}  # that begin a unit
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def amount() -> Field[Decimal]:
    """Return the type of an amount of money: digits, with two decimals at most."""
    schema: Schema = {"type": "number", "minimum": 0, "maximum": LARGEST}
    return scalar(_amount, schema, "an amount")


def duration() -> Field[Duration]:
    """Return the type of a length of time: `5 years`, `18 months`, `6 weeks`."""
    schema: Schema = {"type": "string", "pattern": f"^{DURATION.pattern}$"}
    return scalar(_duration, schema, "a duration")


def fiscal_years() -> Field[FiscalYears]:
    """Return the type of a span of fiscal years: `2024-29`, `2024-2029`."""
    schema: Schema = {"type": "string", "pattern": f"^{SPAN.pattern}$"}
    return scalar(_fiscal_years, schema, "fiscal years")


def currency() -> Field[str]:
    """Return the type of a currency's code (ISO 4217)."""
    schema: Schema = {"type": "string", "pattern": f"^{CURRENCY.pattern}$"}
    return scalar(_currency, schema, "a currency")


def rate() -> Field[Number]:
    """Return the type of a rate at which a currency is converted: `1.35`."""
    schema: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": HIGHEST}
    return scalar(_rate, schema, "a rate")


def _rate(value: str) -> Number:
    if not AMOUNT.fullmatch(value) or not 0 < Decimal(value) <= HIGHEST:
        message = f"expected a rate such as 1.35, found {quoted(value)}"
        raise Unreadable(message, "rate")
    return Number(Decimal(value), len(value.partition(".")[2]))


def _amount(value: str) -> Decimal:
    if value.startswith("-") and AMOUNT.fullmatch(value[1:]):
        message = f"an amount cannot be negative, found {quoted(value)}"
        raise Unreadable(message, "amount")
    if not AMOUNT.fullmatch(value):
        message = f"expected an amount in digits, found {quoted(value)}"
        raise Unreadable(message, "amount", amount_hint(value))
    number = Decimal(value)
    if number > LARGEST:
        message = f"the amount {quoted(value)} is above a million million"
        raise Unreadable(message, "amount", "count its zeros")
    if -int(number.as_tuple().exponent) > 2:  # noqa: PLR2004 - cents
        message = f"an amount has two decimals at most, found {quoted(value)}"
        raise Unreadable(message, "amount")
    return number


def _duration(value: str) -> Duration:
    match = DURATION.fullmatch(value)
    if match is None:
        message = f"expected a duration such as 5 years, found {quoted(value)}"
        raise Unreadable(message, "duration", _duration_hint(value))
    length = Duration(int(match[1]), UNITS[match[2]])
    if not _may_last(length):
        message = f"expected a duration of up to {LONGEST} years, found {quoted(value)}"
        raise Unreadable(message, "duration")
    return length


def _duration_hint(value: str) -> str:
    """Return how a duration is written if its unit is certain."""
    general = "write a number and `years`, `months` or `weeks`"
    if re.fullmatch(r"\d{1,3}", value, re.ASCII):
        both = _may_last(Duration(int(value), "years"))
        return (
            f"is it {value} months or {value} years? write the unit"
            if both
            else general
        )
    written = duration_meant(value)
    return general if written is None else f"write {written}"


def duration_meant(value: str) -> str | None:
    """Return how a duration in words is written if its unit is certain, or None."""
    match = LASTING.fullmatch(value.lower())
    word = match[1] if match else ""
    count = str(NUMBERS.index(word) + 1) if word in NUMBERS else word
    if match is None or not count.isascii() or not count.isdigit():
        return None
    unit = UNITS[LETTERS.get(match[2][0], "year")]
    length = Duration(int(count), unit)
    return f"{length.count} {unit}" if _may_last(length) else None


def _may_last(length: Duration) -> bool:
    return 0 < length.months <= LONGEST * MONTHS


def _fiscal_years(value: str) -> FiscalYears:
    match = SPAN.fullmatch(value)
    if match is None:
        message = f"expected fiscal years such as 2024-29, found {quoted(value)}"
        raise Unreadable(message, "fiscal-years", _fiscal_hint(value))
    first = int(match[1])
    last = last_year(first, match[2])
    if last <= first:
        message = f"expected fiscal years that end after they begin, found {value}"
        raise Unreadable(message, "fiscal-years", _one_year(first))
    if last - first > LONGEST or not FIRST_YEAR <= first <= last <= LAST_YEAR:
        message = (
            f"expected at most {LONGEST} fiscal years between {FIRST_YEAR} and"
            f" {LAST_YEAR}, found {value}"
        )
        raise Unreadable(message, "fiscal-years")
    return FiscalYears(first, last)


def _fiscal_hint(value: str) -> str | None:
    if re.fullmatch(r"\d{4}", value, re.ASCII):
        last = int(value)
        return f"is it {_year(last - 1)} or {_year(last)}? write one of the two"
    written = fiscal_years_meant(value)
    return f"write {written}" if written else None


def fiscal_years_meant(value: str) -> str | None:
    """Return how fiscal years in words are written, or None: `FY 2024/25`."""
    match = WRITTEN_SPAN.fullmatch(value)
    return f"{match[1]}-{match[2]}" if match else None


def _year(first: int) -> str:
    return f"{first}-{(first + 1) % 100:02}"


def _one_year(first: int) -> str:
    return f"one fiscal year is written {_year(first)}"


def _currency(value: str) -> str:
    if not CURRENCY.fullmatch(value):
        message = f"expected a currency such as CAD, found {quoted(value)}"
        upper = value.upper()
        hint = f"write {upper}" if CURRENCY.fullmatch(upper) else None
        raise Unreadable(message, "currency", hint)
    return value
