"""A title and a description to the places that they name, with their countries.

"In Ayacucho, Piura, and Lima, Peru" names three; a town without its country counts only
where one country is named in all.
"""

import re
from collections.abc import Iterator
from functools import cache

from briefgen.imports.suggestions.sentences import sentences
from briefgen.languages.territories import territories
from briefgen.value_classes import dataclass

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
TOWN = (
    rf"(?:(?:La|El|Los|Las|San|Santa|Saint|Le|Port) )?{CAPITAL}[a-zß-öø-ÿ][\w’'-]*"
    rf"(?: (?:de |del |du |of )?{CAPITAL}[a-zß-öø-ÿ][\w’'-]*){{0,2}}"
)
LISTS = {
    "en": (
        r"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Nn]ear|[Oo]f|[Ii]ncluding)(?: the (?:city|town|region"
        r"|province|district|state)s? of)? "
        rf"(?P<towns>{TOWN}(?:, (?:and )?{TOWN}| and {TOWN}){{0,9}}), "
    ),
    "fr": (
        rf"(?:\b(?:[ÀàA] |[Dd]e )|\b[Dd][’'])(?P<towns>{TOWN}"
        rf"(?:(?:, | et )(?:à |de |d[’'])?{TOWN}){{0,9}}),? "
    ),
}
ALONE = {
    "en": re.compile(rf"\b[Ii]n (?P<town>{TOWN})(?=[,.;]|$)"),
    "fr": re.compile(rf"\b[Àà] (?P<town>{TOWN})(?=[,.;]|$)"),
}
PART = {
    "en": re.compile(
        r"\b(?:province|region|city|town|district|department|state|island) of"
        rf" (?P<town>{TOWN})"
    ),
    "fr": re.compile(
        rf"\b(?:province|région|ville|district|département|État|île) (?:de |d[’'])(?P<town>{TOWN})"
    ),
}
CUT = re.compile(r",? (?:and|et) |, ")
# A country in a longer name ("Bank of India"), not after the first word of a sentence; and
# one that people come from.
LONGER = re.compile(rf"{CAPITAL}[\w’'-]* (?:of )?$")
BEGINS = re.compile(r"(?:^|[.:–—-] )\w+ $")
LEAVES = re.compile(r"\b(?:from|fleeing|flee|left|fuyant|fui) $")
DONOR = "CA"  # whose own name stands in offices and programs


@dataclass(frozen=True, slots=True)
class _Place:
    town: str
    country: str
    sentence: str


def places(title: str, description: str, language: str) -> Iterator[tuple[object, str]]:
    """Yield each place, and the sentence that names it."""
    code = language if language in LISTS else "en"
    texts = [*sentences(description), title]
    named = [each for text in texts for each in _with_country(text, code)]
    countries = [
        each for text in texts for each in _countries(text, code, whole=text == title)
    ]
    codes = {each.country for each in (*named, *countries)} - {DONOR}
    if len(codes) == 1:
        (only,) = codes
        named += [each for text in texts for each in _alone(text, code, only)]
    known: set[tuple[str, str]] = set()
    for place in named:
        if (place.country, place.town) not in known:
            known.add((place.country, place.town))
            name = {"name": {language: place.town}}
            yield {**name, "country": place.country}, place.sentence
    inside = {each.country for each in named}
    for place in countries:
        if place.country not in inside:
            inside.add(place.country)
            yield {"country": place.country}, place.sentence


def _with_country(text: str, code: str) -> Iterator[_Place]:
    """Yield the towns of a text whose country stands after them."""
    for match in _towns(code).finditer(text):
        country = _codes(code)[_plain(match["country"])]
        towns = [
            re.sub(r"^(?:à |de |d[’'])", "", each) for each in CUT.split(match["towns"])
        ]
        if not any(_plain(each) in _codes(code) for each in towns):
            yield from (_Place(town, country, text) for town in towns)


def _alone(text: str, code: str, country: str) -> Iterator[_Place]:
    for pattern in (PART[code], ALONE[code]):
        for match in pattern.finditer(text):
            town = match["town"]
            if _plain(town) not in _codes(code):
                yield _Place(town, country, text)


def _countries(text: str, code: str, *, whole: bool) -> Iterator[_Place]:
    """Yield the countries of a text that are no part of a longer name.

    All words of a title may begin with capitals, so that it is taken as a `whole`.
    """
    for match in _names(code).finditer(text):
        country = _codes(code)[_plain(match[0])]
        before, after = text[: match.start()], text[match.end() :]
        inside = LONGER.search(before) and not BEGINS.search(before)
        longer = not whole and (inside or re.match(rf" {CAPITAL}[a-z]", after))
        if country != DONOR and not longer and not LEAVES.search(before):
            yield _Place("", country, text)


def _plain(name: str) -> str:
    return name.replace("'", "’").casefold()


@cache
def _codes(code: str) -> dict[str, str]:
    """Return the code of each country by its name, in French also with its preposition."""
    known: dict[str, str] = {}
    for country, territory in territories(code).items():
        forms = (territory.name, territory.inside, territory.of)
        for name in forms if code == "fr" else forms[:1]:
            known.setdefault(_plain(name), country)
    return known


@cache
def _names(code: str) -> re.Pattern[str]:
    """Return the pattern of names as sentences have them: in French "au Pérou"."""
    forms = [
        name
        for each in territories(code).values()
        for name in ((each.inside, each.of) if code == "fr" else (each.name,))
    ]
    return re.compile(rf"\b(?:{_either(forms)})\b(?!-)")


@cache
def _towns(code: str) -> re.Pattern[str]:
    forms = [
        each.inside if code == "fr" else each.name
        for each in territories(code).values()
    ]
    return re.compile(rf"{LISTS[code]}(?P<country>{_either(forms)})\b")


def _either(names: list[str]) -> str:
    ordered = sorted({*names}, key=lambda name: (-len(name), name))
    return "|".join(re.escape(each).replace("’", "[’']") for each in ordered)
