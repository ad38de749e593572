"""Declared fields to the tables of the workbook: which there are, and their columns.

A field that is added to a declaration gets its column here by itself: in the table of the
thing that has it, or, where it stands in a list, in the table of that list.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from briefgen.languages import facts
from briefgen.portfolio_sheet.headings import heading, table_title
from briefgen.reading.fields import Field, Form, Member
from briefgen.value_classes import dataclass

SheetSubject: TypeAlias = Literal["portfolio", "themes", "initiatives"]
NOTE = ("note",)  # the field of what notes have of their own
SUBJECTS: tuple[SheetSubject, ...] = ("portfolio", "themes", "initiatives")
ITEM = "*"  # in a path: each item of a list
# `things` has a row for each theme or initiative, `items` for each item of a list, `texts`
# for each text of several paragraphs, `points` for each text of a list.
TableForm: TypeAlias = Literal["portfolio", "things", "items", "texts", "points"]
KEY = ("id",)  # the field of a theme in a list by which it is known
PROSE = "paragraphs of text"  # the form of a text that takes more than a line
Pattern: TypeAlias = tuple[str, ...]  # a path with ITEM for the number of an item


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: the pattern of its values, and the declaration that says what they are.

    `language` is empty where there is none, or one for all. A column that is `spare` is
    there only if some value is. A `joined` one holds all items of a list, a line each.
    """

    pattern: Pattern
    member: Member
    field: Field[object]
    heading: str
    language: str = ""
    needed: bool = False
    spare: bool = False
    joined: bool = False

    @property
    def is_text(self) -> bool:
        """Whether it is words in some language."""
        return self.member.field.form.each_language or self._of_texts

    @property
    def _of_texts(self) -> bool:
        item = self.member.field.form.item
        return item is not None and item.form.each_language


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table of the workbook: what its rows are of, and its columns, in order.

    `base` is the pattern of the list whose items it lists, or of the mapping whose fields
    it has. Tables of texts have columns of languages alone; `fields` are theirs.
    """

    title: str
    form: TableForm
    subjects: tuple[SheetSubject, ...]
    base: Pattern
    columns: tuple[SheetColumn, ...]
    fields: Mapping[Pattern, Member]

    @property
    def is_main(self) -> bool:
        """Whether it lists themes or initiatives themselves."""
        return self.form == "things" and not self.base

    @property
    def numbers(self) -> int:
        """How many numbers of items tell one row from the others of the same subject."""
        return self.base.count(ITEM) + (self.form == "points")


def tables_of(
    things: Mapping[SheetSubject, Field[object]], languages: Iterable[str]
) -> tuple[SheetTable, ...]:
    """Return the tables for the declared fields of the portfolio, themes and initiatives."""
    codes = (*languages,)
    placed: dict[tuple[TableForm, str, Pattern], dict[Pattern, _Spot]] = {}
    owners: dict[tuple[TableForm, str, Pattern], dict[SheetSubject, None]] = {}
    for subject in SUBJECTS:
        for spot in _within(things[subject].form, (), needed=True):
            if spot.pattern == KEY:  # it is the key of the row
                continue
            key = _table(subject, spot)
            placed.setdefault(key, {}).setdefault(spot.pattern, spot)
            owners.setdefault(key, {})[subject] = None
    tables = (
        _made_of(key, spots.values(), (*owners[key],), codes)
        for key, spots in placed.items()
    )
    return tuple(sorted(tables, key=_rank))


def _rank(table: SheetTable) -> tuple[int, int, int]:
    """Return where a table stands: what people look for first comes first."""
    own = table.base[:1] == ("fields",)
    several = len(table.subjects) > 1
    late = {"texts": 1, "points": 2}.get(table.form, 3 if several else 0)
    return late, SUBJECTS.index(table.subjects[0]), int(own)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A field at its pattern; `needed` where each row must have it."""

    pattern: Pattern
    member: Member
    needed: bool


def _within(form: Form, path: Pattern, *, needed: bool) -> Iterator[_Spot]:
    for member in form.members:
        if not member.aside:
            yield from _of(member, (*path, member.name), needed=needed)


def _of(member: Member, path: Pattern, *, needed: bool) -> Iterator[_Spot]:
    form, needed = member.field.form, needed and member.required
    item = form.item.form if form.item is not None else Form()
    if item.members and not item.each_language:
        yield from _within(item, (*path, ITEM), needed=True)
    elif form.item is None and form.members and not form.each_language:
        yield from _within(form, path, needed=needed)
    else:
        yield _Spot(path, member, needed)


def _table(subject: SheetSubject, spot: _Spot) -> tuple[TableForm, str, Pattern]:
    """Return the form of a field's table, whose it is, and the base of its rows."""
    form, path = spot.member.field.form, spot.pattern
    if form.item is not None and form.item.form.each_language:
        return "points", "", ()
    if ITEM in path:
        last = len(path) - path[::-1].index(ITEM)
        own = subject if path[0] == "fields" else ""
        return "items", own, path[:last]
    if form.each_language and form.name == PROSE:
        return "texts", "", ()
    if path[:1] == NOTE:
        return "things", "", NOTE
    form_of_own: TableForm = "portfolio" if subject == "portfolio" else "things"
    apart = subject == "initiatives" and path[0] == "fields"
    return form_of_own, subject, ("fields",) if apart else ()


def _made_of(
    key: tuple[TableForm, str, Pattern],
    spots: Iterable[_Spot],
    subjects: tuple[SheetSubject, ...],
    languages: tuple[str, ...],
) -> SheetTable:
    form, _, base = key
    fields = {spot.pattern: spot.member for spot in spots}
    columns: tuple[SheetColumn, ...] = ()
    if form not in {"texts", "points"}:
        columns = tuple(
            column for spot in spots for column in columns_of(spot, base, languages)
        )
    if form == "portfolio":
        parts = (each for each in columns if each.spare and not each.is_text)
        fields |= {each.pattern: each.member for each in parts}
    title = table_title(form, base, subjects)
    return SheetTable(title, form, subjects, base, columns, fields)


def columns_of(
    spot: _Spot, base: Pattern, languages: tuple[str, ...]
) -> Iterator[SheetColumn]:
    """Yield the columns of a field: one, or one for each language."""
    member, form = spot.member, spot.member.field.form
    words = heading(spot.pattern[len(base) :], member)
    if form.each_language:
        yield from language_columns(spot, words, languages)
    elif form.item is not None:
        of_item = SheetColumn(spot.pattern, member, form.item, words, "", spot.needed)
        yield replace(of_item, joined=True)
    else:
        field = member.field
        yield SheetColumn(spot.pattern, member, field, words, "", spot.needed)
        for name in _parts(field):
            path, more = (*spot.pattern, name), f"{words}: {name}"
            yield SheetColumn(path, member, field, more, spare=True)


def language_columns(
    spot: _Spot, words: str, languages: tuple[str, ...]
) -> Iterator[SheetColumn]:
    """Yield a column for each language, and those of forms for numbers."""
    member, path = spot.member, spot.pattern
    declared = {each.name: each for each in member.field.form.languages}
    for code in languages:
        name = f"{words} ({facts(code).name})"
        column = (*path, code)
        yield SheetColumn(column, member, member.field, name, code, spot.needed)
        inner = declared[code].field.form.members if code in declared else ()
        for each in inner:
            more = f"{name[:-1]}, {each.name})"
            yield SheetColumn(
                (*column, each.name), member, member.field, more, code, spare=True
            )


def _parts(field: Field[object]) -> Iterator[str]:
    """Yield the names in a mapping that may stand in place of a single value."""
    either = field.schema.get("anyOf")
    for each in either if isinstance(either, list) else ():
        yield from each.get("properties", ())
