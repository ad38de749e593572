"""Words for quantities: amounts, dates, periods and places to text in one language."""

from collections.abc import Mapping

from briefgen.wording.en import English
from briefgen.wording.fr import French
from briefgen.wording.words import Words, country_meant, is_country

__all__ = ["LANGUAGES", "Words", "country_meant", "is_country", "of"]

TABLE: Mapping[str, type[Words]] = {
    "en": English,
    "fr": French,
}
LANGUAGES: tuple[str, ...] = tuple(TABLE)


def of(language: str, *, several_currencies: bool) -> Words:
    """Give the words of a language; raises KeyError for one that is not in the table.

    With `several_currencies` every amount says which dollars it means.
    """
    return TABLE[language](several_currencies=several_currencies)
