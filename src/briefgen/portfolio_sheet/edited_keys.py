"""The rows of a workbook that came back to what each is of: a thing, and a place in it."""

from collections.abc import Collection, Iterator, Mapping

from briefgen.errors import Diagnostic, Place
from briefgen.imports.field_path import FieldPath, ItemKey
from briefgen.imports.mapping import Subject
from briefgen.loading.ids import id_for
from briefgen.portfolio_sheet.edited_workbook import EditedRow
from briefgen.portfolio_sheet.sheet_heads import FIELD, ID, OF, WORDS
from briefgen.portfolio_sheet.sheet_rows import is_of_texts
from briefgen.portfolio_sheet.sheet_tables import ITEM, SheetTable
from briefgen.reading import quoted
from briefgen.reading.fields import meant
from briefgen.value_classes import dataclass

RULE = "sheet"
NEW = "new "  # begins the key of an item that the workbook adds
OWNERS: Mapping[str, Subject] = {word: of for of, word in WORDS.items()}


@dataclass(frozen=True, slots=True)
class RowKey:
    """What a row is of: a thing by its id, and the path of the item or text in it."""

    subject: Subject
    id: str
    base: FieldPath


class RowKeys:
    """Finds what rows are of; `known` are the ids of each subject, new ones too.

    `mistakes` has what is wrong with rows that are of nothing.
    """

    def __init__(self, name: str, known: Mapping[Subject, Collection[str]]) -> None:
        self._name, self._known = name, known
        self.mistakes: list[Diagnostic] = []

    def of(self, table: SheetTable, row: EditedRow) -> RowKey | None:
        """Return what a row is of, or None if that is a mistake, which is told."""
        subject = self._subject(table, row)
        if subject is None:
            return None
        name = "" if subject == "portfolio" else self._id(subject, row)
        base = self._base(table, row)
        if name is None or base is None:
            return None
        return RowKey(subject, name, base)

    def tell(self, row: EditedRow, name: str, message: str, hint: str) -> None:
        """Collect a mistake about a cell."""
        words = f"{row.where(name)}: {message}"
        place = Place(self._name, row.row.line, None)
        self.mistakes.append(Diagnostic(place, words, RULE, hint))

    def _subject(self, table: SheetTable, row: EditedRow) -> Subject | None:
        if len(table.subjects) == 1:
            return table.subjects[0]
        word = row.text(OF)
        owner = OWNERS.get(word.lower())
        if owner not in table.subjects:
            known = ", ".join(WORDS[each] for each in table.subjects)
            self.tell(row, OF, f"nothing is called {quoted(word)}", f"write {known}")
            return None
        return owner

    def _id(self, subject: Subject, row: EditedRow) -> str | None:
        text, known = row.text(ID), self._known[subject]
        for name in (text, id_for(text)):
            if name in known:
                return name
        message = f"there is no {WORDS[subject]} {quoted(text)}"
        hint = meant(text, known) or "write its id, or the title of a new one"
        self.tell(row, ID, message if text else "it is not said whose this is", hint)
        return None

    def _base(self, table: SheetTable, row: EditedRow) -> FieldPath | None:
        if table.form == "portfolio" or is_of_texts(table):
            return self._field(table, row)
        numbers = [f"#{at}" for at in range(1, table.numbers + 1)]
        last = numbers[-1] if numbers else ""
        names: Iterator[str] = iter(numbers)
        base: list[str | ItemKey] = []
        for step in table.base:
            if step != ITEM:
                base.append(step)
                continue
            name = next(names)
            key = self._number(row, name, may_be_new=name == last)
            if key is None:
                return None
            base.append(key)
        return tuple(base)

    def _field(self, table: SheetTable, row: EditedRow) -> FieldPath | None:
        text = row.text(FIELD)
        steps = text.split(".")
        pattern = tuple(ITEM if step.isdecimal() else step for step in steps)
        if pattern not in table.fields:
            known = [".".join(each) for each in table.fields]
            hint = meant(text, known) or f"known: {', '.join(known)}"
            message = f"no field is called {quoted(text)} here"
            self.tell(row, FIELD, message if text else "the field is missing", hint)
            return None
        base = tuple(ItemKey(s) if s.isdecimal() else s for s in steps)
        if table.form != "points":
            return base
        key = self._number(row, "#1", may_be_new=True)
        return None if key is None else (*base, key)

    def _number(self, row: EditedRow, name: str, *, may_be_new: bool) -> ItemKey | None:
        text = row.text(name)
        if text.isascii() and text.isdecimal() and int(text) > 0:
            return ItemKey(str(int(text)))
        if may_be_new and not text:
            return ItemKey(f"{NEW}{row.row.line}")
        message = f"expected a number, found {quoted(text)}"
        if not text:
            message = "it is not said in which item this is"
        hint = "numbers of rows stay as they are; leave that of a new row empty"
        self.tell(row, name, message, hint)
        return None
