"""The values of one record as they are put together: empty ones are left out."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from sys import intern
from typing import TypeAlias

from briefgen.sources.source_content import (
    CellKind,
    CellOrRecords,
    SourceCell,
    SourceRecord,
)

NUMBER = re.compile(r"-?\d{1,30}(\.\d{1,20})?", re.ASCII)
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[T ].*|[+-]\d{2}:\d{2})?", re.ASCII)
SHORT = 20  # letters of a text that others may share, such as a code


class RecordCells:
    """A record that is being read; `where` says which one it is.

    The cells of a record of a list below another share its place; those of others name
    their column too, with a `word` before it.
    """

    def __init__(
        self, where: str, line: int, *, below: bool = False, word: str = ""
    ) -> None:
        self.where = where
        self.line = line
        self._word = word
        self._below = below
        self._values: dict[str, CellOrRecords] = {}

    def below(self, name: str, line: int) -> "RecordCells":
        """Return a record of a list below this one, to be filled."""
        return RecordCells(f"{self.where}, {name}", line, below=True)

    def text(self, column: str, text: str | None, fault: str = "") -> None:
        """Add a text as it stands."""
        self._add(column, text, "text", fault)

    def number(self, column: str, text: str | None, fault: str = "") -> None:
        """Add a number; what is no plain digits may have two readings, and is a text."""
        clean = (text or "").strip().removeprefix("+")
        self._add(column, clean, "number" if NUMBER.fullmatch(clean) else "text", fault)

    def date(self, column: str, text: str | None) -> None:
        """Add a day without its hour; another form of a date is a text."""
        clean = (text or "").strip()
        day = plain_day(clean)
        self._add(column, day or clean, "date" if day else "text", "")

    def texts(self, column: str, by_language: Mapping[str, str]) -> None:
        """Add a text for each language; one of no known language has no ending."""
        for language, text in by_language.items():
            self.text(f"{column}.{language}" if language else column, text)

    def records(self, column: str, records: Iterable[SourceRecord]) -> None:
        """Add a list below the record, if there is anything in it."""
        several = tuple(each for each in records if each.values)
        if several:
            self._values[column] = several

    def take(self, others: "RecordCells") -> None:
        """Add the values of another record, with the places that they have there."""
        self._values.update(others.record().values)

    def record(self) -> SourceRecord:
        """Return the record of what was added."""
        return SourceRecord(self.where, self.line, self._values)

    def _add(self, column: str, text: str | None, kind: CellKind, fault: str) -> None:
        if not text and not fault:
            return
        clean = (text or "").strip()
        if clean or fault:
            where = self.where if self._below else f"{self.where}, {self._word}{column}"
            shared = intern(clean) if len(clean) <= SHORT else clean
            self._values[intern(column)] = SourceCell(shared, where, kind, fault)


@lru_cache(maxsize=4_096)
def plain_day(text: str) -> str | None:
    """Return the day of a date that is written as ISO 8601 does, or None."""
    if match := DAY.fullmatch(text):
        with suppress(ValueError):
            return datetime.date.fromisoformat(match[1]).isoformat()
    return None


def text_of(record: SourceRecord, column: str) -> str:
    """Return the text of a value, empty where the record has none."""
    cell = record.values.get(column)
    return cell.text if isinstance(cell, SourceCell) else ""


def columns_of(records: Iterable[SourceRecord]) -> tuple[str, ...]:
    """Return the names of all values, those of lists as `budgets.value`."""
    names: Names = {}
    _collect(records, names)
    return tuple(_paths(names))


Names: TypeAlias = "dict[str, Names]"  # of values, each with the names of a list below


def _collect(records: Iterable[SourceRecord], names: Names) -> None:
    for record in records:
        for name, value in record.values.items():
            below = names.get(name)
            if below is None:
                below = names[name] = {}
            if value.__class__ is tuple:
                _collect(value, below)


def _paths(names: Names) -> Iterator[str]:
    for name, below in names.items():
        if below:
            yield from (f"{name}.{each}" for each in _paths(below))
        else:
            yield name
