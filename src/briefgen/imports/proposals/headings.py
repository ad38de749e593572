"""A heading to the fields that its words may name, and to the unit and language it says.

Budget annoncé (k$)   the amount of a funding line, in thousands; French
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

from briefgen.editing.edited_text import plain_node
from briefgen.imports.proposals.units import unit_of
from briefgen.reading import load
from briefgen.reading.characters import without_accents
from briefgen.value_classes import dataclass

WORDS = "headings.yaml"
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
LANGUAGE = re.compile(
    r"(?:^|[\W_])(?:(?:en|in) )?(?:(?P<en>en|eng|english|anglais|anglaise)"
    r"|(?P<fr>fr|fra|french|francais|francaise))[)\]\s]*$"
)
YEARS = re.compile(
    r"(?:fy|af|exercice|fiscal year|budget|amount|montant)?\s*"
    r"((?:19|20|21)\d\d)\s*[-\u2010-\u2014/]\s*(\d\d|(?:19|20|21)\d\d)"
)

# How well words name a field: all of them, all but small ones.
Strength: TypeAlias = Literal[1, 2]
EXACT: Strength = 2
CLOSE: Strength = 1


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """What the words of a heading say.

    `words` are without notes in brackets, accents and signs, and `sides` those on both
    sides of a stroke, as in "Country/Pays". `language` is the one that
    it names, as in "Title (FR)". `times` is that of its unit, and `unit` how it is
    written there; `years` is the fiscal year that the heading is, as in "2024-25".
    """

    text: str
    words: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...] = ()
    language: str | None = None
    times: Decimal | None = None
    unit: str = ""
    years: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A field that a heading names, how well, and in which language, if in one alone."""

    field: str
    strength: Strength
    language: str | None


def heading_of(text: str) -> ColumnHeading:
    """Return what the words of a heading say."""
    plain = folded(text)
    language = LANGUAGE.search(plain)
    code = language.lastgroup if language else None
    rest = plain[: language.start()] if language else plain
    unit = unit_of(text)
    years = YEARS.fullmatch(" ".join(BRACKETS.sub(" ", plain).split()))
    bare = words_of(BRACKETS.sub(" ", rest)) or words_of(rest) or words_of(plain)
    times, written = (None, "") if unit is None else unit
    return ColumnHeading(
        text,
        tuple(each for each in bare if each not in words_of(folded(written))) or bare,
        tuple(map(words_of, re.split("[/|\n]", rest))),
        code,
        times,
        written,
        None if years is None else _years(years[1], years[2]),
    )


def namings(heading: ColumnHeading) -> tuple[Naming, ...]:
    """Return the fields that a heading names."""
    if set(heading.words) & _small_and_other()[1]:
        return ()
    each = (_naming(heading, field) for field in vocabulary()["initiatives"])
    return tuple(naming for naming in each if naming is not None)


def names_key(heading: ColumnHeading) -> Strength | None:
    """Return how well a heading names what tells records apart, such as "No."."""
    naming = _strength(heading, vocabulary()["key"])
    return naming and naming[0]


def list_named(sheet: str) -> str | None:
    """Return the list that the name of a sheet says it has: "Partenaires"."""
    heading = heading_of(re.sub(r"\d", " ", sheet))
    for field, words in vocabulary()["sheets"].items():
        if _strength(heading, words):
            return cast("str", field)
    return None


def value_meant(field: str, text: str) -> str | None:
    """Return what our data says for a word of a value: `under-way` for "En cours"."""
    words = " ".join(words_of(folded(text)))
    known = vocabulary()["values"][field]
    matches = (own for own, each in known.items() if words in each)
    return words and next(matches, None)


def language_of(texts: Iterable[str]) -> str | None:
    """Return the language that most of the small words of texts are of."""
    known: Mapping[str, Any] = vocabulary()["languages"]
    counts = dict.fromkeys(known, 0)
    for text in texts:
        for word in words_of(folded(text)):
            for code, words in known.items():
                counts[code] += word in words
    (most, high), (_, low) = sorted(counts.items(), key=lambda each: -each[1])[:2]
    return most if high > 2 * low else None


def folded(text: str) -> str:
    """Return a text in small letters without accents."""
    spaced = CAMEL.sub(" ", unicodedata.normalize("NFKD", text)).casefold()
    if spaced.isascii():
        return spaced
    return without_accents(spaced).replace("\u0153", "oe").replace("\u00e6", "ae")


def words_of(plain: str) -> tuple[str, ...]:
    """Return the words of a folded text."""
    return tuple(re.findall(r"[^\W_]+", plain))


@cache
def vocabulary() -> Mapping[str, Any]:
    """Read the words of headings."""
    path = Path(__file__).parent / WORDS
    node = load(path.read_text("utf-8"), WORDS)
    return cast("Mapping[str, Any]", plain_node(node))


@cache
def _small_and_other() -> tuple[frozenset[str], frozenset[str]]:
    small, other = (
        frozenset(word for words in vocabulary()[name].values() for word in words)
        for name in ("small", "other")
    )
    return small, other


def _naming(heading: ColumnHeading, field: str) -> Naming | None:
    match = _strength(heading, vocabulary()["initiatives"][field])
    return None if match is None else Naming(field, *match)


def _strength(
    heading: ColumnHeading, words: Mapping[str, tuple[str, ...]]
) -> tuple[Strength, str | None] | None:
    """Return how well a heading has any of some words, and in which language alone."""
    phrases = {phrase for each in words.values() for phrase in each}
    own = " ".join(heading.words)
    exact = [code for code, each in words.items() if own in each]
    if exact:
        return EXACT, exact[0] if len(exact) == 1 else None
    if heading.sides and all(" ".join(side) in phrases for side in heading.sides):
        return EXACT, None
    small = _small_and_other()[0]
    every = {*heading.words}
    close = [
        code
        for code, each in words.items()
        for phrase in each
        if (named := {*phrase.split()}) <= every
        and named - small
        and every - named <= small
    ]
    if not close:
        return None
    return CLOSE, close[0] if len({*close}) == 1 else None


def _years(first: str, last: str) -> str | None:
    """Return a fiscal year as our data has it, or None if it is not a single one."""
    single = (int(first) + 1) % 10 ** len(last) == int(last)
    return f"{first}-{last[-2:]}" if single else None
