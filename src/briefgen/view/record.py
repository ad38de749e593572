"""The reads of one document to a record: keys, each with the digest of its value.

A key of kind `VALUE` is written as a template would ask for it:
`initiatives.x.funding.amount`, `portfolio.initiatives|released|length`. Other kinds
(templates, charts, phrases, …) are named by whoever reads them.
"""

import hashlib
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from briefgen.languages.rounding import short, whole_percent
from briefgen.model import (
    Duration,
    FiscalYears,
    Money,
    MoneyRange,
    MoneySet,
    Number,
    Total,
)

Recorded: TypeAlias = dict[tuple[str, str], str]  # (kind, key) → digest

VALUE = "value"
LEFT_OUT = "left out"  # what a list left out as not released: it counts for no value
ABSENT, GIVEN, GONE = "not given", "given", "no longer there"
HELD = "held back"  # may not be read by this document's readers now
KEPT = 120  # characters that are kept as they are, so that a change can be shown
SHORT = 32  # characters of a SHA-256: no two texts share them
LONG = re.compile(rf"… [0-9a-f]{{{SHORT}}}$")


def digest(raw: object) -> str:
    """Return the digest of a value: the value itself, if it is short."""
    return ABSENT if raw is None else shortened(_text(raw))


def rounded(raw: Total | Decimal | None) -> str:
    """Return what words in prose say of an amount or a share, if there is one.

    Two with the same text have the same words in every language; nothing else reads as
    nothing does.
    """
    match raw:
        case Money(amount, currency) if about := short(amount):
            sign = "about " if about.about else ""
            return f"{sign}{_exact(about.amount)} {about.unit} {currency}"
        case MoneyRange(low, high, currency):
            least = "up" if low is None else rounded(Money(low, currency))
            return f"{least} to {rounded(Money(high, currency))}"
        case MoneySet(parts):
            return " and ".join(map(rounded, parts))
        case Decimal() if raw >= 0:
            bound, percent = whole_percent(raw)
            return f"{bound} than {percent}%" if bound else f"{percent}%"
        case _:
            return digest(raw)


def counted(paths: Iterable[str]) -> str:
    """Return the digest of which values a sum counts."""
    every = [*paths]
    sha = hashlib.sha256("\n".join(every).encode()).hexdigest()[:SHORT]
    return f"{len(every)} amounts… {sha}"


def shortened(text: str) -> str:
    """Return a short text as it is; of a long one, its beginning and its SHA-256."""
    if len(text) <= KEPT:
        return text
    return f"{text[:KEPT]}… {hashlib.sha256(text.encode()).hexdigest()[:SHORT]}"


def shown(text: str) -> str:
    """Return a digest for users: on one line, without its SHA-256."""
    return " ".join(LONG.sub("…", text).split())


def _text(raw: object) -> str:
    match raw:
        case str():
            text = f"“{raw}”"
        case Money() | MoneyRange() | MoneySet():
            text = _total(raw)
        case Number(value, decimals, unit):
            text = f"{value:.{decimals}f} {unit}".rstrip()
        case FiscalYears(first, last):
            text = f"{first}-{last}"
        case Duration(count, unit):
            text = f"{count} {unit if count != 1 else unit.removesuffix('s')}"
        case Decimal():
            text = _exact(raw)
        case _:
            text = str(raw)
    return text


def _total(total: Total) -> str:
    match total:
        case Money(amount, currency):
            return f"{_exact(amount)} {currency}"
        case MoneyRange(low, high, currency):
            least = "up" if low is None else _exact(low)
            return f"{least} to {_exact(high)} {currency}"
        case MoneySet(parts):
            return " and ".join(map(_total, parts))


def _exact(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
