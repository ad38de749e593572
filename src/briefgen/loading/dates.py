"""Texts of the data to days, months and quarters of fiscal years, or to mistakes."""

import datetime
import re
from functools import partial

from briefgen.loading.surroundings import jurisdiction_of
from briefgen.model import APRIL, When, quarter_of
from briefgen.reading import Node, quoted
from briefgen.reading.fields import (
    IN_ORDER,
    At,
    Field,
    Schema,
    Unreadable,
    in_years,
    read_date,
    scalar,
)

MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
QUARTER = re.compile(r"(\d{4})-(\d{2}|\d{4}) Q([1-4])", re.ASCII)
# How people write a quarter of a fiscal year, in whatever order and with whatever signs.
WRITTEN_QUARTER = re.compile(
    r"(?:[QqTt]([1-4])\W+)?(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})(?:\W+[QqTt]([1-4]))?",
    re.ASCII,
)
CALENDAR_QUARTER = re.compile(r"(?:[QqTt][1-4]\W+)?\d{4}(?:\W*[QqTt][1-4])?", re.ASCII)
MONTHS = 12
EXAMPLES = "write a day as 2024-11-15, a month as 2024-11, a quarter as 2024-25 Q3"


def when() -> Field[When]:
    """Return the type of a day, a month, or a quarter of a fiscal year."""
    schema: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}"}
    any_year = scalar(_when, schema, "a date")

    def read(node: Node, at: At) -> When | None:
        begins = jurisdiction_of(at.reader).fiscal_year.begins
        if begins == APRIL:
            return any_year.read(node, at)
        return scalar(partial(_when, begins=begins), schema, "a date").read(node, at)

    return Field(read, schema, any_year.form)


def _when(value: str, begins: int = APRIL) -> When:
    if QUARTER.fullmatch(value):
        return _quarter(value, begins)
    if MONTH.fullmatch(value):
        return _month(value)
    if re.search(r"[QqTt][1-4]", value):
        message = f"expected a quarter such as 2025-26 Q2, found {quoted(value)}"
        raise Unreadable(message, "date", _quarter_hint(value))
    try:
        return When(read_date(value))
    except Unreadable as error:
        hint = EXAMPLES if error.hint == IN_ORDER else error.hint
        raise Unreadable(error.message, error.rule, hint) from None


def _month(value: str) -> When:
    year, month = map(int, value.split("-"))
    in_years(year)
    if not 1 <= month <= MONTHS:
        message = f"{value} is no month; 2025-03 is March 2025"
        raise Unreadable(message, "date", "for a quarter, write 2025-26 Q2")
    return When(datetime.date(year, month, 1), "month")


def _quarter(value: str, begins: int) -> When:
    match = QUARTER.fullmatch(value)
    assert match is not None, "it is one"
    first, quarter = int(match[1]), int(match[3])
    in_years(first)
    if (first + 1) % 10 ** len(match[2]) != int(match[2]):
        message = f"a quarter is one of a single fiscal year, found {quoted(value)}"
        raise Unreadable(message, "date", f"such as {_written(first, quarter)}")
    return quarter_of(first, quarter, begins)


def _quarter_hint(value: str) -> str | None:
    """Return how a quarter is written; which fiscal year is meant is never guessed."""
    match = WRITTEN_QUARTER.fullmatch(value)
    if match and bool(match[1]) != bool(match[4]):
        return f"write {match[2]}-{match[3]} Q{match[1] or match[4]}"
    if CALENDAR_QUARTER.fullmatch(value):
        return "write the fiscal year in full, as 2025-26 is, and then Q1 to Q4"
    return None


def _written(first: int, quarter: int) -> str:
    return f"{first}-{(first + 1) % 100:02} Q{quarter}"
