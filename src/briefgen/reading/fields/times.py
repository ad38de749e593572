"""Types of days and moments; a mistake says how the same is written."""

import datetime
import re
from collections.abc import Mapping
from functools import partial

from briefgen.reading.fields.reader import Field
from briefgen.reading.fields.scalars import Unreadable, scalar
from briefgen.reading.nodes import quoted

YEARS = (1980, 2107)  # document packages are zip archives, which know no others
IN_ORDER = "write year-month-day"
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
SLASHED = re.compile(r"(\d{1,4})[/. -](\d{1,2})[/. -](\d{1,4})", re.ASCII)
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?")
OFFSETS = "Z for UTC; in Ottawa -05:00 in winter, -04:00 in summer"
ZONED = re.compile(r"(.*?) ?([A-Z]{3,4}|[ACEMNP]T)")  # a time and letters such as EST
UTC: Mapping[str, str] = {"UTC": "Z", "GMT": "Z"}


def date() -> Field[datetime.date]:
    """Return the type of a day such as `2024-11-15`."""
    return scalar(read_date, {"type": "string", "format": "date"}, "a date")


def instant(zones: Mapping[str, str]) -> Field[datetime.datetime]:
    """Return the type of a moment with its offset: `2024-11-16T12:00:00-05:00`."""
    read = partial(_instant, {**UTC, **zones})
    return scalar(read, {"type": "string", "format": "date-time"}, "a time")


def read_date(value: str) -> datetime.date:
    """Return the day that a text is; raise Unreadable if it is none."""
    if not DATE.fullmatch(value):
        message = f"expected a date such as 2024-11-15, found {quoted(value)}"
        raise Unreadable(message, "date", _date_hint(value))
    try:
        day = datetime.date.fromisoformat(value)
    except ValueError:
        raise Unreadable(f"{value} is not in the calendar", "date") from None
    in_years(day.year)
    return day


def _date_hint(value: str) -> str:
    """Return how a date of numbers is written, unless day and month may be swapped."""
    match = SLASHED.fullmatch(value)
    first, second, third = map(int, match.groups()) if match else (0, 0, 0)
    orders = ((first, second, third), (third, second, first), (third, first, second))
    days = {day for order in orders if (day := _calendar(*order))}
    return f"write {days.pop()}" if len(days) == 1 else IN_ORDER


def _calendar(year: int, month: int, day: int) -> str | None:
    first, last = YEARS
    try:
        return str(datetime.date(year, month, day)) if first <= year <= last else None
    except ValueError:
        return None


def _instant(zones: Mapping[str, str], value: str) -> datetime.datetime:
    match = INSTANT.fullmatch(value)
    example = "2024-11-16T12:00:00-05:00"
    if match is None:
        message = f"expected a time such as {example}, found {quoted(value)}"
        day = DATE.fullmatch(value)
        hint = (
            "add when on that day, and the offset from UTC"
            if day
            else _zone(value, zones)
        )
        raise Unreadable(message, "time", hint)
    if match[2] is None:
        message = f"the time {value} has no offset from UTC"
        raise Unreadable(message, "offset", f"add it at the end: {OFFSETS}")
    try:
        moment = datetime.datetime.fromisoformat(value)
    except ValueError:
        raise Unreadable(f"{value} is not in the calendar", "time") from None
    in_years(moment.year)
    return moment


def _zone(value: str, zones: Mapping[str, str]) -> str | None:
    """Return which offset the letters of a zone mean, and how the time is written."""
    match = ZONED.fullmatch(value)
    if match is None:
        return None
    clock, letters = match.groups()
    offset = zones.get(letters)
    if offset is None:
        return f"write the offset from UTC instead of {letters}: {OFFSETS}"
    hint = f"{letters} is {offset}" + ("" if offset == "Z" else " in Canada")
    zoned = f"{clock}{offset}"
    return f"{hint}: write {zoned}" if INSTANT.fullmatch(zoned) else hint


def in_years(year: int) -> None:
    """Raise Unreadable for a year that no document can have."""
    first, last = YEARS
    if not first <= year <= last:
        message = f"expected a year from {first} to {last}, found {year}"
        raise Unreadable(message, "range")
