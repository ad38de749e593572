"""Sentences of a page to what they suggest: partners, places and people reached."""

import re
from collections.abc import Callable, Iterator

from briefgen.imports.mapping import Suggestion
from briefgen.imports.suggestions.partners import partners
from briefgen.imports.suggestions.places import places
from briefgen.imports.suggestions.reach import reach
from briefgen.sources.source_content import SourceCell, SourceRecord, SourceTable

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
        title = _text(record, "title")
        description = _text(record, "description")[:LONGEST]
        for field, find in FIELDS:
            for item, sentence in find(title, description, language):
                yield Suggestion("initiatives", title, field, [item], sentence)
        partner = _text(record, "partners line")
        if partner and partner not in description and not SEVERAL.search(partner):
            item = {"name": {language: partner}, "role": "partner"}
            yield Suggestion("initiatives", title, "partners", [item], partner)


def _text(record: SourceRecord, name: str) -> str:
    cell = record.values.get(name)
    return cell.text if isinstance(cell, SourceCell) else ""
