"""Signs and names of currencies, and words for millions, to what they mean."""

import re
from collections.abc import Mapping
from decimal import Decimal

from briefgen.value_classes import dataclass

SP = "[ \u00a0\u202f]?"
# Pattern → the code, or None where it is that of whoever speaks: "$" is any dollar.
CURRENCIES: tuple[tuple[str, str | None], ...] = (
    (rf"USD?{SP}\$|U\.S\.{SP}\$|\${SP}US", "USD"),
    (r"(?:US|U\.S\.|American)[ \u00a0]dollars?|dollars? (?:américains?|US)", "USD"),
    (rf"Can{SP}\$|CAD?{SP}\$|C\$|\${SP}CA(?:N)?", "CAD"),
    (r"Canadian[ \u00a0]dollars?|dollars? canadiens?", "CAD"),
    (rf"AU?{SP}\$|\${SP}AU?", "AUD"),
    (rf"NZ{SP}\$|\${SP}NZ", "NZD"),
    (r"Australian[ \u00a0]dollars?|dollars? australiens?", "AUD"),
    (r"€|euros?", "EUR"),
    (r"£|pounds sterling|pounds?|livres sterling", "GBP"),
    (r"¥|yens?", "JPY"),
    (r"\$|dollars?", None),
)
# Codes in front of a number; SDG is one, too, but is written of other things.
CODE = (
    "(?-i:AUD|BRL|CAD|CHF|CNY|COP|DKK|EUR|GBP|INR|JPY|KRW|MXN|NOK|NZD|PEN|SEK|SGD|UAH"
    "|USD|XAF|XOF|ZAR)"
)
BEFORE = "|".join(pattern for pattern, _ in CURRENCIES)
AFTER = rf"(?:(?:de |d[’']|of )?(?:{BEFORE})|{CODE})"
KNOWN = [(re.compile(pattern, re.IGNORECASE), code) for pattern, code in CURRENCIES]


@dataclass(frozen=True, slots=True)
class Scales:
    """Words for thousands and more; a billion has the sense of the language."""

    words: Mapping[str, int]

    @property
    def pattern(self) -> str:
        """A pattern of all words, the longest first."""
        return "|".join(sorted(self.words, key=len, reverse=True))

    def value(self, word: str, language: str) -> Decimal:
        """Return what a number before a word is multiplied with."""
        folded = word.lower()
        power = self.words[folded]
        # A French billion is a million million.
        french = language == "fr" and folded in {"billion", "billions"}
        return Decimal(10) ** (12 if french else power)


SCALES = Scales(
    {
        **dict.fromkeys(("thousand", "k", "mille"), 3),
        **dict.fromkeys(("million", "millions", "m", "mn"), 6),
        **dict.fromkeys(("billion", "billions", "bn", "b", "g"), 9),
        **dict.fromkeys(("milliard", "milliards"), 9),
    }
)


def currency_of(mark: str) -> str | None:
    """Return the code that a sign or a name of money means; None for a plain dollar."""
    words = re.sub(r"^(?:de |d[’']|of )", "", mark.strip(), flags=re.IGNORECASE)
    if re.fullmatch(CODE, words):
        return words
    return next((code for known, code in KNOWN if known.fullmatch(words)), None)
