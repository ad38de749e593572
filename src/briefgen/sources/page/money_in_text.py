"""A text to the sums of money in it: "$2,000,000", "US$3M", "1,2 million de dollars"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.sources.marked_numbers import SPACES, marked_numbers
from briefgen.sources.page.page_money_words import (
    AFTER,
    BEFORE,
    CODE,
    SCALES,
    currency_of,
)
from briefgen.value_classes import dataclass

LARGEST = Decimal(10) ** 12
SPACE = f"[{SPACES}]"
NUMBER = rf"\d+(?:[.,'’]\d+|{SPACE}\d{{3}}(?!\d))*"
MONEY = re.compile(
    rf"(?<![\w$£€.,])(?:(?P<before>{BEFORE}|{CODE}){SPACE}?)?(?P<number>{NUMBER})"
    rf"(?:[ \u00a0\u202f-]?(?P<scale>{SCALES.pattern})(?!\w))?"
    rf"(?:{SPACE}?(?P<after>{AFTER})(?!\w))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class MoneyInText:
    """A sum of money, and where its words begin and end.

    `fault` says why it cannot be read for certain; then `value` is None. `bare` sums have
    no word for millions; `signed` ones have a sign or name of their currency, which is a
    `currency` only where it says which dollar is meant.
    """

    start: int
    end: int
    words: str
    value: Decimal | None
    currency: str | None
    bare: bool
    signed: bool
    fault: str = ""


def money_in_text(text: str, language: str) -> Iterator[MoneyInText]:
    """Yield each number that may be money, in order; those that are not `signed` too."""
    for match in MONEY.finditer(text):
        marks = [each for each in (match["before"], match["after"]) if each]
        values = tuple(dict.fromkeys(_values(match["number"], language)))
        scale = _scale(match["scale"], language)
        codes = {code for each in marks if (code := currency_of(each))}
        fault = _fault(match, values, codes)
        value = values[0] * scale if len(values) == 1 and not fault else None
        if value is not None and value > LARGEST:
            value, fault = None, f"“{match[0]}” is above a million million"
        yield MoneyInText(
            match.start(),
            match.end(),
            match[0],
            value,
            codes.pop() if len(codes) == 1 else None,
            bare=match["scale"] is None,
            signed=bool(marks),
            fault=fault,
        )


def _fault(match: re.Match[str], values: tuple[Decimal, ...], codes: set[str]) -> str:
    if len(codes) > 1:
        return f"“{match[0]}” has two currencies: {' and '.join(sorted(codes))}"
    if not values:
        return f"“{match['number']}” is no number that can be read for certain"
    if len(values) > 1:
        return f"“{match['number']}” is {_shown(values)}: write which one"
    return ""


def _shown(values: tuple[Decimal, ...]) -> str:
    return " or ".join(f"{value:f}" for value in values)


def _scale(word: str | None, language: str) -> Decimal:
    return Decimal(1) if word is None else SCALES.value(word, language)


def _values(number: str, language: str) -> Iterator[Decimal]:
    """Yield what a number may be: 1,200 in English is 1200, in French this or 1.2."""
    sure = GROUPED_OF.get(language, ", ")
    for each in marked_numbers(number):
        yield each.value
        if not each.decimal and each.thousands in sure:
            return


# The marks that set thousands apart for certain, by the language of the page.
GROUPED_OF = {"en": ", '", "fr": " '"}
