"""What a workbook says to its bytes: equal content gives equal bytes."""

import datetime
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from briefgen.errors import Place, mistake
from briefgen.portfolio_sheet.choices import LISTS, ChoiceList, choice_lists
from briefgen.portfolio_sheet.front_sheet import ABOUT_SHEET, write_front
from briefgen.portfolio_sheet.sheet_aids import FIRST, SheetAids
from briefgen.portfolio_sheet.sheet_content import SheetContent
from briefgen.portfolio_sheet.sheet_page import SheetPage, page_of, write_page
from briefgen.portfolio_sheet.sheet_rows import is_of_texts
from briefgen.portfolio_sheet.totals_sheet import TOTALS, write_themes, write_totals
from briefgen.portfolio_sheet.workbook_look import (
    TAB_OF_DATA,
    TAB_OF_OTHERS,
    TAB_OF_TEXTS,
    Looks,
)
from briefgen.portfolio_sheet.workbook_ranges import column_range

ID_PROPERTY = "briefgen workbook"  # the property that tells one workbook from another
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MOST_ROWS = 1_000_000  # a sheet has 1,048,576


def workbook_bytes(content: SheetContent, number: str = "") -> bytes:
    """Return the XLSX file; `number` is its id, if edits of it can come back."""
    writer = _library()
    internal = content.audience == "internal"
    pages = [
        page_of(each, content.languages, internal=internal) for each in content.tables
    ]
    _judge(pages)
    stored = BytesIO()
    book = writer.Workbook(stored, OPTIONS)
    book.set_size(2400, 1500)
    looks = Looks(book, {})
    lists = choice_lists(content) if internal else {}
    names = _names(book, pages, internal=internal)
    aids = SheetAids(
        marking_of(content),
        edition_of(content),
        looks,
        lists,
        _places(lists),
        _ids(pages),
        internal,
    )
    _properties(book, content, number)
    write_front(names[ABOUT_SHEET], content, pages, aids)
    for page in pages:
        sheet = names[page.filled.table.title]
        of_texts = is_of_texts(page.filled.table)
        sheet.set_tab_color(TAB_OF_TEXTS if of_texts else TAB_OF_DATA)
        write_page(sheet, page, looks, aids)
        if internal:
            write_themes(sheet, page, pages, looks)
    if internal:
        write_totals(names[TOTALS], content, pages, aids)
        _write_lists(names[LISTS], lists, aids)
    book.close()
    return stored.getvalue()


def marking_of(content: SheetContent) -> str:
    """Return what stands on every sheet: that it is internal, and the highest marking."""
    if content.audience == "public":
        return ""
    words = ("internal", *content.markings)
    return " · ".join(each.upper().replace("-", " ") for each in words)


def edition_of(content: SheetContent) -> str:
    """Return the edition in words: its date, and its label if it has one."""
    date = content.edition.isoformat()
    return f"{date} · {content.label}" if content.label else date


def _names(book: Any, pages: list[SheetPage], *, internal: bool) -> Mapping[str, Any]:
    """Return the sheets of a workbook by name, in order."""
    titles = [page.filled.table.title for page in pages]
    every = [ABOUT_SHEET, *titles, *((TOTALS, LISTS) if internal else ())]
    return {each: book.add_worksheet(each) for each in every}


def _properties(book: Any, content: SheetContent, number: str) -> None:
    day = content.edition
    # Workbooks carry no zone: the date of the edition, at midnight.
    created = datetime.datetime(day.year, day.month, day.day)  # noqa: DTZ001
    book.set_properties(
        {
            "title": content.title,
            "subject": "The portfolio as a workbook",
            "author": "briefgen",
            "category": marking_of(content) or "Public",
            "comments": f"Edition: {edition_of(content)}",
            "created": created,
        }
    )
    if number:
        book.set_custom_property(ID_PROPERTY, number, "text")


def _write_lists(sheet: Any, lists: Mapping[str, ChoiceList], aids: SheetAids) -> None:
    """Write the sheet of what may be chosen: each list, with words beside it."""
    aids.banner(sheet, "Lists to choose from")
    sheet.set_tab_color(TAB_OF_OTHERS)
    looks = aids.looks
    for at, each in enumerate(lists.values()):
        column = 2 * at
        sheet.set_column(column, column, 20, looks.of("plain"))
        sheet.set_column(column + 1, column + 1, 34, looks.of("context"))
        sheet.write_string(FIRST - 1, column, each.heading, looks.of("heading"))
        sheet.write_string(FIRST - 1, column + 1, "", looks.of("heading"))
        for row, choice in enumerate(each.choices, FIRST):
            sheet.write_string(row, column, choice, looks.of("plain"))
        for row, words in enumerate(each.words, FIRST):
            sheet.write_string(row, column + 1, words, looks.of("context"))
    sheet.freeze_panes(FIRST, 0)
    sheet.fit_to_pages(1, 0)
    sheet.protect("")


def _places(lists: Mapping[str, ChoiceList]) -> Mapping[str, str]:
    return {
        name: column_range(LISTS, 2 * at, FIRST, FIRST + len(each.choices) - 1)
        for at, (name, each) in enumerate(lists.items())
    }


def _ids(pages: list[SheetPage]) -> str:
    """Return where the ids of initiatives stand."""
    for page in pages:
        if page.is_of_initiatives:
            title = page.filled.table.title
            return column_range(title, 0, FIRST, max(page.end - 1, FIRST))
    return ""


def _judge(pages: list[SheetPage]) -> None:
    for page in pages:
        if len(page.rows) > MOST_ROWS:
            message = f"a sheet has room for {MOST_ROWS:,} rows, and there are {len(page.rows):,}"
            raise mistake(Place("data"), message, "too-large")


def _library() -> Any:
    try:
        import xlsxwriter
    except ImportError:
        hint = "install it: pip install 'briefgen[import]'"
        message = "workbooks are written with XlsxWriter, which is not installed"
        raise mistake(Place("briefgen.yaml"), message, "missing-extra", hint) from None
    return xlsxwriter
