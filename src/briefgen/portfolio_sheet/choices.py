"""Columns to what may be chosen there: lists of the workbook, each a column of one sheet."""

from collections.abc import Iterable, Mapping

from briefgen.languages import TEMPLATES, facts
from briefgen.languages.cldr import cldr
from briefgen.languages.countries import is_country
from briefgen.portfolio_sheet.sheet_content import SheetContent
from briefgen.portfolio_sheet.sheet_rows import THEME
from briefgen.portfolio_sheet.sheet_tables import SheetColumn
from briefgen.value_classes import dataclass

LISTS = "Lists"
COUNTRY, CURRENCY = "a country code such as PE", "a currency"  # the names of forms
# Beside the portfolio's own: those in which most of the world's aid is given.
CURRENCIES = ("AUD", "CAD", "CHF", "EUR", "GBP", "JPY", "NOK", "NZD", "SEK", "USD")


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list to choose from, with words that say what each choice is."""

    heading: str
    choices: tuple[str, ...]
    words: tuple[str, ...] = ()
    open: bool = False  # others may be written, too


def list_name(column: SheetColumn) -> str | None:
    """Return the name of the list that a column is chosen from, or None."""
    field = column.field
    if column.is_text or column.joined:
        return None
    if field.form.name in {COUNTRY, CURRENCY, THEME}:
        return field.form.name
    if field.schema.get("type") == "boolean":
        return "yes or no"
    enum = field.schema.get("enum")
    return "|".join(map(str, enum)) if isinstance(enum, list) else None


def choice_lists(content: SheetContent) -> Mapping[str, ChoiceList]:
    """Return the lists that the columns of a workbook are chosen from, by name."""
    lists: dict[str, ChoiceList] = {}
    for filled in content.tables:
        for column in filled.table.columns:
            name = list_name(column)
            if name is not None and name not in lists:
                lists[name] = _list(name, column, content)
    return lists


def _list(name: str, column: SheetColumn, content: SheetContent) -> ChoiceList:
    if name == COUNTRY:
        return _countries(content.languages)
    if name == CURRENCY:
        codes = dict.fromkeys((content.currency, *CURRENCIES))
        names = cldr(facts(TEMPLATES).locale).currencies
        words = tuple(str(names.get(each, "")) for each in codes)
        return ChoiceList("Currency", (*codes,), words, open=True)
    if name == THEME:
        return ChoiceList("Theme", *_themes(content), open=True)
    if name == "yes or no":
        return ChoiceList("Yes or no", ("true", "false"), ("yes", "no"))
    return ChoiceList(column.heading, tuple(name.split("|")))


def _countries(languages: Iterable[str]) -> ChoiceList:
    territories = cldr(facts(TEMPLATES).locale).territories
    codes = sorted(
        filter(is_country, map(str, territories)), key=territories.__getitem__
    )
    named = [cldr(facts(each).locale).territories for each in languages]
    words = (
        " / ".join(str(names.get(code, code)) for names in named) for code in codes
    )
    return ChoiceList("Country", (*codes,), (*words,))


def _themes(content: SheetContent) -> tuple[tuple[str, ...], tuple[str, ...]]:
    themes = [
        row.thing
        for filled in content.tables
        if filled.table.form == "things" and filled.table.subjects == ("themes",)
        for row in filled.rows
    ]
    return tuple(each.id for each in themes), tuple(each.shown for each in themes)
