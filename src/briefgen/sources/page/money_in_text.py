"""A text to the sums of money in it: "$2,000,000", "US$3M", "1,2 million de dollars"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.sources.page.page_money_words import (
    AFTER,
    BEFORE,
    CODE,
    SCALES,
    currency_of,
    is_money_mark,
)
from briefgen.value_classes import dataclass

LARGEST = Decimal(10) ** 12
SPACE = "[ \u00a0\u202f\u2009]"
NUMBER = rf"\d+(?:[.,'’]\d+|{SPACE}\d{{3}}(?!\d))*"
MONEY = re.compile(
    rf"(?<![\w$£€.,])(?:(?P<before>{BEFORE}|{CODE}){SPACE}?)?(?P<number>{NUMBER})"
    rf"(?:[ \u00a0\u202f-]?(?P<scale>{SCALES.pattern})(?!\w))?"
    rf"(?:{SPACE}?(?P<after>{AFTER})(?!\w))?",
    re.IGNORECASE,
)
GROUPS = re.compile(r"[1-9]\d{0,2}(?P<mark>[., '])\d{3}(?:(?P=mark)\d{3})*")
THREE = 3


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
        marks = [
            each
            for each in (match["before"], match["after"])
            if each and is_money_mark(each)
        ]
        values = tuple(dict.fromkeys(_values(match["number"], language)))
        scale = _scale(match["scale"], language)
        fault = _fault(match, values, marks)
        value = values[0] * scale if len(values) == 1 and not fault else None
        if value is not None and value > LARGEST:
            value, fault = None, f"“{match[0]}” is above a million million"
        codes = {currency_of(each) for each in marks} - {None}
        yield MoneyInText(
            match.start(),
            match.end(),
            match[0],
            value,
            next(iter(codes), None),
            bare=match["scale"] is None,
            signed=bool(marks),
            fault=fault,
        )


def _fault(match: re.Match[str], values: tuple[Decimal, ...], marks: list[str]) -> str:
    codes = {currency_of(each) for each in marks} - {None}
    if len(codes) > 1:
        return (
            f"“{match[0]}” has two currencies: {' and '.join(sorted(map(str, codes)))}"
        )
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
    joined = re.sub(SPACE, " ", number).replace("’", "'")
    if joined.isdigit():
        yield Decimal(joined)
        return
    grouped = GROUPED_OF.get(language, ", ")
    match = GROUPS.fullmatch(joined)
    sure = match is not None and (
        match["mark"] in grouped or joined.count(match["mark"]) > 1
    )
    if match is not None:
        yield Decimal(_digits(joined))
    if sure:
        return
    for decimal in ".,":
        whole, mark, fraction = joined.rpartition(decimal)
        if mark and fraction.isdigit() and _is_whole(whole, decimal):
            yield Decimal(f"{_digits(whole)}.{fraction}")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_whole(text: str, decimal: str) -> bool:
    match = GROUPS.fullmatch(text)
    return text.isdigit() or (match is not None and match["mark"] != decimal)


# The marks that set thousands apart for certain, by the language of the page.
GROUPED_OF = {"en": ", '", "fr": " '"}
