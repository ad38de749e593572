"""Edits of a workbook, as a person makes them in a spreadsheet program.

The sheets are read, changed, and written again as plain values: another program knows
nothing of how briefgen wrote them, and keeps the properties of the file.
"""

import datetime
import io
from collections.abc import Callable, Mapping
from typing import Any

import xlsxwriter

from briefgen.portfolio_sheet.edited_workbook import _number
from briefgen.portfolio_sheet.portfolio_workbook import ID_PROPERTY
from tests.portfolio_sheet.workbooks import NAMES, sheets

Sheets = dict[str, list[list[Any]]]
Change = Callable[[Sheets], None]


def edited(data: bytes, *changes: Change, number: str | None = None) -> bytes:
    """Give a workbook with changes, saved by another program."""
    every: Sheets = {**sheets(data)}
    for change in changes:
        change(every)
    stored = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(stored, options)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in every.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                _write(sheet, at, column, value, day)
    kept = _number(data) if number is None else number
    if kept:
        book.set_custom_property(ID_PROPERTY, kept, "text")
    book.close()
    return stored.getvalue()


def _write(sheet: Any, at: int, column: int, value: Any, day: Any) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(at, column, value.text, None, value.value)
    elif isinstance(value, datetime.date):
        sheet.write_datetime(at, column, value, day)
    elif value != "":
        sheet.write(at, column, value)


class Formula:
    def __init__(self, text: str, value: object) -> None:
        self.text, self.value = text, value


def put(sheet: str, key: Mapping[str, object], name: str, value: object) -> Change:
    """Change one cell: of the row with these keys, in the column with this name."""

    def change(every: Sheets) -> None:
        rows = every[sheet]
        row = rows[_row(rows, key)]
        row[rows[NAMES].index(name)] = value

    return change


def add(sheet: str, values: Mapping[str, object]) -> Change:
    """Write a row below the last one."""

    def change(every: Sheets) -> None:
        names = every[sheet][NAMES]
        assert {*values} <= {*names}, values
        every[sheet].append([values.get(str(name), "") for name in names])

    return change


def remove(sheet: str, key: Mapping[str, object]) -> Change:
    def change(every: Sheets) -> None:
        del every[sheet][_row(every[sheet], key)]

    return change


def reverse_rows(every: Sheets) -> None:
    for name, rows in every.items():
        if name not in {"About", "Totals", "Lists"}:
            every[name] = [*rows[: NAMES + 1], *reversed(rows[NAMES + 1 :])]


def reverse_columns(every: Sheets) -> None:
    for name, rows in every.items():
        if name not in {"About", "Totals", "Lists"}:
            width = max(map(len, rows))
            padded = [[*row, *[""] * (width - len(row))] for row in rows]
            every[name] = [[*reversed(row)] for row in padded]


def _row(rows: list[list[Any]], key: Mapping[str, object]) -> int:
    names = rows[NAMES]
    for at, row in enumerate(rows[NAMES + 1 :], NAMES + 1):
        if all(row[names.index(name)] == value for name, value in key.items()):
            return at
    raise AssertionError(key)
