"""A workspace to all that its workbook says: tables, choices, edition and markings."""

import datetime
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from briefgen.audiences import Audience
from briefgen.errors import mistake
from briefgen.imports.mapping import Subject
from briefgen.languages import facts
from briefgen.loading import INITIATIVES, PORTFOLIO, declarations
from briefgen.loading.ids import id_of_theme
from briefgen.loading.own_declarations import OwnDeclarations, declarations_of
from briefgen.loading.themes import THEME_FOLDER, THEMES
from briefgen.model import Initiative, LocalizedText, Portfolio, ends
from briefgen.portfolio_sheet.public_tables import visible
from briefgen.portfolio_sheet.sheet_rows import (
    FilledTable,
    SheetReader,
    SheetThing,
)
from briefgen.portfolio_sheet.sheet_tables import tables_of
from briefgen.reading import Node, Sequence, load
from briefgen.reading.fields import Field
from briefgen.value_classes import dataclass
from briefgen.view import Trace
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ComputedTotal:
    """New money in one currency: of a theme, or of all where `theme` is empty.

    Of amounts that are not decided, the least and the most count; `shown` is its title.
    """

    theme: str
    shown: str
    currency: str
    least: Decimal
    most: Decimal


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a workbook says; `languages` are those of its columns.

    `markings` are the highest of the data, and none where the workbook is public. `edition`
    is the edition's date, `title` what the portfolio is called.
    """

    audience: Audience
    languages: tuple[str, ...]
    title: str
    edition: datetime.date
    label: str | None
    currency: str
    markings: tuple[str, ...]
    tables: tuple[FilledTable, ...]
    totals: tuple[ComputedTotal, ...] = ()


def content_of(
    workspace: Workspace,
    portfolio: Portfolio,
    audience: Audience,
    as_of: datetime.datetime,
) -> SheetContent:
    """Return what the workbook of a workspace says to its readers.

    Raises BriefgenError for a public workbook whose edition is held back.
    """
    languages = _languages(portfolio, audience)
    trace = Trace(portfolio, languages[0], audience, as_of)
    trace.recording = False
    own = declarations_of(workspace)
    fields = fields_of(portfolio, own, filed=filed_themes(workspace))
    tables = tables_of(fields, languages)
    reader = SheetReader(tables, fields, trace)
    _judge_edition(reader, portfolio)
    for thing in things_of(workspace, portfolio, reader):
        reader.add(thing)
    filled = visible(reader.filled(), reader.may, audience)
    internal, label = audience == "internal", portfolio.edition.label
    markings = (each.marking for each in portfolio.releases.values() if each.marking)
    return SheetContent(
        audience,
        languages,
        _titles_of(portfolio.title, languages, "portfolio.title", reader),
        portfolio.edition.date,
        None
        if label is None
        else _titles_of(label, languages, "portfolio.edition.label", reader),
        portfolio.currency,
        portfolio.jurisdiction.highest(markings) if internal else (),
        filled,
        totals_of(portfolio, reader) if internal else (),
    )


def fields_of(
    portfolio: Portfolio, own: OwnDeclarations, *, filed: bool
) -> Mapping[Subject, Field[object]]:
    """Return the declarations of the portfolio, of themes and of initiatives.

    `filed` says that each theme has a file of its own.
    """
    names = {code: facts(code).name for code in portfolio.languages}
    money, ids = portfolio.currency, tuple(each.id for each in portfolio.themes)
    whole, theme, initiative = (
        own.member(owner, names, money)
        for owner in ("portfolio", "theme", "initiative")
    )
    of_theme = declarations.theme_file if filed else declarations.theme
    return {
        "portfolio": declarations.portfolio(names, whole),
        "themes": of_theme(names, theme),
        "initiatives": declarations.initiative(names, ids, money, initiative),
    }


def things_of(
    workspace: Workspace, portfolio: Portfolio, reader: SheetReader
) -> Iterator[SheetThing]:
    """Yield the portfolio, its themes and its initiatives, in printed order.

    What people know them by is of what the reader may show alone.
    """
    yield SheetThing("portfolio", "", node_of(workspace, PORTFOLIO), "portfolio")
    themes = _themes(workspace, portfolio)
    for theme in portfolio.themes:
        at = f"themes.{theme.id}"
        title = _titles_of(theme.title, portfolio.languages, f"{at}.title", reader)
        yield SheetThing("themes", theme.id, themes[theme.id], at, title)
    for each in reader.initiatives():
        at = f"initiatives.{each.id}"
        title = _titles_of(each.title, portfolio.languages, f"{at}.title", reader)
        whole = node_of(workspace, file_of(each.id))
        yield SheetThing("initiatives", each.id, whole, at, title)


def node_of(workspace: Workspace, path: str) -> Node:
    """Return what a data file says."""
    return load(workspace.read_text(path), path)


def filed_themes(workspace: Workspace) -> bool:
    """Return whether each theme has a file of its own."""
    return os.path.lexists(workspace.root / THEME_FOLDER)


def _themes(workspace: Workspace, portfolio: Portfolio) -> Mapping[str, Node]:
    """Return what the data says of each theme, by its id."""
    if filed_themes(workspace):
        paths = {each.id: f"{THEME_FOLDER}/{each.id}.yaml" for each in portfolio.themes}
        return {name: node_of(workspace, path) for name, path in paths.items()}
    listed = node_of(workspace, THEMES)
    items = listed.items if isinstance(listed, Sequence) else ()
    ids = ((id_of_theme(each), each) for each in items)
    return {name.text: each for name, each in ids if name is not None}


def file_of(initiative: str) -> str:
    """Return the file of an initiative."""
    return f"{INITIATIVES}/{initiative}.yaml"


def _languages(portfolio: Portfolio, audience: Audience) -> tuple[str, ...]:
    """Return the languages of the columns: those that are complete, where it is public."""
    every = portfolio.languages
    if audience == "internal":
        return every
    complete = (each for each in every if not portfolio.edition.is_draft(each))
    return tuple(complete) or every


def _judge_edition(reader: SheetReader, portfolio: Portfolio) -> None:
    if not reader.may("portfolio.edition.date"):
        place = portfolio.places["portfolio.edition"]
        message = "the edition is held back, and its date is the date of the workbook"
        raise mistake(place, message, "unreleased", "wait until it is released")


def _titles_of(
    text: LocalizedText,
    languages: tuple[str, ...],
    path: str,
    reader: SheetReader,
) -> str:
    """Return a text in the first language that has it and may be shown, or nothing."""
    for code in (*languages, "", text.language):
        if code in text.by_language:
            at = f"{path}.{code}" if code else path
            return text.by_language[code] if reader.may(at) else ""
    return ""


def totals_of(portfolio: Portfolio, reader: SheetReader) -> tuple[ComputedTotal, ...]:
    """Return the new money of all themes, and of each, by currency: the own one first."""
    listed: dict[str, list[Initiative]] = defaultdict(list)
    for each in portfolio.initiatives:
        listed[each.theme].append(each)
    every = [*_totals("", "All themes", portfolio.initiatives, portfolio.currency)]
    for theme in portfolio.themes:
        at = f"themes.{theme.id}.title"
        shown = _titles_of(theme.title, portfolio.languages, at, reader)
        every += _totals(theme.id, shown, listed[theme.id], portfolio.currency)
    return (*every,)


def _totals(
    theme: str, shown: str, initiatives: Iterable[Initiative], own: str
) -> Iterator[ComputedTotal]:
    sums = {own: (Decimal(0), Decimal(0))}
    for line in (line for each in initiatives for line in each.funding.lines):
        least, most = ends(line.amount)
        low, high = sums.get(line.amount.currency, (Decimal(0), Decimal(0)))
        sums[line.amount.currency] = low + (least or 0), high + most
    for currency in sorted(sums, key=lambda each: (each != own, each)):
        yield ComputedTotal(theme, shown, currency, *sums[currency])
