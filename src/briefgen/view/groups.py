"""Initiatives to groups of those that have a value in common: a country, a partner."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, TypeAlias

from briefgen.model import (
    ByName,
    Funding,
    Initiative,
    Language,
    LocalizedText,
    Portfolio,
    Sector,
)
from briefgen.reading.fields import nearest_slug
from briefgen.value_classes import dataclass

LONGEST = 80  # characters of an id that is made of a name: files are named by it
SHORT = 8  # characters of a SHA-256 that tell apart names of which no more is left

# Of each of these, one path must be released for an initiative to be shown.
Way: TypeAlias = tuple[tuple[str, ...], ...]
Member: TypeAlias = tuple[Initiative, tuple[str, ...]]  # and where it has the value


class InitiativeGroup:
    """Initiatives that have a value in common, with the paths at which each has it.

    `value` is what the first has there, at the path that is `first`.
    """

    __slots__ = ("first", "members", "value")

    def __init__(self, value: Any, members: Sequence[Member]) -> None:
        self.value, self.members = value, members
        self.first = members[0][1][0]


class Country(InitiativeGroup):
    """A country with initiatives."""

    __slots__ = ()


class Chosen(InitiativeGroup):
    """A choice of a field of the office's own, as initiatives make it."""

    __slots__ = ()


class Counted(InitiativeGroup):
    """A sector that initiatives are counted under."""

    __slots__ = ()


class Organization(InitiativeGroup):
    """A partner of initiatives, whatever it does there."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """What puts initiatives into groups.

    `values_of` are the values of an initiative that it may have in common with others, by
    path. `id_of` makes an id of a value, in the languages of a workspace; values that are
    one have the same `likeness`.
    """

    shape: type[InitiativeGroup]
    values_of: Callable[[Initiative], Iterator[tuple[str, Any]]]
    id_of: Callable[[Any, Sequence[Language]], str]
    likeness: Callable[[Any, Sequence[Language]], object]

    def groups(
        self, initiatives: Iterable[Initiative], languages: Sequence[Language]
    ) -> Mapping[str, InitiativeGroup]:
        """Return the groups by id, their members in the order of the initiatives."""
        values: dict[str, Any] = {}
        members: dict[str, dict[str, Member]] = {}
        for each in initiatives:
            for path, value in self.values_of(each):
                name = self.id_of(value, languages)
                values.setdefault(name, value)
                own = members.setdefault(name, {})
                _, paths = own.get(each.id, (each, ()))
                own[each.id] = each, (*paths, path)
        return {
            name: self.shape(value, tuple(members[name].values()))
            for name, value in values.items()
        }

    def twins(self, portfolio: Portfolio) -> Iterator[tuple[str, str, str]]:
        """Yield an id that several values would have, and the paths of two of them."""
        first: dict[str, tuple[object, str]] = {}
        known: set[tuple[str, object]] = set()
        languages = portfolio.languages
        for each in portfolio.initiatives:
            for path, value in self.values_of(each):
                name = self.id_of(value, languages)
                likeness = self.likeness(value, languages)
                before, at = first.setdefault(name, (likeness, path))
                if before != likeness and (name, likeness) not in known:
                    yield name, at, path
                known.add((name, likeness))


def values_at(value: Any, path: str, names: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield the path and the value of each field that names lead to; of lists, of all."""
    if value is None:
        return
    if isinstance(value, Funding):
        for below, line in value.lines_at(path):
            yield from values_at(line, below, names)
    elif isinstance(value, tuple):
        for at, item in enumerate(value):
            yield from values_at(item, f"{path}.{at}", names)
    elif names:
        name, *rest = names
        own = value.values.get if isinstance(value, ByName) else partial(getattr, value)
        yield from values_at(own(name), f"{path}.{name}", rest)
    else:
        yield path, value


def _id_of_name(name: LocalizedText, languages: Sequence[Language]) -> str:
    """Return the id that a name gives in the first language of a workspace."""
    return _id_of(next(filter(None, texts_of(name, languages)), ""))


def _id_of(words: str) -> str:
    slug = nearest_slug(words)
    if 0 < len(slug) <= LONGEST:
        return slug
    rest = sha256(words.encode(errors="surrogatepass")).hexdigest()[:SHORT]
    return "-".join(filter(None, (slug[:LONGEST].rstrip("-"), rest)))


def texts_of(
    text: LocalizedText, languages: Sequence[Language]
) -> tuple[str | None, ...]:
    """Return a text in each language; None where it is missing."""
    known = text.by_language
    for_all = known.get("", known.get(text.language))
    return tuple(known.get(each, for_all) for each in languages)


def _code(code: str, _: Sequence[Language]) -> str:
    return code.lower()


def _field(*names: str) -> Callable[[Initiative], Iterator[tuple[str, Any]]]:
    return lambda each: values_at(each, f"initiatives.{each.id}", names)


def _choices(initiative: Initiative) -> Iterator[tuple[str, str]]:
    """Yield each choice with its field, as in `region=north`."""
    for name, chosen in initiative.fields.values.items():
        path = f"initiatives.{initiative.id}.fields.{name}"
        for at, value in values_at(chosen, path, ()):
            if isinstance(value, str):  # other texts know their languages
                yield at, f"{name}={value}"


def _sectors(initiative: Initiative) -> Iterator[tuple[str, Sector]]:
    """Yield each sector at the path of what it is known by: its code, or else its name."""
    for at, sector in enumerate(initiative.sectors):
        known = "name" if sector.code is None else "code"
        yield f"initiatives.{initiative.id}.sectors.{at}.{known}", sector


def _id_of_sector(sector: Sector, languages: Sequence[Language]) -> str:
    _, known = _sector(sector, languages)
    words = known if isinstance(known, str) else next(filter(None, known), "")
    return _id_of(f"{sector.vocabulary} {words}")


def _sector(
    sector: Sector, languages: Sequence[Language]
) -> tuple[str, str | tuple[str | None, ...]]:
    """Return what tells a sector: its vocabulary, and its code or its name."""
    names = () if sector.name is None else texts_of(sector.name, languages)
    return sector.vocabulary, sector.code or names


def _itself(value: str, _: Sequence[Language]) -> str:
    return value


CHOICES = Grouping(Chosen, _choices, _itself, _itself)
COUNTRIES = Grouping(Country, _field("places", "country"), _code, _code)
PARTNERS = Grouping(Organization, _field("partners", "name"), _id_of_name, texts_of)
SECTORS = Grouping(Counted, _sectors, _id_of_sector, _sector)
