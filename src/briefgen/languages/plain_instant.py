"""A moment to the words that messages have for it, whatever language documents have."""

import datetime

from briefgen.languages import TEMPLATES
from briefgen.languages.facts import NBSP
from briefgen.languages.words_of import words_of


def plain_instant(moment: datetime.datetime) -> str:
    """Write an instant as messages do, with plain spaces."""
    words = words_of(TEMPLATES, several_currencies=False)
    return words.instant(moment).replace(NBSP, " ")
