"""A locale to the language data that the Unicode project has for it."""

from functools import cache

from babel import Locale


@cache
def cldr(locale: str) -> Locale:
    """Return the language data of the Unicode project for a locale."""
    return Locale.parse(locale)
