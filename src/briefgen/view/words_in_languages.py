"""A text of a record to one digest of it in every language."""

import json

from briefgen.model import LocalizedText
from briefgen.view.record import digest
from briefgen.view.records import Record

# ruff: noqa: SLF001 - one face, several modules


def in_all_languages(record: Record, name: str) -> str:
    """Return the digest of a text in every language, to compare it with another.

    Two texts that are equal in one language only are not the same, so a document says
    in each language what it says in the others.
    """
    trace, path = record._trace, f"{record._path}.{name}"
    trace.read(path)
    text = getattr(record._record, name)
    assert isinstance(text, LocalizedText)
    texts = json.dumps(text.by_language, ensure_ascii=False, sort_keys=True)
    trace.note(f"{record._path}|languages({name})", digest(texts), path)
    return texts
