"""What helps people on a sheet: banner, frozen heads, lists, notes, colours, protection."""

from collections.abc import Mapping
from typing import Any

from briefgen.portfolio_sheet.cell_forms import form_of
from briefgen.portfolio_sheet.choices import LISTS, ChoiceList, list_name
from briefgen.portfolio_sheet.sheet_heads import ID, OF, VALUE, WORDS, SheetHead
from briefgen.portfolio_sheet.workbook_look import INCOMPLETE, LACKING, Looks
from briefgen.portfolio_sheet.workbook_ranges import cell
from briefgen.value_classes import dataclass

BANNER, ABOUT, HEADINGS, NAMES, FIRST = range(5)  # rows, from 0
ROOM = 1000  # rows below the last for which there are lists to choose from
MAY: Mapping[str, bool] = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}
LETTER = 1  # the paper
PAGE_WIDTH = 230  # characters across a page that can be read


@dataclass(frozen=True, slots=True)
class SheetAids:
    """What all sheets of a workbook share; `marking` stands on each of them.

    `places` has the column of each list on the sheet of lists; `ids` is where the ids of
    initiatives stand.
    """

    marking: str
    edition: str
    looks: Looks
    lists: Mapping[str, ChoiceList]
    places: Mapping[str, str]
    ids: str
    internal: bool

    def banner(self, sheet: Any, title: str) -> None:
        """Write the row that says what a sheet is, and what it is marked as."""
        look = self.looks.of("banner", grave=self.internal)
        sheet.set_row(BANNER, 24, look)
        words = f"{self.marking}   |   {title}" if self.marking else title
        sheet.write_string(BANNER, 0, words, look)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(LETTER)
        sheet.set_margins(0.4, 0.4, 0.7, 0.6)
        # In headers `&` begins a code: doubled, it is itself.
        marking = self.marking.replace("&", "&&")
        sheet.set_header(f'&C&"Arial,Bold"{marking}')
        edition = self.edition.partition(" · ")[0]
        sheet.set_footer(f"&L{edition}&C{marking}&R&P / &N")

    def add(self, sheet: Any, page: Any) -> None:
        """Add to a sheet what helps to read it, and to fill it in if it comes back."""
        last = max(page.end - 1, FIRST)
        width = len(page.heads) - 1
        sheet.freeze_panes(FIRST, page.keys)
        sheet.repeat_rows(BANNER, NAMES)
        self._fit(sheet, [each.width for each in page.heads], page.keys)
        sheet.autofilter(NAMES, 0, last, width)
        rule = {"type": "formula", "criteria": "=TRUE", "format": self.looks.line()}
        if self.internal:
            self._colours(sheet, page, last)
            self._lists(sheet, page)
            for at, head in enumerate(page.heads):
                if head.about:
                    size = {"x_scale": 2.4, "y_scale": 1.4, "author": "briefgen"}
                    sheet.write_comment(HEADINGS, at, head.about, size)
            sheet.protect("", dict(MAY))
        sheet.conditional_format(FIRST, 0, last, width, rule)

    def _fit(self, sheet: Any, widths: list[int], keys: int) -> None:
        """Print a sheet on so many pages side by side that it can be read."""
        pages = -(-sum(widths) // PAGE_WIDTH)
        sheet.fit_to_pages(pages, 0)
        if pages > 1:
            sheet.repeat_columns(0, max(keys - 1, 0))

    def _lists(self, sheet: Any, page: Any) -> None:
        end = page.end + ROOM
        for at, head in enumerate(page.heads):
            where = FIRST, at, end, at
            if head.column is not None:
                self._list(sheet, where, list_name(head.column))
                self._bounds(sheet, where, head)
            elif head.name == OF:
                words = [WORDS[each] for each in page.filled.table.subjects]
                sheet.data_validation(*where, {"validate": "list", "source": words})
            elif head.name == ID and page.filled.table.numbers:
                if page.filled.table.subjects == ("initiatives",):
                    self._choose(sheet, where, self.ids, openly=True)
            elif head.name == VALUE:
                self._each(sheet, page, at)

    def _each(self, sheet: Any, page: Any, at: int) -> None:
        """Give each value of the portfolio the list that it is chosen from."""
        columns = {each.pattern: each for each in page.filled.table.columns}
        for number, row in enumerate(page.rows, FIRST):
            if row.base in columns:
                name = list_name(columns[row.base])
                self._list(sheet, (number, at, number, at), name)

    def _list(
        self, sheet: Any, where: tuple[int, int, int, int], name: str | None
    ) -> None:
        if name is not None and name in self.places:
            self._choose(sheet, where, self.places[name], openly=self.lists[name].open)

    def _choose(
        self, sheet: Any, where: tuple[int, int, int, int], source: str, *, openly: bool
    ) -> None:
        options: dict[str, Any] = {"validate": "list", "source": f"={source}"}
        options["error_title"] = "Not in the list"
        options["error_message"] = f"Choose one of the list; all stand on {LISTS}."
        options["error_type"] = "warning" if openly else "stop"
        sheet.data_validation(*where, options)

    def _bounds(
        self, sheet: Any, where: tuple[int, int, int, int], head: SheetHead
    ) -> None:
        assert head.column is not None
        schema = head.column.field.schema
        low, high = schema.get("minimum"), schema.get("maximum")
        numeric = form_of(head.column) in {"number", "amount"}
        if numeric and low is not None and high is not None:
            whole = schema.get("type") == "integer"
            sheet.data_validation(
                *where,
                {
                    "validate": "integer" if whole else "decimal",
                    "criteria": "between",
                    "minimum": low,
                    "maximum": high,
                    "error_title": "Not a number that can be here",
                    "error_message": f"Write a number from {low} to {high}.",
                    "error_type": "stop",
                },
            )

    def _colours(self, sheet: Any, page: Any, last: int) -> None:
        """Colour what is missing: a required value, or a text in one language alone."""
        lacking, partly = self.looks.tint(LACKING), self.looks.tint(INCOMPLETE)
        for at, head in enumerate(page.heads):
            where, empty = (FIRST, at, last, at), f'{cell(FIRST, at)}=""'
            others = [cell(FIRST, other) for other in siblings(page.heads, at)]
            if others:
                some = "+".join(f'({each}<>"")' for each in others)
                rule = f"=AND(({some})>0,{empty})"
                sheet.conditional_format(*where, _when(rule, partly))
            if head.column is not None and head.column.needed and not head.column.spare:
                rule = f'=AND({cell(FIRST, 0)}<>"",{empty})'
                sheet.conditional_format(*where, _when(rule, lacking))


def siblings(heads: tuple[SheetHead, ...], at: int) -> list[int]:
    """Return the columns with the same text in other languages."""
    own = heads[at]
    if not is_language(own):
        return []
    return [
        other
        for other, each in enumerate(heads)
        if other != at and is_language(each) and stem(each.name) == stem(own.name)
    ]


def is_language(head: SheetHead) -> bool:
    """Return whether a column is of words in one language."""
    if head.column is not None:
        return bool(head.column.language) and not head.column.spare
    return head.name.startswith("text.")


def stem(name: str) -> str:
    """Return the name of a column without its language."""
    return name.rpartition(".")[0]


def _when(rule: str, look: Any) -> dict[str, Any]:
    return {"type": "formula", "criteria": rule, "format": look, "stop_if_true": False}
