"""A language to its words, as an office and its place have them."""

from importlib import import_module
from typing import cast

from briefgen.languages import CODES
from briefgen.languages.territories import NO_DECISION, Office
from briefgen.languages.words import Words
from briefgen.model import CANADA, Jurisdiction


def words_of(
    language: str,
    *,
    several_currencies: bool,
    office: Office = NO_DECISION,
    jurisdiction: Jurisdiction = CANADA,
) -> Words:
    """Return the words of a language; raises KeyError for one that has no folder.

    With `several_currencies` every amount says which dollars it means.
    """
    if language not in CODES:
        raise KeyError(language)
    module = import_module(f"briefgen.languages.{language}.words")
    words = cast("type[Words]", module.WORDS)
    return words(
        several_currencies=several_currencies, office=office, jurisdiction=jurisdiction
    )
