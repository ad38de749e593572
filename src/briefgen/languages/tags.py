"""Codes of languages to the tags that files carry (BCP 47)."""

import re

from babel.core import get_global

from briefgen.languages import CODES, facts

WRITTEN = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|\d{3}))?")


def language_tag(language: str) -> str:
    """Return the tag of a document's language, with its region: `fr` is `fr-CA`."""
    return facts(language).tag if language in CODES else language


def spelling_tag(language: str) -> str:
    """Return the tag by which a spelling checker is chosen, which needs a region.

    Where none is said, it is the house's, or that of most who write the language.
    """
    written = WRITTEN.fullmatch(language)
    if language in CODES or written is None or written[3]:
        return language_tag(language)
    likely = get_global("likely_subtags").get(language.replace("-", "_"), "")
    region = likely.rpartition("_")[2]
    return f"{language}-{region}" if likely else language
