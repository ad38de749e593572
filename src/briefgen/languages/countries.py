"""A text to the country that it means, by its code or by its name in any language."""

from functools import lru_cache

from babel.core import get_global

from briefgen.languages import CODES, TEMPLATES, every, facts
from briefgen.languages.territories import territories
from briefgen.languages.words import cldr

# Groups and placeholders that CLDR lists beside the countries.
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


def is_country(code: str) -> bool:
    """Return whether a code is a country's (ISO 3166 alpha-2)."""
    known = cldr(facts(TEMPLATES).locale).territories
    letters = len(code) == 2 and code.isalpha()  # noqa: PLR2004 - alpha-2
    return letters and code in known and code not in NO_COUNTRIES


@lru_cache(1_000)  # columns of sheets name the same few again and again
def country_meant(text: str) -> str | None:
    """Return the code of the country that is meant by a name or by another code."""
    folded = text.strip().casefold()
    named = [
        code
        for language in every()
        for code, name in cldr(language.locale).territories.items()
        if name.casefold() == folded
    ]
    upper, own = text.upper(), territory_meant(text) or ""
    other = get_global("territory_aliases").get(upper, ())
    codes = (upper, own, *named, *other)
    return next((code for code in codes if is_country(code)), None)


def territory_meant(text: str) -> str | None:
    """Return the code of the country that is meant by one of our own names."""
    folded = text.strip().casefold()
    return next(
        (
            code
            for language in CODES
            for code, known in territories(language).items()
            if known.name.casefold() == folded
        ),
        None,
    )
