"""Sentences of a page to what they suggest: partners, places and people reached."""

import re
from collections.abc import Callable, Iterator

from briefgen.imports.mapping import Suggestion
from briefgen.imports.suggestions.partners import partners
from briefgen.imports.suggestions.places import places
from briefgen.imports.suggestions.reach import reach
from briefgen.sources.record_cells import text_of
from briefgen.sources.source_content import SourceTable

# The field that is filled, and what finds its items: each with the sentence that says so.
FIELDS: tuple[
    tuple[str, Callable[[str, str, str], Iterator[tuple[object, str]]]], ...
] = (
    ("partners", partners),
    ("places", places),
    ("reach", reach),
)
SEVERAL = re.compile(r"[,;/]|\b(?:and|et)\b")  # one name cannot be told from another
LONGEST = 100_000  # characters of a description that is searched


def suggestions(table: SourceTable, language: str) -> Iterator[Suggestion]:
    """Yield what the sentences of each initiative suggest, in the order of the page."""
    for record in table.records:
        title = text_of(record, "title")
        description = text_of(record, "description")[:LONGEST]
        for field, find in FIELDS:
            for item, sentence in find(title, description, language):
                yield Suggestion("initiatives", title, field, [item], sentence)
        partner = text_of(record, "partners line")
        if partner and partner not in description and not SEVERAL.search(partner):
            item = {"name": {language: partner}, "role": "partner"}
            yield Suggestion("initiatives", title, "partners", [item], partner)
