"""Funding to totals that check themselves: a formula beside what briefgen computed."""

from typing import Any

from briefgen.portfolio_sheet.sheet_aids import (
    ABOUT,
    FIRST,
    HEADINGS,
    ROOM,
    SheetAids,
)
from briefgen.portfolio_sheet.sheet_content import ComputedTotal, SheetContent
from briefgen.portfolio_sheet.sheet_heads import THEME
from briefgen.portfolio_sheet.sheet_page import SheetPage
from briefgen.portfolio_sheet.workbook_look import (
    DIFFERENT,
    RIGHT,
    TAB_OF_OTHERS,
    Looks,
)
from briefgen.portfolio_sheet.workbook_ranges import column_range
from briefgen.value_classes import dataclass

TOTALS = "Totals"
ABOUT_TOTALS = (
    "New money, added up twice: by formulas of this workbook, and by briefgen. A new row of"
    " Funding counts in all at once, and under its theme once it is in the data. Rows of"
    " cancelled initiatives count here, and on no page."
)
HEADS = (
    ("Theme", 30),
    ("Title", 40),
    ("Currency", 10),
    ("At least, by this workbook", 20),
    ("At most, by this workbook", 20),
    ("At least, by briefgen", 20),
    ("At most, by briefgen", 20),
    ("Check", 12),
)
SAME, OTHER = "same", "differs"
LEAST, MOST = ("amount", "from"), ("amount", "to", "up_to")


def write_totals(
    sheet: Any, content: SheetContent, pages: list[SheetPage], aids: SheetAids
) -> None:
    """Write the totals: of all themes, then of each."""
    aids.banner(sheet, "Totals")
    sheet.set_tab_color(TAB_OF_OTHERS)
    sheet.write_string(ABOUT, 0, ABOUT_TOTALS, aids.looks.of("about"))
    sheet.set_row(HEADINGS, 32)
    for at, (words, width) in enumerate(HEADS):
        sheet.set_column(at, at, width)
        sheet.write_string(HEADINGS, at, words, aids.looks.of("heading"))
    funding = next((each for each in pages if _is_funding(each)), None)
    if funding is not None:
        sums = FundingSums(funding, content.currency)
        for at, total in enumerate(content.totals, FIRST - 1):
            _write_total(sheet, at, total, sums, aids.looks)
    last = FIRST - 1 + max(len(content.totals) - 1, 0)
    check = FIRST - 1, len(HEADS) - 1, last, len(HEADS) - 1
    for words, colour in ((SAME, RIGHT), (OTHER, DIFFERENT)):
        look = aids.looks.tint(colour)
        rule = {"type": "cell", "criteria": "==", "value": f'"{words}"', "format": look}
        sheet.conditional_format(*check, rule)
    sheet.freeze_panes(FIRST - 1, 0)
    sheet.fit_to_pages(1, 0)
    sheet.protect("")


def _write_total(
    sheet: Any, at: int, total: ComputedTotal, sums: "FundingSums", looks: Looks
) -> None:
    row = at + 1
    for column, words in enumerate((total.theme, total.shown, total.currency)):
        sheet.write_string(at, column, words, looks.of("plain"))
    values = float(total.least), float(total.most)
    for column, (names, value) in enumerate(zip((LEAST, MOST), values, strict=True), 3):
        formula = sums.formula(names, row, total)
        sheet.write_formula(at, column, formula, looks.of("sum"), value)
        sheet.write_number(at, column + 2, value, looks.of("sum"))
    check = f"ABS(D{row}-F{row})+ABS(E{row}-G{row})<0.005"
    formula = f'=IF({check},"{SAME}","{OTHER}")'
    sheet.write_formula(at, len(HEADS) - 1, formula, looks.of("mark"), SAME)


@dataclass(frozen=True, slots=True)
class FundingSums:
    """The formulas that add up the sheet of funding; `own` is the portfolio's currency."""

    funding: SheetPage
    own: str

    def formula(self, names: tuple[str, ...], row: int, total: ComputedTotal) -> str:
        """Return the formula of a row of totals; a line without a currency is in the own."""
        own = total.currency == self.own
        currencies = [f"$C{row}", '"="'] if own else [f"$C{row}"]
        theme = f",{self._range(THEME)},$A{row}" if total.theme else ""
        currency = self._range("currency")
        return "=" + "+".join(
            f"SUMIFS({self._range(name)},{currency},{each}{theme})"
            for name in names
            for each in currencies
        )

    def _range(self, name: str) -> str:
        at = [each.name for each in self.funding.heads].index(name)
        last = self.funding.end + ROOM
        return column_range(self.funding.filled.table.title, at, FIRST, last)


def _is_funding(page: SheetPage) -> bool:
    return page.filled.table.base == ("funding", "*")


def write_themes(
    sheet: Any, page: SheetPage, pages: list[SheetPage], looks: Looks
) -> None:
    """Write the theme of each line of funding, as a formula, for totals by theme."""
    names = [each.name for each in page.heads]
    of = next((each for each in pages if each.is_of_initiatives), None)
    if THEME not in names or of is None:
        return
    column, last = [each.name for each in of.heads].index("theme"), of.end + ROOM
    themes = column_range(of.filled.table.title, column, FIRST, last)
    ids = column_range(of.filled.table.title, 0, FIRST, last)
    known = {row.thing.id: row.cells.get(("theme",), "") for row in of.rows}
    for at, row in enumerate(page.rows, FIRST):
        formula = f'=IFERROR(INDEX({themes},MATCH($A{at + 1},{ids},0)),"")'
        value = known.get(row.thing.id, "")
        sheet.write_formula(at, names.index(THEME), formula, looks.of("context"), value)
