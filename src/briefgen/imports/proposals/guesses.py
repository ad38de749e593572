"""The columns of a table to the fields that they most likely are, each with its reason.

A heading must name the field, and the values must be what the field takes. A few fields
are known by their values alone: countries, addresses, themes, long texts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefgen.imports.proposals.column_facts import (
    ADDRESS,
    EMAIL,
    FISCAL,
    LASTING,
    LONG,
    MOST,
    ColumnFacts,
    countries_among,
    currencies,
    separator_of,
    split,
)
from briefgen.imports.proposals.headings import Naming, language_of
from briefgen.imports.proposals.words import EXAMPLES, listed, quoted_name
from briefgen.sources.source_content import CellKind, SourceCell
from briefgen.value_classes import dataclass

CODE = re.compile(r"\d{3,5}", re.ASCII)
SHORTEST_TITLE = 6  # characters: shorter ones are codes


@dataclass(frozen=True, slots=True)
class ValueKind:
    """What the values of a field are: in words, and how a column shows it.

    `cells` is the kind of those that a few other cells may stand among.
    """

    words: str
    judge: Callable[[ColumnFacts], bool]
    cells: CellKind | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """A column that is most likely a field; `language` is that of its texts.

    `rivals` are other columns that are it just as likely.
    """

    field: str
    column: ColumnFacts
    language: str
    reason: str
    rivals: tuple[ColumnFacts, ...] = ()


def country_share(column: ColumnFacts) -> float:
    """Return what part of the names in a column are countries."""
    texts = column.sample
    mark = separator_of(column, texts=texts)
    parts = {part for text in texts for part in split(text, mark)}
    return countries_among(parts) / len(parts) if parts else 0


WORDS = ValueKind("words", lambda column: column.wordy)
NUMBER = ValueKind("numbers", lambda column: column.numeric, "number")
COUNT = ValueKind("whole numbers", lambda column: column.numeric, "number")
DATE = ValueKind("dates", lambda column: column.dated, "date")
URL = ValueKind("addresses on the web", lambda column: column.all_like(ADDRESS))
KINDS: Mapping[str, ValueKind] = {
    "starts": DATE,
    "ends": DATE,
    "milestones.date": DATE,
    "results.as_of": DATE,
    "source": URL,
    "order": COUNT,
    "funding.amount": NUMBER,
    "funding.profile.amount": NUMBER,
    "reach.count": COUNT,
    "reach.women_percent": COUNT,
    "partners.share": NUMBER,
    "results.target": NUMBER,
    "results.baseline": NUMBER,
    "results.actual": NUMBER,
    "funding.currency": ValueKind("codes of currencies", currencies),
    "funding.fiscal_years": ValueKind("fiscal years", lambda c: c.all_like(FISCAL)),
    "funding.duration": ValueKind("lengths of time", lambda c: c.all_like(LASTING)),
    "funding.kind": ValueKind(
        "words for new, more or renewed money", lambda c: c.all_mean("funding.kind")
    ),
    "partners.role": ValueKind("roles", lambda c: c.all_mean("partners.role")),
    "milestones.done": ValueKind("yes or no", lambda c: c.all_mean("truth")),
    "contact.email": ValueKind("e-mail addresses", lambda c: c.all_like(EMAIL)),
    "places.country": ValueKind("countries", lambda c: country_share(c) >= MOST),
    "sectors.code": ValueKind("codes of numbers", lambda c: c.all_like(CODE)),
}
TEXTS = frozenset(
    {
        *("title", "short_title", "description", "summary"),
        *("funding.source_of_funds", "places.name", "places.region", "reach.who"),
        *("results.indicator", "results.unit", "milestones.text", "sectors.name"),
        *("quote.words", "quote.by", "contact.name", "partners.name"),
        *(f"partners.{role}" for role in ("recipient", "implementing", "partner")),
        *("partners.funder", "partners.leading"),
    }
)
PROSE = ("description", "summary", "title")  # whose language the values show


def guesses(
    columns: Sequence[ColumnFacts], languages: Sequence[str], fields: Iterable[str]
) -> dict[tuple[str, str], Guess]:
    """Return the best column for each of some fields, by field and language.

    No column is two fields.
    """
    usual = usual_language(columns, languages)
    likely: dict[tuple[str, str], list[tuple[Naming, ColumnFacts]]] = {}
    wanted = {*fields}
    for column in columns:
        for naming in _sound(column, wanted):
            language = _language(column, naming, usual)
            likely.setdefault((naming.field, language), []).append((naming, column))
    free, best = {column.name for column in columns}, dict[tuple[str, str], Guess]()
    for spot, each in sorted(likely.items(), key=lambda item: _strongest(item[1])):
        rest = [(naming, column) for naming, column in each if column.name in free]
        if rest:
            guess = _best(spot, rest)
            best[spot] = guess
            free -= {guess.column.name}
    return best


def usual_language(columns: Sequence[ColumnFacts], languages: Sequence[str]) -> str:
    """Return the language that most headings are in; the workspace's first in doubt."""
    codes = [
        naming.language
        for column in columns
        for naming in column.names[:1]
        if naming.language in languages
    ]
    counts = {code: codes.count(code) for code in languages}
    return max(languages, key=lambda code: counts[code])


def suits(column: ColumnFacts, field: str) -> bool:
    """Return whether the values of a column are what a field takes."""
    return not column.cells or KINDS.get(field, WORDS).judge(column)


def why(column: ColumnFacts, field: str) -> str:
    """Return the reason for a guess by heading and values."""
    return reason_of(column, KINDS.get(field))


def reason_of(column: ColumnFacts, kind: ValueKind | None) -> str:
    """Return the reason why a column is of a kind, by heading and values."""
    heading = f"the heading says {quoted_name(column.heading.text)}"
    if not column.cells:
        return f"{heading}; it has no values yet"
    if kind is None:
        return heading
    odd = column.odd_cells(kind.cells) if kind.cells else []
    if odd:
        every = len(column.cells)
        return f"{heading}, and {every - len(odd)} of its {every} values are {kind.words}; not {_places(odd)}"
    return f"{heading}, and its {_count(column)} {kind.words}"


def _places(cells: Sequence[SourceCell]) -> str:
    """Return the first cells with their places, and how many more there are."""
    first = [f"{quoted_name(each.text)} ({each.where})" for each in cells[:EXAMPLES]]
    more = len(cells) - len(first)
    return ", ".join(first) + (f" and {more} more" if more else "")


def misfit(column: ColumnFacts) -> str:
    """Return why a column is not what its heading says, for the end of a reason."""
    field = column.names[0].field if column.names else ""
    kind = KINDS.get(field)
    if kind is None or suits(column, field):
        return ""
    return f"; the heading says {field}, but not enough of them are {kind.words}"


def _count(column: ColumnFacts) -> str:
    count = len(column.cells)
    return "one value is of that kind:" if count == 1 else f"{count} values are"


def by_values(
    columns: Sequence[ColumnFacts], field: str, language: str
) -> Guess | None:
    """Return the column that can only be a field, by its values alone."""
    judge, words = BY_VALUES[field]
    likely = [column for column in columns if column.cells and judge(column)]
    if len(likely) != 1:
        return None
    return Guess(field, likely[0], language, words)


BY_VALUES: Mapping[str, tuple[Callable[[ColumnFacts], bool], str]] = {
    "places.country": (
        lambda column: column.wordy and country_share(column) >= MOST,
        "nearly all its values are countries",
    ),
    "source": (
        lambda column: column.all_like(ADDRESS),
        "its values are addresses on the web",
    ),
    "status": (
        lambda column: len(column.counts) > 1 and column.all_mean("status"),
        "its values say how far something is",
    ),
    "description": (
        lambda column: column.wordy and column.length >= LONG,
        "the one column with long texts",
    ),
    "title": (
        lambda column: column.wordy and SHORTEST_TITLE <= column.length < LONG,
        "the one column with names",
    ),
}


def rivalry(guess: Guess) -> str:
    """Return the question that columns with equal claims leave."""
    names = listed([guess.column.name, *(each.name for each in guess.rivals)])
    several = "all" if len(guess.rivals) > 1 else "both"
    return f"{names} may {several} be it. Write the one that is: {{from: COLUMN}}."


def _sound(column: ColumnFacts, fields: set[str]) -> Iterator[Naming]:
    for naming in column.names:
        if naming.field in fields and suits(column, naming.field):
            yield naming


def _language(column: ColumnFacts, naming: Naming, usual: str) -> str:
    """Return the language of a column's texts; of other fields, an empty text."""
    if naming.field not in TEXTS:
        return ""
    if column.heading.language:
        return column.heading.language
    shown = language_of(column.sample) if naming.field in PROSE else None
    return shown or naming.language or usual


def _strongest(likely: list[tuple[Naming, ColumnFacts]]) -> int:
    return -max(naming.strength for naming, _ in likely)


def _best(spot: tuple[str, str], likely: list[tuple[Naming, ColumnFacts]]) -> Guess:
    field, language = spot
    most = max(naming.strength for naming, _ in likely)
    first, *others = [column for naming, column in likely if naming.strength == most]
    rivals = tuple(each for each in others if not _same_values(first, each))
    return Guess(field, first, language, why(first, field), rivals)


def _same_values(one: ColumnFacts, other: ColumnFacts) -> bool:
    return [each.text for each in one.cells] == [each.text for each in other.cells]
