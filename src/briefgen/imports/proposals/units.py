"""A heading to the unit of its numbers: "Budget (k$)" is in thousands."""

import re
import unicodedata
from decimal import Decimal

from babel.numbers import is_currency

THOUSAND, MILLION = Decimal(1000), Decimal(1_000_000)
BEFORE, AFTER = r"(?<![a-z0-9])", r"(?![a-z])"
SPACES = r"[\s\u00a0\u202f]*"
UNITS = {
    THOUSAND: re.compile(
        rf"{BEFORE}(?:(?:en |in )?(?:thousands?|milliers?)(?: (?:of|de) dollars)?"
        rf"|k{SPACES}\$(?: ?ca\b| ?us\b)?|\$ ?k|k ?cad|cad ?k|['\u2019]?000s|['\u2019]000|"
        rf"000{SPACES}\$|\$ ?000s?){AFTER}"
    ),
    MILLION: re.compile(
        rf"{BEFORE}(?:(?:en |in )?millions?(?: (?:of|de) dollars)?"
        rf"|m{SPACES}\$(?: ?ca\b| ?us\b)?|\$ ?m|m ?cad|cad ?m){AFTER}"
    ),
}
CODE = re.compile(r"(?<![A-Z])[A-Z]{3}(?![A-Z])")
SIGNS = {"\u20ac": "EUR", "\u00a3": "GBP", "US$": "USD", "$US": "USD", "$ US": "USD"}
IN_CELL = re.compile(r"\d[\s\u00a0\u202f]*(?:k|m|thousand|million)", re.IGNORECASE)


def unit_of(heading: str) -> tuple[Decimal, str] | None:
    """Return the unit that a heading says, and how; None where it says none, or two."""
    plain = unicodedata.normalize("NFC", heading).lower()
    units = [
        (times, match.group())
        for times, pattern in UNITS.items()
        if (match := pattern.search(plain))
    ]
    return units[0] if len(units) == 1 else None


def currency_of(heading: str) -> str | None:
    """Return the currency that a heading says: "Budget (USD)"."""
    codes = {code for code in CODE.findall(heading) if is_currency(code)}
    codes |= {code for sign, code in SIGNS.items() if sign in heading}
    return codes.pop() if len(codes) == 1 else None


def has_unit(text: str) -> bool:
    """Return whether a value has a unit of its own: "2.5 M$"."""
    return IN_CELL.search(text) is not None
