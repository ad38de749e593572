"""A value as a database's driver gives it to a cell, whose type leaves no doubt.

`Decimal("2500000.00")` is the number 2500000.00, a date is a date, and a text stays a
text, whose numbers and dates may have two readings.
"""

import datetime
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, TypeAlias

from briefgen.reading.characters import UNPRINTABLE
from briefgen.sources.source_content import CellKind, SourceCell
from briefgen.value_classes import dataclass

EXACT = 15  # digits that every float keeps
LONGEST = 400  # digits of a number; a float has 309 before its point at most
ZONED = (
    "a moment, whose day is another one elsewhere: ask for the day, as in"
    " `(starts at time zone 'UTC')::date`"
)
MIDNIGHT = datetime.time()

# The text of a value, its kind, and why it cannot be used.
Content: TypeAlias = tuple[str, CellKind, str]


class CellTooLargeError(Exception):
    """The error that a value is longer than is taken; it has the value's place."""


@dataclass(slots=True)
class AnswerColumn:
    """One column of an answer: it makes cells, and remembers what was odd."""

    name: str
    longest: int
    inexact: list[tuple[int, str]] = field(default_factory=list)

    def cell(self, value: object, row: int) -> SourceCell:
        """Return the cell of a value; nothing is an empty one.

        Raises CellTooLargeError for a longer text than is taken.
        """
        where = f"row {row}, column {self.name}"
        if value is None:
            return SourceCell("", where)
        text, kind, fault = _content(value)
        if isinstance(value, float) and _digits(text) > EXACT:
            self.inexact.append((row, text))
        if len(text) > self.longest:
            raise CellTooLargeError(where)
        return SourceCell(text, where, kind, fault)

    def remarks(self) -> Iterator[str]:
        """Yield what was odd about the column's values."""
        if self.inexact:
            row, text = self.inexact[0]
            more = ", and others have such numbers" if self.inexact[1:] else ""
            yield (
                f"column {self.name} is of floating point: row {row} has {text}{more};"
                " round them in the statement, as in `cast(... as numeric(15, 2))`"
            )


def columns_of(names: tuple[str, ...], longest: int) -> tuple[AnswerColumn, ...]:
    """Return the columns of an answer, by their names."""
    return tuple(AnswerColumn(name, longest) for name in names)


def _content(value: object) -> Content:
    for each in type(value).__mro__:
        if each in CONTENTS:
            return CONTENTS[each](value)
    text = str(value)  # UUIDs, addresses of networks: what has one way to be written
    return _of_text(text) if type(value).__module__ in WRITTEN else _unusable(value)


def _of_text(value: str) -> Content:
    if UNPRINTABLE.search(value):
        clean = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)
        return clean, "text", "it has characters that cannot be printed"
    return value, "text", ""


def _of_truth(value: bool) -> Content:  # noqa: FBT001 - a value of the database
    return ("true" if value else "false"), "truth", ""


def _of_integer(value: int) -> Content:
    if value.bit_length() > LONGEST * 3:
        return "a number", "text", f"a number of more than {LONGEST} digits"
    return str(value), "number", ""


def _of_decimal(value: Decimal) -> Content:
    if not value.is_finite():
        return str(value), "text", f"no number: {value}"
    if len(value.as_tuple().digits) + abs(value.adjusted()) > LONGEST:
        return "a number", "text", f"a number of more than {LONGEST} digits"
    return format(value, "f"), "number", ""


def _of_float(value: float) -> Content:
    if not math.isfinite(value):
        return str(value), "text", f"no number: {value}"
    return format(Decimal(repr(value)), "f"), "number", ""


def _of_date(value: datetime.date) -> Content:
    return value.isoformat(), "date", ""


def _of_moment(value: datetime.datetime) -> Content:
    """Return a day where it has no time, as systems without a type for days have it."""
    if value.tzinfo is not None:
        return value.isoformat(), "text", ZONED
    if value.time() == MIDNIGHT:
        return value.date().isoformat(), "date", ""
    return value.isoformat(), "date", ""


def _of_time(value: datetime.time) -> Content:
    return value.isoformat(), "text", ""


def _of_bytes(_: object) -> Content:
    return "bytes", "text", "bytes, and no text"


def _of_list(_: object) -> Content:
    return "a list", "text", "a list: ask for its items one by one, or join them"


def _of_json(_: object) -> Content:
    return "JSON", "text", "JSON: ask for its parts one by one"


def _of_interval(_: object) -> Content:
    return "a length of time", "text", "a length of time: ask for a number of days"


def _unusable(value: object) -> Content:
    name = type(value).__name__
    return name, "text", f"a value of the type {name}"


def _digits(text: str) -> int:
    """Return how many digits of a number say something."""
    return len(text.replace(".", "").lstrip("-0").rstrip("0"))


WRITTEN = frozenset({"uuid", "ipaddress"})
CONTENTS: Mapping[type, Callable[[Any], Content]] = {
    str: _of_text,
    bool: _of_truth,
    int: _of_integer,
    Decimal: _of_decimal,
    float: _of_float,
    datetime.datetime: _of_moment,
    datetime.date: _of_date,
    datetime.time: _of_time,
    datetime.timedelta: _of_interval,
    bytes: _of_bytes,
    bytearray: _of_bytes,
    memoryview: _of_bytes,
    list: _of_list,
    tuple: _of_list,
    dict: _of_json,
}
