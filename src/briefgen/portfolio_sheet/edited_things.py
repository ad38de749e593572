"""The rows that a workbook adds to its sheets of themes and initiatives to new ids."""

from collections.abc import Collection, Iterator, Mapping
from itertools import count

from briefgen.loading.ids import id_for
from briefgen.portfolio_sheet.edited_workbook import EditedRow, EditedWorkbook
from briefgen.portfolio_sheet.sheet_heads import ID
from briefgen.portfolio_sheet.sheet_tables import SheetSubject, SheetTable
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class NewThing:
    """A theme or initiative that a row adds; without a title, its id is empty."""

    subject: SheetSubject
    id: str
    row: EditedRow


def new_things(
    book: EditedWorkbook,
    tables: tuple[SheetTable, ...],
    languages: tuple[str, ...],
    known: Mapping[SheetSubject, Collection[str]],
) -> Iterator[NewThing]:
    """Yield the rows that are of nothing `known`, each with the id that it gets."""
    for table in tables:
        edited = book.tables.get(table.title)
        if not table.is_main or edited is None:
            continue
        subject = table.subjects[0]
        used = {*known.get(subject, ())}
        for row in edited.rows:
            if row.text(ID) in used or not _says_something(row):
                continue
            name = _free(id_for(row.text(ID) or _title(row, languages)), used)
            used.add(name)
            yield NewThing(subject, name, row)


def _says_something(row: EditedRow) -> bool:
    return any(cell.text.strip() for cell in row.row.cells)


def _title(row: EditedRow, languages: tuple[str, ...]) -> str:
    """Return the title by which a new thing gets its id, English if there is one."""
    texts = [row.text(f"title.{code}") for code in ("en", *languages)]
    return next((text for text in texts if text), "")


def _free(name: str, used: Collection[str]) -> str:
    if not name or name not in used:
        return name
    numbered = (f"{name}-{number}" for number in count(2))
    return next(each for each in numbered if each not in used)
