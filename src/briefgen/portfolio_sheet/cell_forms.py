"""Columns to how their cells are written: as text, number or date, and how wide."""

import datetime
import re
from decimal import Decimal
from typing import Literal, TypeAlias

from briefgen.portfolio_sheet.sheet_tables import PROSE, SheetColumn
from briefgen.reading.fields import DATE, Schema

CellForm: TypeAlias = Literal["text", "prose", "choice", "number", "amount", "date"]
DIGITS = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
SAFE_DIGITS = 15  # that a number of a workbook holds exactly
LONGEST_CELL = 32_767  # UTF-16 units that a cell holds
EARLIEST = datetime.date(1900, 3, 1)  # workbooks count days of before differently
AMOUNTS = {"an amount"}
WIDTHS: dict[CellForm, int] = {
    "text": 30,
    "prose": 64,
    "choice": 16,
    "number": 12,
    "amount": 16,
    "date": 13,
}


def form_of(column: SheetColumn) -> CellForm:
    """Return how the cells of a column are written, as its declaration says."""
    schema, form = column.field.schema, column.field.form
    if column.is_text:
        return "prose" if form.name == PROSE else "text"
    if column.joined:
        return "text"
    if "enum" in schema or schema.get("type") == "boolean":
        return "choice"
    if schema.get("format") == "date":
        return "date"
    if form.name in AMOUNTS:
        return "amount"
    return "number" if is_numeric(schema) else "text"


def is_numeric(schema: Schema) -> bool:
    """Return whether a value may be a number."""
    either = schema.get("anyOf")
    forms = either if isinstance(either, list) else [schema]
    return any(each.get("type") in {"integer", "number"} for each in forms)


def width_of(column: SheetColumn) -> int:
    """Return the width of a column, in characters: that of its form, never of its values."""
    if column.field.form.name in {"a currency", "a country code such as PE"}:
        return 11
    return WIDTHS[form_of(column)]


def number_in(text: str, form: CellForm) -> float | None:
    """Return a text as the number of a cell, or None where it would not stay the same."""
    if form not in {"number", "amount"} or not DIGITS.fullmatch(text):
        return None
    digits = text.replace("-", "").replace(".", "").lstrip("0")
    return float(Decimal(text)) if len(digits) <= SAFE_DIGITS else None


def day_in(text: str, form: CellForm) -> datetime.date | None:
    """Return a text as the day of a cell, or None where it is none."""
    if form != "date" or not DATE.fullmatch(text):
        return None
    day = datetime.date.fromisoformat(text)
    return day if day >= EARLIEST else None


def is_too_long(text: str) -> bool:
    """Return whether a text has more characters than a cell holds."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_CELL
