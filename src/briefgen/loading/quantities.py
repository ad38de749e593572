"""Texts of the data to quantities: amounts, durations, fiscal years, currencies."""

import re
from decimal import Decimal

from briefgen.model import Duration, FiscalYears
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Schema, Unreadable, scalar

LARGEST_AMOUNT = 10**12  # a million million: more than any program of any country
LONGEST = 50  # years of one initiative
LONGEST_WORDED = 60  # characters of an amount in words
FIRST_YEAR, LAST_YEAR = 1900, 2200

AMOUNT = re.compile(r"\d{1,30}(\.\d{1,30})?", re.ASCII)
WORDED = re.compile(
    r"(?:[A-Z]{0,3}\$|[A-Z]{3})?\s*(\d[\d\s,.'_]{0,40}?)\s*"
    r"(thousand|million|billion|k|m|bn|b)?s?\s*(?:\$|dollars?|[A-Z]{3})?",
    re.IGNORECASE,
)
UNITS = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
}
DURATION = re.compile(r"(\d{1,4}) (year|month)s?", re.ASCII)
SPAN = re.compile(r"(\d{4})-(\d{2}|\d{4})", re.ASCII)
CURRENCY = re.compile(r"[A-Z]{3}")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def amount() -> Field[Decimal]:
    """Read an amount of money: digits alone, with two decimals at most."""
    schema: Schema = {"type": "number", "minimum": 0, "maximum": LARGEST_AMOUNT}
    return scalar(_amount, schema, "an amount")


def duration() -> Field[Duration]:
    """Read how long something runs: `5 years`, `18 months`."""
    schema: Schema = {"type": "string", "pattern": f"^{DURATION.pattern}$"}
    return scalar(_duration, schema, "a duration")


def fiscal_years() -> Field[FiscalYears]:
    """Read a span of fiscal years: `2024-29`, `2024-2029`."""
    schema: Schema = {"type": "string", "pattern": f"^{SPAN.pattern}$"}
    return scalar(_fiscal_years, schema, "fiscal years")


def currency() -> Field[str]:
    """Read a currency's code (ISO 4217)."""
    schema: Schema = {"type": "string", "pattern": f"^{CURRENCY.pattern}$"}
    return scalar(_currency, schema, "a currency")


def _amount(value: str) -> Decimal:
    if value.startswith("-") and AMOUNT.fullmatch(value[1:]):
        message = f"an amount cannot be negative, found {quoted(value)}"
        raise Unreadable(message, "amount")
    if not AMOUNT.fullmatch(value):
        message = f"expected an amount in digits, found {quoted(value)}"
        raise Unreadable(message, "amount", _digits_hint(value))
    found = Decimal(value)
    if found > LARGEST_AMOUNT:
        message = f"the amount {quoted(value)} is above a million million"
        raise Unreadable(message, "amount", "count its zeros")
    if -int(found.as_tuple().exponent) > 2:  # noqa: PLR2004 - cents
        message = f"an amount has two decimals at most, found {quoted(value)}"
        raise Unreadable(message, "amount")
    return found


def _digits_hint(value: str) -> str | None:
    """Say how an amount in words or with separators is written."""
    worded = WORDED.fullmatch(value) if len(value) < LONGEST_WORDED else None
    if worded is None:
        return None
    digits = re.sub(r"[\s,'_]", "", worded[1]).rstrip(".")
    if not AMOUNT.fullmatch(digits):
        return None
    unit = UNITS[worded[2].lower()] if worded[2] else 1
    whole = Decimal(digits) * unit
    return f"write {whole.normalize():f}"


def _duration(value: str) -> Duration:
    found = DURATION.fullmatch(value)
    if found is None:
        message = f"expected a duration such as 5 years, found {quoted(value)}"
        raise Unreadable(message, "duration", _duration_hint(value))
    count = int(found[1])
    months = count * (12 if found[2] == "year" else 1)
    if not 0 < months <= LONGEST * 12:
        message = f"expected a duration of up to {LONGEST} years, found {quoted(value)}"
        raise Unreadable(message, "duration")
    return Duration(count, "years" if found[2] == "year" else "months")


def _duration_hint(value: str) -> str:
    word, _, unit = value.lower().partition(" ")
    count = str(NUMBERS.index(word) + 1) if word in NUMBERS else word
    months = unit.startswith("mo")
    if not re.fullmatch(r"\d{1,4}", count, re.ASCII):
        return "write a number and `years` or `months`"
    return f"write {count} {'months' if months else 'years'}"


def _fiscal_years(value: str) -> FiscalYears:
    found = SPAN.fullmatch(value)
    if found is None:
        message = f"expected fiscal years such as 2024-29, found {quoted(value)}"
        raise Unreadable(message, "fiscal-years", _fiscal_hint(value))
    first, last = int(found[1]), int(found[2])
    if len(found[2]) == 2:  # noqa: PLR2004 - 1999-04 goes on into the next century
        last += first // 100 * 100
        last += 100 if last < first and last + 100 - first <= LONGEST else 0
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
    years = re.findall(r"\d+", value)
    if re.fullmatch(r"\d{4}", value, re.ASCII):
        return _one_year(int(value))
    straight = "-".join(years)
    return f"write {straight}" if SPAN.fullmatch(straight) else None


def _one_year(first: int) -> str:
    return f"one fiscal year is written {first}-{(first + 1) % 100:02}"


def _currency(value: str) -> str:
    if not CURRENCY.fullmatch(value):
        message = f"expected a currency such as CAD, found {quoted(value)}"
        upper = value.upper()
        hint = f"write {upper}" if CURRENCY.fullmatch(upper) else None
        raise Unreadable(message, "currency", hint)
    return value
