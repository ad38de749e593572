"""The languages that documents can be in: a folder each, found here by its name.

A folder named for its language's code holds six things: `LanguageFacts` in
`__init__.py`, `WORDS` in `words.py`, `SENTENCES` in `sentences.py`, `CHART_SENTENCES` in
`chart_sentences.py`, `PARTICULARS` in `particulars.py`, and the names of countries in
`territories.csv`. All but the facts are loaded when a document is in the language.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from briefgen.languages.facts import LanguageFacts

TEMPLATES = "en"  # the language that templates, and messages, are written in
CODES: tuple[str, ...] = tuple(
    sorted(module.name for module in iter_modules(__path__) if module.ispkg)
)


@cache
def facts(code: str) -> LanguageFacts:
    """Return the facts of a language; of one without a folder, what any language has.

    A code may name a country, too: `fr-CA` is French.
    """
    language, _, _ = code.partition("-")
    if language not in CODES:
        return LanguageFacts(code, code)
    return cast("LanguageFacts", import_module(f"{__name__}.{language}").FACTS)


def every() -> tuple[LanguageFacts, ...]:
    """Return the facts of every language that has a folder."""
    return tuple(map(facts, CODES))
