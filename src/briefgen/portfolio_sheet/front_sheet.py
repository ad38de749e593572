"""What a workbook is to its first sheet: edition, marking, sheets, and the way back."""

from typing import Any

from briefgen.portfolio_sheet.sheet_aids import SheetAids
from briefgen.portfolio_sheet.sheet_content import SheetContent
from briefgen.portfolio_sheet.sheet_page import SheetPage
from briefgen.portfolio_sheet.workbook_look import INCOMPLETE, LACKING, NAVY, PALE

ABOUT_SHEET = "About"
STEPS = (
    "Change white cells. Grey ones say what a row is: they are locked, and stay as they are.",
    (
        "To add a row, write below the last one. Leave its number and its id empty: a new"
        " initiative gets its id from its title. On the other sheets, choose whose the row is."
    ),
    (
        "To empty a field, empty its cell. To take a row away, delete it, and add --prune"
        " below. Rows may be sorted and filtered, and columns moved."
    ),
    "Write no formulas in white cells: they are not taken over.",
    "Save the workbook under any name, and bring your edits back:",
)
COMMANDS = (
    "briefgen sheet --apply FILE.xlsx --dry-run   (shows what would change)\n"
    "briefgen sheet --apply FILE.xlsx             (changes it; `briefgen undo` takes it back)"
)
ACROSS = 92  # letters of a step on one line
AFTER = (
    "What others changed in the data in the meantime stays. Where both of you changed the same"
    " value, you are shown both, and nothing of it is taken over."
)


def write_front(
    sheet: Any, content: SheetContent, pages: list[SheetPage], aids: SheetAids
) -> None:
    """Write the sheet that opens a workbook."""
    looks = aids.looks
    sheet.set_tab_color(NAVY)
    sheet.set_column(0, 0, 5, looks.of("plain"))
    sheet.set_column(1, 1, 26, looks.of("plain"))
    sheet.set_column(2, 2, 88, looks.of("plain"))
    aids.banner(sheet, "About this workbook")
    sheet.set_portrait()
    sheet.fit_to_pages(1, 0)
    sheet.set_row(1, 36)
    sheet.write_string(1, 1, content.title, looks.of("title"))
    row = 3
    for name, text in _facts(content, aids):
        sheet.write_string(row, 1, name, looks.of("strong"))
        sheet.write_string(row, 2, text, looks.of("plain"))
        row += 1
    if aids.internal:
        row = _way_back(sheet, row + 1, aids)
    _contents(sheet, row + 1, pages, aids)
    if aids.internal:
        sheet.protect("")


def _facts(content: SheetContent, aids: SheetAids) -> list[tuple[str, str]]:
    facts = [("Edition", aids.edition)]
    if aids.internal:
        facts.append(("Marked as", aids.marking))
        facts.append(("What it is", "All data of the portfolio, as briefgen has them."))
    else:
        facts.append(("What it is", "The public data of the portfolio."))
    facts.append(("Amounts", f"in {content.currency}, unless a row says otherwise"))
    return facts


def _way_back(sheet: Any, row: int, aids: SheetAids) -> int:
    looks = aids.looks
    sheet.write_string(row, 1, "How to bring edits back", looks.of("strong"))
    for at, step in enumerate(STEPS, 1):
        sheet.write_string(row + at, 0, f"{at}.", looks.of("step"))
        sheet.write_string(row + at, 2, step, looks.of("plain"))
        sheet.set_row(row + at, 15 if len(step) < ACROSS else 28)
    row += len(STEPS) + 1
    sheet.write_string(row, 2, COMMANDS, _typed(aids))
    sheet.set_row(row, 30)
    sheet.write_string(row + 1, 2, AFTER, looks.of("plain"))
    sheet.set_row(row + 1, 28)
    row += 3
    sheet.write_string(row, 1, "Colours", looks.of("strong"))
    legend = (
        (LACKING, "a value that must be there is missing"),
        (INCOMPLETE, "a text is missing in this language, and is there in another"),
        (
            PALE,
            "locked: it says what the row is. Review > Unprotect Sheet has no password",
        ),
    )
    for at, (colour, words) in enumerate(legend):
        sheet.write_blank(row + at, 0, None, looks.tint(colour))
        sheet.write_string(row + at, 2, words, looks.of("plain"))
    return row + len(legend)


def _typed(aids: SheetAids) -> Any:
    typed = {"font_name": "Courier New", "font_size": 10, "bg_color": PALE}
    return aids.looks.book.add_format({**typed, "text_wrap": True, "valign": "top"})


def _contents(sheet: Any, row: int, pages: list[SheetPage], aids: SheetAids) -> None:
    looks = aids.looks
    sheet.write_string(row, 1, "Sheets", looks.of("strong"))
    for at, page in enumerate(pages, row):
        title = page.filled.table.title
        link = f"internal:'{title}'!A1"
        sheet.write_url(
            at, 2, link, looks.of("link"), f"{title} ({len(page.rows):,} rows)"
        )
