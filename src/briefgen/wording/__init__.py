"""Words for quantities: amounts, dates, periods and places to text in one language."""

import datetime
from collections.abc import Mapping

from briefgen.territories import NO_DECISION, Office
from briefgen.wording.en import English
from briefgen.wording.fr import French
from briefgen.wording.rounding import Unit
from briefgen.wording.words import NBSP, Words, country_meant, is_country

__all__ = ["LANGUAGES", "Unit", "Words", "country_meant", "is_country", "of", "told"]

TABLE: Mapping[str, type[Words]] = {
    "en": English,
    "fr": French,
}
LANGUAGES: tuple[str, ...] = tuple(TABLE)


def told(moment: datetime.datetime) -> str:
    """Write an instant as messages do, in English and with plain spaces."""
    words = of("en", several_currencies=False)
    return words.instant(moment).replace(NBSP, " ")


def of(
    language: str, *, several_currencies: bool, office: Office = NO_DECISION
) -> Words:
    """Give the words of a language; raises KeyError for one that is not in the table.

    With `several_currencies` every amount says which dollars it means.
    """
    return TABLE[language](several_currencies=several_currencies, office=office)
