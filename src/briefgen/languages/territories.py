"""A country's code to its name, and to the name with its preposition, by language.

The names stand in the `territories.csv` of each language: those of Global Affairs Canada
and the Translation Bureau, each with its source, where those of CLDR are not used. An
office that writes a name otherwise says so (`Office`).
"""

import csv
from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.languages import facts
from briefgen.model import Language
from briefgen.value_classes import dataclass

Preposition: TypeAlias = Literal["in", "of", "from"]


@dataclass(frozen=True, slots=True)
class Territory:
    """A name; `inside` and `of` are it with its preposition: "au Pérou", "du Pérou"."""

    name: str
    inside: str
    of: str


@dataclass(frozen=True, slots=True)
class Office:
    """What an office decides for itself: names of countries, and the lists of languages."""

    places: Mapping[str, Mapping[Language, Territory]] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NO_DECISION = Office()


def territory_of(code: str, language: Language, office: Office) -> Territory:
    """Name a country; by its code alone where it has no name."""
    own = office.places.get(code, {}).get(language)
    known = own or territories(language).get(code)
    if known is not None:
        return known
    words = facts(language)
    return Territory(code, words.inside.format(code), words.of.format(code))


@cache
def territories(language: Language) -> Mapping[str, Territory]:
    """Read the names of countries in a language, by code."""
    path = Path(__file__).parent / language / "territories.csv"
    with path.open(encoding="utf-8") as file:
        return {
            row["code"]: Territory(row["name"], row["in"], row["of"])
            for row in csv.DictReader(file)
        }
