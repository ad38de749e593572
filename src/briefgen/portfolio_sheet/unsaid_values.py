"""What was written into a workbook, and it says nothing of now, to values and remarks.

A sheet or column that is missing changes nothing. A row that is missing takes an item of a
list, or a whole initiative, away with `--prune`; a text is emptied by it.
"""

from collections.abc import Mapping, MutableMapping

from briefgen.errors import Diagnostic, Place
from briefgen.imports.field_path import FieldPath, ItemKey, shown_path
from briefgen.imports.incoming_values import IncomingValue
from briefgen.imports.mapping import Subject
from briefgen.portfolio_sheet.edited_keys import RULE, RowKey
from briefgen.portfolio_sheet.edited_workbook import EditedTable
from briefgen.portfolio_sheet.sheet_heads import VALUE, WORDS, name_of
from briefgen.portfolio_sheet.sheet_rows import homes, is_of_texts
from briefgen.portfolio_sheet.sheet_tables import (
    ITEM,
    Pattern,
    SheetTable,
)
from briefgen.portfolio_sheet.written_values import SheetThingId


class UnsaidValues:
    """Knows which sheets, columns and rows of a workbook are there."""

    def __init__(
        self, name: str, tables: tuple[SheetTable, ...], *, prune: bool
    ) -> None:
        self._name, self._prune = name, prune
        self._homes: dict[tuple[Subject, Pattern], SheetTable] = {
            (subject, pattern): table
            for table in tables
            for subject in table.subjects
            for pattern, _ in homes(table)
        }
        self._sheets: dict[str, tuple[EditedTable, set[RowKey]]] = {}
        self._gone: dict[tuple[SheetThingId, FieldPath], None] = {}
        self._missing: dict[str, None] = {}
        self._columns: dict[tuple[str, str], None] = {}

    @property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """What people should know before anything is written."""
        sheets = ", ".join(self._missing)
        columns = ", ".join(f"{name} of {sheet}" for sheet, name in self._columns)
        remarks = [
            f"{what} not in the workbook: what stood there stays as it is"
            for what, some in (
                (f"these sheets are ({sheets})", sheets),
                (f"these columns are ({columns})", columns),
            )
            if some
        ]
        remarks += (self._row(thing, path) for thing, path in self._gone)
        place = Place(self._name, 1, None)
        return tuple(Diagnostic(place, each, RULE, None, "warning") for each in remarks)

    def tell_sheet(self, table: SheetTable) -> None:
        """Record that a sheet is missing."""
        self._missing[table.title] = None

    def keep_rows(
        self, table: SheetTable, edited: EditedTable, rows: set[RowKey]
    ) -> None:
        """Record which rows of a sheet are there."""
        self._sheets[table.title] = edited, rows

    def add(
        self,
        thing: SheetThingId,
        written: Mapping[FieldPath, str],
        values: MutableMapping[FieldPath, IncomingValue],
    ) -> None:
        """Add to the values of a thing what was written and the workbook cannot say."""
        subject, name = thing
        for path, text in written.items():
            if path in values:
                continue
            pattern = tuple(ITEM if isinstance(s, ItemKey) else s for s in path)
            table = self._homes.get((subject, pattern))
            sheet = None if table is None else self._sheets.get(table.title)
            if table is None or sheet is None:
                values[path] = IncomingValue(text, "")
                continue
            edited, rows = sheet
            base = _base(table, path)
            column = _column(table, path, base)
            if RowKey(subject, name, base) in rows:
                if column not in edited.names:
                    self._columns[table.title, column] = None
                    values[path] = IncomingValue(text, "")
            elif not any(isinstance(step, ItemKey) for step in base):
                self._gone[thing, base] = None
                if self._prune:
                    values[path] = IncomingValue(None, "")

    def _row(self, thing: SheetThingId, base: FieldPath) -> str:
        subject, name = thing
        whose = f"{WORDS[subject]} {name}".strip()
        what = shown_path(base) or "its row"
        done = "it is emptied" if self._prune else "it stays: --prune empties it"
        return f"the row of {what} of {whose} was removed: {done}"


def _base(table: SheetTable, path: FieldPath) -> FieldPath:
    """Return what the row of a value is known by."""
    if is_of_texts(table):
        return path[:-1]
    if table.form == "portfolio":
        names = tuple(str(step) for step in path if not isinstance(step, ItemKey))
        own = (names[:end] for end in range(len(names), 0, -1))
        return next((each for each in own if each in table.fields), names)
    return path[: len(table.base)]


def _column(table: SheetTable, path: FieldPath, base: FieldPath) -> str:
    """Return the name of the column of a value."""
    names = [str(step) for step in path[len(base) :] if not isinstance(step, ItemKey)]
    if is_of_texts(table) or (table.form == "portfolio" and names):
        return f"text.{names[-1]}"
    return VALUE if table.form == "portfolio" else name_of((*names,))
