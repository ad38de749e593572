"""A value as calamine gives it, and what the file says of its cell, to text and kind."""

import datetime
import math
from decimal import Decimal
from typing import TypeAlias

from briefgen.sources.grids.plain_numbers import plain_text
from briefgen.sources.source_content import CellKind
from briefgen.sources.workbook.sheet_marks import CellMark

Value: TypeAlias = (
    "int | float | str | bool | datetime.time | datetime.date | datetime.datetime"
    " | datetime.timedelta"
)
DIGITS = 15  # that spreadsheet programs show and keep
HOUR, MINUTE = 3_600, 60  # seconds


def cell_value(value: Value, mark: CellMark | None) -> tuple[str, CellKind]:
    """Return the text of a value and how it is to be read.

    What people see as 50% has the number 50; what they see as 0042 is a text.
    """
    if isinstance(value, str):
        return value, "text"
    if isinstance(value, bool):
        return ("true" if value else "false"), "truth"
    if isinstance(value, int | float):
        return _number(value, mark)
    if isinstance(value, datetime.date):
        return _date(value), "date"
    if isinstance(value, datetime.time):
        return value.isoformat("seconds"), "text"
    return _duration(value), "text"


def _number(value: float, mark: CellMark | None) -> tuple[str, CellKind]:
    if not math.isfinite(value):
        return str(value), "text"
    number = Decimal(f"{value:.{DIGITS}g}")
    if mark is None:
        return plain_text(number), "number"
    if mark.percent:
        return plain_text(number * 100), "number"
    if mark.zeros and number == number.to_integral_value():
        digits = plain_text(abs(number)).zfill(mark.zeros)
        sign = "-" if number < 0 else ""
        return f"{sign}{digits}", "text"
    return plain_text(number), "number"


def _date(value: datetime.date) -> str:
    """Return a date, with its time if that is not midnight, to the nearest second."""
    if not isinstance(value, datetime.datetime):
        return value.isoformat()
    if value.microsecond and value.year < datetime.MAXYEAR:
        value += datetime.timedelta(microseconds=500_000)
    if value.time().replace(microsecond=0) == datetime.time():
        return value.date().isoformat()
    return value.replace(microsecond=0).isoformat()


def _duration(value: datetime.timedelta) -> str:
    seconds = round(value.total_seconds())
    hours, rest = divmod(abs(seconds), HOUR)
    sign = "-" if seconds < 0 else ""
    return f"{sign}{hours}:{rest // MINUTE:02}:{rest % MINUTE:02}"
