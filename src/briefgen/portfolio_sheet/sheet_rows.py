"""The data files of a workspace to the rows of the workbook, read through the view."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TypeAlias

from briefgen.errors import Place
from briefgen.imports.mapping import Subject
from briefgen.model import Initiative
from briefgen.portfolio_sheet.present_leaves import Leaf, LeafPath, leaves
from briefgen.portfolio_sheet.sheet_tables import (
    ITEM,
    Pattern,
    SheetColumn,
    SheetTable,
)
from briefgen.reading import Node
from briefgen.reading.fields import Field
from briefgen.value_classes import dataclass
from briefgen.view import Trace, Unreleased
from briefgen.view.reading_order import in_order

THEME = "the id of a theme"  # the form of a field that names one
LINE = "\n"  # between the items of a list that stand in one cell
# A cell of the rows: whose it is, and the path of its value; a joined one is its list's.
CellAddress: TypeAlias = tuple[Subject, str, LeafPath]


@dataclass(frozen=True, slots=True)
class SheetThing:
    """The portfolio, a theme or an initiative: its id, and its part of a data file.

    `read_at` is its path in the view, `shown` the words by which people know it.
    """

    subject: Subject
    id: str
    node: Node
    read_at: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: what it is of, and the texts of its cells by the pattern of their column.

    `numbers` are those of the items that it is of, from 0. A row of texts or points has
    the path of its field as `base`, and a cell for each language.
    """

    thing: SheetThing
    base: LeafPath
    numbers: tuple[int, ...]
    cells: dict[Pattern, str] = field(default_factory=dict)
    places: dict[Pattern, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with its rows, and with those of its columns that are shown."""

    table: SheetTable
    rows: tuple[SheetRow, ...]


Rows: TypeAlias = dict[tuple[Subject, str, LeafPath], SheetRow]


class SheetReader:
    """What reads things into tables; `trace` judges every value."""

    def __init__(
        self,
        tables: tuple[SheetTable, ...],
        fields: Mapping[Subject, Field[object]],
        trace: Trace,
    ) -> None:
        self._tables, self._fields, self._trace = tables, fields, trace
        self._rows: dict[int, Rows] = {at: {} for at, _ in enumerate(tables)}
        self._homes = {
            (subject, pattern): (at, column)
            for at, table in enumerate(tables)
            for subject in table.subjects
            for pattern, column in homes(table)
        }

    def add(self, thing: SheetThing) -> None:
        """Read what may be read of a thing into the rows of the tables."""
        if not self.may(thing.read_at):
            return
        for at, table in enumerate(self._tables):
            if thing.subject in table.subjects and has_all(table):
                self._row(at, thing, table.base, ())
        for leaf in leaves(self._fields[thing.subject], thing.node, thing.read_at):
            self._put(thing, leaf)

    def may(self, path: str) -> bool:
        """Return whether a value may be shown to the readers of the workbook."""
        try:
            self._trace.read(path)
        except Unreleased:
            return False
        return True

    def initiatives(self) -> Sequence[Initiative]:
        """Return the initiatives in the order that the readers may know."""
        return in_order(self._trace)

    def filled(self) -> tuple[FilledTable, ...]:
        """Return the tables with what was read, in the order of the declarations."""
        return tuple(
            FilledTable(table, tuple(self._rows[at].values()))
            for at, table in enumerate(self._tables)
        )

    def _put(self, thing: SheetThing, leaf: Leaf) -> None:
        home = self._homes.get((thing.subject, pattern_of(leaf.path)))
        if home is None or not self.may(leaf.read_at):
            return
        at, column = home
        names_theme = column is not None and column.field.form.name == THEME
        if names_theme and not self.may(f"themes.{leaf.text}"):
            return
        table = self._tables[at]
        base, numbers = _spot(table, leaf.path)
        row = self._row(at, thing, base, numbers)
        name = _cell(table, leaf.path)
        text = leaf.text.rstrip()
        if column is not None and column.joined and name in row.cells:
            text = f"{row.cells[name]}{LINE}{text}"
        row.cells[name] = text
        row.places.setdefault(name, leaf.place)

    def _row(
        self, at: int, thing: SheetThing, base: LeafPath, numbers: tuple[int, ...]
    ) -> SheetRow:
        key = thing.subject, thing.id, base
        rows = self._rows[at]
        if key not in rows:
            rows[key] = SheetRow(thing, base, numbers)
        return rows[key]


def has_all(table: SheetTable) -> bool:
    """Return whether a table has a row for each thing, whatever that has."""
    return table.form in {"portfolio", "things"} and table.base != ("note",)


def is_of_texts(table: SheetTable) -> bool:
    """Return whether the rows of a table are texts, with a cell for each language."""
    return table.form in {"texts", "points"}


def homes(table: SheetTable) -> Iterator[tuple[Pattern, SheetColumn | None]]:
    """Yield the pattern of each value that stands in a table, with its column."""
    for column in table.columns:
        joined = (*column.pattern, ITEM) if column.joined else column.pattern
        yield joined, column
    if is_of_texts(table):
        for pattern, member in table.fields.items():
            item = (*pattern, ITEM) if table.form == "points" else pattern
            languages = member.field.form.languages
            if member.field.form.item is not None:
                languages = member.field.form.item.form.languages
            for each in languages:
                yield (*item, each.name), None


def pattern_of(path: LeafPath) -> Pattern:
    """Return the pattern of a path: without the numbers of items."""
    return tuple(ITEM if isinstance(step, int) else step for step in path)


def _spot(table: SheetTable, path: LeafPath) -> tuple[LeafPath, tuple[int, ...]]:
    """Return the base of the row that a value stands in, and its numbers."""
    base = path[:-1] if is_of_texts(table) else path[: len(table.base)]
    return base, tuple(step for step in base if isinstance(step, int))


def _cell(table: SheetTable, path: LeafPath) -> Pattern:
    """Return the pattern of the column that a value stands in."""
    if is_of_texts(table):
        return (str(path[-1]),)
    pattern = pattern_of(path)
    joined = pattern[-1] == ITEM
    return pattern[:-1] if joined else pattern
