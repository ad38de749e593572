"""The cells of a row that came back to values of our fields, as a data file has them."""

from collections.abc import Iterator, Mapping

from briefgen.imports.field_path import FieldPath, ItemKey
from briefgen.imports.incoming_values import IncomingValue
from briefgen.portfolio_sheet.cell_forms import DIGITS, form_of, is_too_long
from briefgen.portfolio_sheet.sheet_heads import VALUE, SheetHead
from briefgen.portfolio_sheet.sheet_page import TOO_LONG
from briefgen.portfolio_sheet.sheet_rows import LINE, is_of_texts
from briefgen.portfolio_sheet.sheet_tables import SheetColumn, SheetTable
from briefgen.reading.fields import DATE
from briefgen.sources.grids.grid import GridCell

WORDS = "one line of text"


def value_path(table: SheetTable, base: FieldPath, head: SheetHead) -> FieldPath:
    """Return the path of what stands in a column of a row with this base."""
    if head.name == VALUE:
        return base
    if is_of_texts(table) or table.form == "portfolio":
        return (*base, *head.pattern)
    assert head.column is not None
    return (*base, *head.column.pattern[len(table.base) :])


def values_in(
    cell: GridCell,
    column: SheetColumn | None,
    path: FieldPath,
    written: Mapping[FieldPath, str],
    where: str,
) -> Iterator[tuple[FieldPath, IncomingValue]]:
    """Yield what a cell says: of a joined one each item, and those that it lost.

    A cell that was emptied says so; an empty one that was so says nothing.
    """
    text = plain_text(cell)
    if column is not None and column.joined:
        lines = dict.fromkeys(each.strip() for each in text.split(LINE))
        items = [(*path, ItemKey(each)) for each in lines if each]
        known = [each for each in written if each[:-1] == path]
        for item in items:
            yield item, _value(item[-1].text, column, where)  # type: ignore[union-attr]
        for item in known:
            if item not in items:
                yield item, IncomingValue(None, where)
    elif text == TOO_LONG and is_too_long(written.get(path, "")):
        yield path, IncomingValue(written[path], where)
    elif text:
        yield path, _value(text, column, where)
    elif path in written:
        yield path, IncomingValue(None, where)


def plain_text(cell: GridCell) -> str:
    """Return the text of a cell, with plain line breaks and no spaces at its ends."""
    text = cell.text.replace("\r\n", LINE).replace("\r", LINE)
    return text.strip(" \t\n")


def _value(text: str, column: SheetColumn | None, where: str) -> IncomingValue:
    if column is None or column.is_text:
        return IncomingValue(text, where)
    if column.field.schema.get("type") == "boolean":
        return IncomingValue(text.lower(), where, bare=True)
    form = form_of(column)
    number = form in {"number", "amount"} and bool(DIGITS.fullmatch(text))
    day = column.field.form.name != WORDS and bool(DATE.fullmatch(text))
    return IncomingValue(text, where, bare=number or day)
