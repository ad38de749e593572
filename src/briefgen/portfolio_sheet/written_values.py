"""The values of a workbook as they were written to fields of things, as imports name them."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from briefgen.imports.field_path import FieldPath, ItemKey
from briefgen.imports.lock_file import ImportLock, LockedSubject, LockedValue
from briefgen.imports.mapping import Subject
from briefgen.imports.present_values import NUMBERED
from briefgen.portfolio_sheet.kept_workbook import KeptWorkbook
from briefgen.portfolio_sheet.present_leaves import LeafPath
from briefgen.portfolio_sheet.sheet_rows import LINE, pattern_of
from briefgen.portfolio_sheet.sheet_tables import (
    ITEM,
    Pattern,
    SheetTable,
)

SheetThingId: TypeAlias = tuple[Subject, str]
WrittenValues: TypeAlias = Mapping[SheetThingId, Mapping[FieldPath, str]]


def written_values(
    kept: KeptWorkbook, joined: frozenset[tuple[Subject, Pattern]]
) -> WrittenValues:
    """Return what was written, by thing; a joined cell is one value for each item."""
    things: dict[SheetThingId, dict[FieldPath, str]] = {}
    for (subject, name, path), text in kept.values.items():
        values = things.setdefault((subject, name), {})
        own = field_path(path)
        if (subject, pattern_of(path)) in joined:
            values.update({(*own, ItemKey(each)): each for each in text.split(LINE)})
        else:
            values[own] = text
    return things


def field_path(path: LeafPath) -> FieldPath:
    """Return a path as imports name it: items by their number, from 1."""
    return tuple(ItemKey(str(s + 1)) if isinstance(s, int) else s for s in path)


def joined_columns(
    tables: tuple[SheetTable, ...],
) -> frozenset[tuple[Subject, Pattern]]:
    """Return the lists of which all items stand in one cell."""
    return frozenset(
        (subject, column.pattern)
        for table in tables
        for subject in table.subjects
        for column in table.columns
        if column.joined
    )


def list_keys(
    tables: tuple[SheetTable, ...],
) -> dict[tuple[Subject, FieldPath], str | None]:
    """Return how the items of each list are known: by number, or by what they are."""
    keys: dict[tuple[Subject, FieldPath], str | None] = {}
    for table in tables:
        for subject in table.subjects:
            for pattern in _lists(table):
                keys[subject, pattern] = NUMBERED
    for subject, pattern in joined_columns(tables):
        keys[subject, tuple(step for step in pattern if step != ITEM)] = None
    return keys


def _lists(table: SheetTable) -> Iterator[FieldPath]:
    bases = [*table.fields] if table.form == "points" else [table.base]
    for base in bases:
        whole = (*base, ITEM) if table.form == "points" else base
        for at, step in enumerate(whole):
            if step == ITEM:
                yield tuple(each for each in whole[:at] if each != ITEM)


def lock_of(written: WrittenValues, source: str) -> ImportLock:
    """Return what was written as what counts as taken over last."""
    subjects = (
        LockedSubject(
            *(subject, name, name),
            {path: LockedValue(text, "") for path, text in values.items()},
        )
        for (subject, name), values in written.items()
    )
    return ImportLock(source, "", (*subjects,))
