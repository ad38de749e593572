"""A workbook that came back, beside what was written into it, to what it says of our data.

Rows are known by their keys and columns by their names, wherever they were moved. What a
workbook cannot say, since a sheet or a column is missing, is as it was written.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import TypeAlias

from briefgen.imports.field_path import FieldPath
from briefgen.imports.incoming_values import Incoming, IncomingSubject, IncomingValue
from briefgen.imports.three_way import Same
from briefgen.portfolio_sheet.cell_forms import DIGITS
from briefgen.portfolio_sheet.edited_cells import plain_text, value_path, values_in
from briefgen.portfolio_sheet.edited_keys import RowKey, RowKeys
from briefgen.portfolio_sheet.edited_things import new_things
from briefgen.portfolio_sheet.edited_workbook import (
    EditedRow,
    EditedWorkbook,
)
from briefgen.portfolio_sheet.sheet_heads import SheetHead, column_at, heads_of
from briefgen.portfolio_sheet.sheet_tables import SheetSubject, SheetTable
from briefgen.portfolio_sheet.unsaid_values import UnsaidValues
from briefgen.portfolio_sheet.written_values import (
    SheetThingId,
    WrittenValues,
    list_keys,
)
from briefgen.reading.characters import UNPRINTABLE
from briefgen.value_classes import dataclass

Values: TypeAlias = dict[FieldPath, IncomingValue]
FORMULA = "write the value itself: formulas are not taken over"
UNPRINTED = "a character here cannot be printed"
NO_TITLE = "a new row needs a title"


@dataclass(frozen=True, slots=True)
class EditedFrame:
    """What the reading of a workbook depends on besides it.

    `written` is what stood in it, `present` the ids that the data has now, `same` compares
    two texts of a field. With `prune`, a text whose row was removed is emptied.
    """

    name: str
    tables: tuple[SheetTable, ...]
    languages: tuple[str, ...]
    written: WrittenValues
    present: Mapping[SheetSubject, Collection[str]]
    same: Mapping[SheetSubject, Same]
    prune: bool = False


def edited_values(book: EditedWorkbook, frame: EditedFrame) -> Incoming:
    """Return what a workbook says now, as an import would."""
    reading = EditedReading(book, frame)
    for table in frame.tables:
        reading.read(table)
    return reading.incoming()


class EditedReading:
    """What is collected while the sheets of a workbook are read."""

    def __init__(self, book: EditedWorkbook, frame: EditedFrame) -> None:
        self._book, self._frame = book, frame
        written: dict[SheetSubject, list[str]] = {}
        for subject, name in frame.written:
            written.setdefault(subject, []).append(name)
        new = new_things(book, frame.tables, frame.languages, written)
        self._new = {(each.subject, each.row.row.line): each for each in new}
        known = {
            subject: [*frame.present.get(subject, ()), *written.get(subject, ())]
            for subject in frame.same
        }
        for each in (new for new in self._new.values() if new.id):
            known[each.subject].append(each.id)
        self._keys = RowKeys(frame.name, known)
        self._things: dict[SheetThingId, Values] = {}
        self._rows: dict[SheetThingId, tuple[str, int]] = {}
        self._unsaid = UnsaidValues(frame.name, frame.tables, prune=frame.prune)

    def read(self, table: SheetTable) -> None:
        """Read the rows of a sheet, if it is there."""
        edited = self._book.tables.get(table.title)
        if edited is None:
            self._unsaid.tell_sheet(table)
            return
        heads = [
            each for each in heads_of(table, self._frame.languages) if _holds(each)
        ]
        shown = [each for each in heads if each.name in edited.names]
        rows: dict[RowKey, EditedRow] = {}
        for row in edited.rows:
            key = self._key(table, row, shown)
            if key is None:
                continue
            if key in rows:
                self._tell_twin(row, rows[key])
                continue
            rows[key] = row
            self._read_row(table, row, key, shown)
        self._unsaid.keep_rows(table, edited, {*rows})

    def incoming(self) -> Incoming:
        """Return what all sheets say."""
        present = self._present()
        for thing, texts in self._frame.written.items():
            if thing in present:
                values = self._things.setdefault(thing, {})
                self._unsaid.add(thing, texts, values)
        subjects = (self._subject(thing) for thing in present)
        keys = list_keys(self._frame.tables)
        mistakes, remarks = self._keys.mistakes, self._unsaid.remarks
        return Incoming((*subjects,), keys, (*mistakes,), (*remarks,))

    def _present(self) -> list[SheetThingId]:
        """Return the things that the workbook still has, in its order."""
        missing = {
            table.subjects[0]
            for table in self._frame.tables
            if table.is_main and table.title not in self._book.tables
        }
        others = (
            thing
            for thing in self._frame.written
            if thing[0] == "portfolio" or thing[0] in missing
        )
        return [*dict.fromkeys((*self._rows, *others))]

    def _subject(self, thing: SheetThingId) -> IncomingSubject:
        subject, name = thing
        where, line = self._rows.get(thing, ("", 1))
        values = self._things.get(thing, {})
        return IncomingSubject(subject, name, name, where, line, values)

    def _key(
        self, table: SheetTable, row: EditedRow, shown: list[SheetHead]
    ) -> RowKey | None:
        new = (
            self._new.get((table.subjects[0], row.row.line)) if table.is_main else None
        )
        if new is not None:
            if not new.id:
                self._keys.tell(row, "#id", NO_TITLE, "its id follows the title")
                return None
            return RowKey(new.subject, new.id, ())
        filled = any(plain_text(row.cell(each.name)) for each in shown)
        return self._keys.of(table, row) if filled or _has_key(table, row) else None

    def _read_row(
        self, table: SheetTable, row: EditedRow, key: RowKey, shown: list[SheetHead]
    ) -> None:
        thing = key.subject, key.id
        if table.is_main:
            self._rows[thing] = row.table.grid.row_name(row.row.line), row.row.line
        written = self._frame.written.get(thing, {})
        values = self._things.setdefault(thing, {})
        same = self._frame.same[key.subject]
        for head in shown:
            cell = row.cell(head.name)
            if cell.fault or cell.formula:
                self._keys.tell(row, head.name, cell.fault or "a formula", FORMULA)
                continue
            if UNPRINTABLE.search(plain_text(cell)):
                self._keys.tell(row, head.name, UNPRINTED, "remove it")
                continue
            column = column_at(table, key.base, head)
            path, where = value_path(table, key.base, head), row.where(head.name)
            for at, value in values_in(cell, column, path, written, where):
                values[at] = _as_written(at, value, written, same)

    def _tell_twin(self, row: EditedRow, first: EditedRow) -> None:
        message = f"row {row.row.line} is of the same as row {first.row.line}"
        hint = "empty the number of a copied row, or remove one of the two"
        self._keys.tell(row, "#1", message, hint)


def _as_written(
    path: FieldPath,
    value: IncomingValue,
    written: Mapping[FieldPath, str],
    same: Same,
) -> IncomingValue:
    """Return a value that nobody changed exactly as it was written."""
    old = written.get(path)
    if value.text is None or old is None:
        return value
    number = value.bare and _equal_numbers(old, value.text)
    if number or same(path, old, value.text):
        return IncomingValue(old, value.where, value.bare)
    return value


def _equal_numbers(one: str, other: str) -> bool:
    """Return whether two texts are one number: 1000.50 and 1000.5 are."""
    both = DIGITS.fullmatch(one) and DIGITS.fullmatch(other)
    return bool(both) and Decimal(one) == Decimal(other)


def _holds(head: SheetHead) -> bool:
    return not head.key and not head.context


def _has_key(table: SheetTable, row: EditedRow) -> bool:
    """Return whether an empty row is of something that was written."""
    last = f"#{table.numbers}" if table.form != "points" else "#1"
    names = [last] if table.numbers else ["#id", "#field", "#of"]
    return any(row.text(name) for name in names)
