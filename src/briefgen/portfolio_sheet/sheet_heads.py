"""Tables to the heads of their sheets: the columns that tell rows apart, then the others.

Each head has a name, by which a column is known again wherever it was moved: `title.en` for
a value, `#id` for what tells a row apart.
"""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.languages import facts
from briefgen.portfolio_sheet.cell_forms import form_of, width_of
from briefgen.portfolio_sheet.sheet_rows import (
    FilledTable,
    SheetRow,
    is_of_texts,
    pattern_of,
)
from briefgen.portfolio_sheet.sheet_tables import (
    ITEM,
    Pattern,
    SheetColumn,
    SheetSubject,
    SheetTable,
)
from briefgen.value_classes import dataclass

OF, ID, TITLE, FIELD, ABOUT, VALUE = (
    "#of",
    "#id",
    "#title",
    "#field",
    "#about",
    "#value",
)
THEME = "#theme"  # of a line of funding: a formula, for totals
WORDS: Mapping[SheetSubject, str] = {
    "portfolio": "portfolio",
    "themes": "theme",
    "initiatives": "initiative",
}
LONG = 200  # letters: more choices than a note should list


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A column of a sheet: its name, its heading, and what stands in it.

    A `key` tells rows apart, and stays as it is; `context` is for people to find their way,
    and is not read back. `column` is that of the table, if there is one; `pattern` is that
    of a cell in a row of texts.
    """

    name: str
    heading: str
    about: str
    width: int
    key: bool = False
    context: bool = False
    column: SheetColumn | None = None
    pattern: Pattern = ()


def heads_of(table: SheetTable, languages: tuple[str, ...]) -> tuple[SheetHead, ...]:
    """Return the heads of an internal workbook's sheet, in order."""
    return (*_keys(table), *_values(table, languages))


def name_of(pattern: Pattern) -> str:
    """Return the name of a column of values, below its row: `title.en`."""
    return ".".join(each for each in pattern if each != ITEM)


def key_text(table: SheetTable, row: SheetRow, name: str) -> str | int:
    """Return what a row has in a column that tells rows apart, or in one of context."""
    if name[1:].isdigit():
        at = -1 if table.form == "points" else int(name[1:]) - 1
        return row.numbers[at] + 1
    words = {OF: WORDS[row.thing.subject], ID: row.thing.id, TITLE: row.thing.shown}
    if name == ABOUT:
        return table.fields[pattern_of(row.base)].about
    return field_text(table, row) if name == FIELD else words.get(name, "")


def field_text(table: SheetTable, row: SheetRow) -> str:
    """Return the field of a row of texts: numbers of items in it count from 1."""
    base = row.base[:-1] if table.form == "points" else row.base
    return ".".join(str(s + 1) if isinstance(s, int) else s for s in base)


def _keys(table: SheetTable) -> Iterator[SheetHead]:
    if table.form == "portfolio":
        yield SheetHead(FIELD, "Field", "the field of the portfolio", 26, key=True)
        yield SheetHead(ABOUT, "What it means", "", 44, context=True)
        return
    if len(table.subjects) > 1:
        about = "whose it is: portfolio, theme or initiative"
        yield SheetHead(OF, "Of", about, 11, key=True)
    if table.subjects != ("portfolio",):
        about = (
            "the id of the theme or initiative; a new one gets its id from its title"
        )
        yield SheetHead(ID, "Id", about, 26, key=True)
    apart = bool(table.base) or is_of_texts(table)
    if apart and table.subjects != ("portfolio",):
        about = "its title; change it on its own sheet"
        yield SheetHead(TITLE, "Title", about, 30, context=True)
    if is_of_texts(table):
        about = "the field that the text belongs to"
        yield SheetHead(FIELD, "Field", about, 22, key=True)
    if table.base == ("funding", ITEM):
        about = "the theme of the initiative; change it on the sheet of initiatives"
        yield SheetHead(THEME, "Theme", about, 22, context=True)
    yield from _numbers(table)


def _numbers(table: SheetTable) -> Iterator[SheetHead]:
    if table.form == "points":
        yield SheetHead("#1", "No.", "its number in the list", 6, key=True)
        return
    count = table.numbers
    for at in range(1, count + 1):
        words = "No." if at == count else f"{_outer(table.base)} no."
        about = "the number of the line; leave it empty in a new one"
        if at < count:
            about = f"the number of its {words[:-4].lower()}"
        yield SheetHead(f"#{at}", words, about, 9 if at < count else 6, key=True)


def _outer(base: Pattern) -> str:
    return base[base.index(ITEM) - 1].replace("_", " ").capitalize()


def _values(table: SheetTable, languages: tuple[str, ...]) -> Iterator[SheetHead]:
    if table.form == "portfolio":
        about = "what is no text in a language"
        yield SheetHead(VALUE, "Value", about, 24, pattern=(VALUE,))
        yield from _languages(languages, 56)
    elif is_of_texts(table):
        yield from _languages(languages, 64)
    else:
        for each in table.columns:
            width = width_of(each)
            name = name_of(each.pattern[len(table.base) :])
            about = _about(each)
            yield SheetHead(name, each.heading, about, width, column=each)


def _languages(codes: tuple[str, ...], width: int) -> Iterator[SheetHead]:
    for code in codes:
        words = facts(code).name
        about, name = f"the text in {words}", f"text.{code}"
        yield SheetHead(name, words, about, width, pattern=(code,))


def _about(column: SheetColumn) -> str:
    """Return what the guide says of a column's field."""
    member = column.member
    lines = [member.about[:1].upper() + member.about[1:]]
    lines.append(f"Write: {column.field.form.name}")
    if form_of(column) == "choice" and len(lines[-1]) > LONG:
        lines[-1] = "Write: one of the list"
    if column.joined:
        lines[-1] += ", each on a line of its own"
    if member.example:
        lines.append(f"Example: {member.example}")
    lines.append("Required" if column.needed else "May be left empty")
    return "\n".join(line for line in lines if line)


def vertical(filled: FilledTable) -> tuple[SheetRow, ...]:
    """Return the rows of the portfolio's sheet: one for each of its fields."""
    rows = {}
    for own in filled.rows:
        for pattern in filled.table.fields:
            rows[pattern] = SheetRow(own.thing, pattern, ())
        for pattern, text in own.cells.items():
            field = pattern if pattern in rows else pattern[:-1]
            name = (VALUE,) if pattern in rows else pattern[-1:]
            if field in rows:
                rows[field].cells[name] = text
                rows[field].places[name] = own.places[pattern]
    return (*rows.values(),)


def cell_text(table: SheetTable, row: SheetRow, head: SheetHead) -> str | int:
    """Return what stands in a cell; nothing is an empty text."""
    if head.key or head.context:
        return key_text(table, row, head.name)
    pattern = head.pattern if head.column is None else head.column.pattern
    return row.cells.get(pattern, "")


def column_at(
    table: SheetTable, base: Sequence[object], head: SheetHead
) -> SheetColumn | None:
    """Return the column that says what a cell of a row may hold; None for words.

    On the sheet of the portfolio, the `base` of a row is its field.
    """
    if head.name != VALUE:
        return head.column
    every = {each.pattern: each for each in table.columns}
    return every.get(tuple(map(str, base)))
