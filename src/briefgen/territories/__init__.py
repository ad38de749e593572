"""A country's code to its name, and to the name with its preposition, by language.

The facts stand in `countries.csv`: the names of Global Affairs Canada and the
Translation Bureau, each with its source, where those of CLDR are not used. An office
that writes a name otherwise says so (`Office`).
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from briefgen.model import Language

Preposition: TypeAlias = Literal["in", "of", "from"]


@dataclass(frozen=True, slots=True)
class Territory:
    """A name; `inside` and `of` are it with its preposition: "au Pérou", "du Pérou"."""

    name: str
    inside: str
    of: str

    def with_preposition(self, preposition: Preposition, language: Language) -> str:
        """Give the name with a preposition: "in Peru", "from the Philippines"."""
        if preposition == "in":
            return self.inside
        # French has one word for "of" and "from": « du Pérou ».
        return f"from{self.of[2:]}" if (preposition, language) == FROM else self.of


FROM = ("from", "en")


@dataclass(frozen=True, slots=True)
class Office:
    """What an office decides for itself: names of countries, and words with h aspiré."""

    places: Mapping[str, Mapping[Language, Territory]] = field(default_factory=dict)
    h_aspire: tuple[str, ...] = ()


NO_DECISION = Office()


def territory(code: str, language: Language, office: Office) -> Territory:
    """Name a country; by its code alone where it has no name."""
    own = office.places.get(code, {}).get(language)
    known = own or facts().get(code, {}).get(language)
    return known or Territory(code, f"in {code}", f"of {code}")


def meant(text: str) -> str | None:
    """Give the code of the country that is meant by a name."""
    folded = text.strip().casefold()
    return next((code for name, code in names() if name.casefold() == folded), None)


def names() -> Iterator[tuple[str, str]]:
    """Give every name that there is, with its code."""
    for code, by_language in facts().items():
        for found in by_language.values():
            yield found.name, code


@cache
def facts() -> Mapping[str, Mapping[Language, Territory]]:
    """Read the names of countries, by code and language."""
    with (
        files("briefgen.territories")
        .joinpath("countries.csv")
        .open(encoding="utf-8") as file
    ):
        return {row["code"]: _read(row) for row in csv.DictReader(file)}


def _read(row: Mapping[str, str]) -> Mapping[Language, Territory]:
    name = " ".join(part for part in (row["en_article"], row["en"]) if part)
    return {
        "en": Territory(row["en"], f"in {name}", f"of {name}"),
        "fr": Territory(row["fr"], row["fr_in"], row["fr_of"]),
    }
