"""One table to one sheet of a workbook: banner, headings, rows, and help to fill it in."""

from collections.abc import Mapping
from typing import Any

from briefgen.portfolio_sheet.cell_forms import (
    CellForm,
    day_in,
    form_of,
    is_too_long,
    number_in,
)
from briefgen.portfolio_sheet.sheet_aids import (
    ABOUT,
    FIRST,
    HEADINGS,
    NAMES,
    SheetAids,
)
from briefgen.portfolio_sheet.sheet_heads import (
    SheetHead,
    cell_text,
    column_at,
    heads_of,
    vertical,
)
from briefgen.portfolio_sheet.sheet_rows import FilledTable, SheetRow
from briefgen.portfolio_sheet.sheet_tables import SheetTable
from briefgen.portfolio_sheet.workbook_look import CellLook, Looks
from briefgen.value_classes import dataclass

LINE_HEIGHT, HIGHEST = 13, 405  # points; no row is higher than 409
LETTERS = 1.2  # of a text for each unit of width
TOO_LONG = "(this text is too long for a cell: change it in the data)"
ABOUTS: Mapping[str, str] = {
    "portfolio": "What all documents share. Grey cells say what a row is, and stay as they are.",
    "things": "A row for each. Write below the last row to add one; its id follows its title.",
    "items": "A row for each. Write below the last row to add one: choose whose it is.",
    "texts": "Texts of several paragraphs, each in every language, side by side. A blank line"
    " begins a paragraph.",
    "points": "Texts that stand in lists, an item a row, in every language side by side.",
}


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet: its table, its rows in order, its heads, and the row after the last."""

    filled: FilledTable
    heads: tuple[SheetHead, ...]
    rows: tuple[SheetRow, ...]

    @property
    def is_of_initiatives(self) -> bool:
        """Whether it lists the initiatives themselves."""
        table = self.filled.table
        return table.is_main and table.subjects == ("initiatives",)

    @property
    def end(self) -> int:
        """The number of the row after the last one, from 0."""
        return FIRST + len(self.rows)

    @property
    def keys(self) -> int:
        """How many columns stay in view."""
        return sum(each.key or each.context for each in self.heads)


def page_of(
    filled: FilledTable, languages: tuple[str, ...], *, internal: bool
) -> SheetPage:
    """Return the sheet of a table; the public has no use for what brings edits back."""
    rows = vertical(filled) if filled.table.form == "portfolio" else filled.rows
    heads = heads_of(filled.table, languages)
    if not internal:
        heads = tuple(each for each in heads if not each.name[1:].isdigit())
        rows = tuple(each for each in rows if each.cells)
    return SheetPage(filled, heads, rows)


def write_page(sheet: Any, page: SheetPage, looks: Looks, aids: SheetAids) -> None:
    """Write a sheet: what it says, then what helps to read it and to fill it in."""
    write_head(sheet, page, looks, aids)
    for at, row in enumerate(page.rows, FIRST):
        sheet.set_row(at, row_height(page, row))
        for column, head in enumerate(page.heads):
            text = cell_text(page.filled.table, row, head)
            if head.key or head.context:
                _write_key(
                    sheet, (at, column), _fitted(text, head), looks.of(_look(head))
                )
            elif text != "":
                form = _form(page.filled.table, row, head)
                write_value(sheet, (at, column), str(text), form, looks)
    aids.add(sheet, page)


def write_head(sheet: Any, page: SheetPage, looks: Looks, aids: SheetAids) -> None:
    """Write the rows above the data."""
    table = page.filled.table
    aids.banner(sheet, table.title)
    sheet.set_row(ABOUT, 18)
    if aids.internal:
        sheet.write_string(ABOUT, 0, ABOUTS[table.form], looks.of("about"))
    sheet.set_row(HEADINGS, 42)
    sheet.set_row(NAMES, 12)
    for at, head in enumerate(page.heads):
        sheet.write_string(HEADINGS, at, head.heading, looks.of("heading"))
        sheet.write_string(NAMES, at, head.name, looks.of("names"))
        look: CellLook = "text" if head.key else _look(head)  # of rows to come
        sheet.set_column(at, at, head.width, looks.of(look))


def row_height(page: SheetPage, row: SheetRow) -> float:
    """Return the height of a row, in points, at which most of its words can be read."""
    lines = 1
    for head in (each for each in page.heads if not each.context):
        text = str(cell_text(page.filled.table, row, head))
        if len(text) > head.width:
            letters = head.width * LETTERS
            lines = max(lines, sum(int(len(p) / letters) + 1 for p in text.split("\n")))
    return min(HIGHEST, lines * LINE_HEIGHT + 4)


def _look(head: SheetHead) -> CellLook:
    if head.key or head.context:
        return "key" if head.key else "context"
    return "text" if head.column is None else form_of(head.column)


def _form(table: SheetTable, row: SheetRow, head: SheetHead) -> CellForm:
    column = column_at(table, row.base, head)
    return "text" if column is None else form_of(column)


def _fitted(text: str | int, head: SheetHead) -> str | int:
    """Return words of context as far as their column has room: they are not read back."""
    if not head.context or isinstance(text, int) or len(text) <= head.width:
        return text
    return f"{text[: head.width - 1].rstrip()}…"


def _write_key(sheet: Any, at: tuple[int, int], text: str | int, look: Any) -> None:
    if isinstance(text, int):
        sheet.write_number(*at, text, look)
    else:
        sheet.write_string(*at, text, look)


def write_value(
    sheet: Any, at: tuple[int, int], text: str, form: CellForm, looks: Looks
) -> None:
    """Write a value as a number, a day or a text: nothing becomes a formula or a link."""
    number, day = number_in(text, form), day_in(text, form)
    if is_too_long(text):
        sheet.write_string(*at, TOO_LONG, looks.of("context"))
    elif number is not None:
        cents = form == "amount" and number != int(number)
        sheet.write_number(*at, number, looks.of("cents" if cents else form))
    elif day is not None:
        sheet.write_datetime(*at, day, looks.of("date"))
    else:
        sheet.write_string(*at, text, looks.of("text"))
