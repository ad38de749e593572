"""A text of a record to one digest of it in every language, or to its words in another."""

import json

from briefgen.model import EVERY_LANGUAGE, LocalizedText
from briefgen.view.record import digest
from briefgen.view.records import Record, see
from briefgen.view.values import Value

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


def in_other_language(record: Record, name: str) -> Value | None:
    """Return a text in the first language that is not the document's, or None.

    There is none if the text is not given, or in one language, or one for all. Raises
    AttributeError if the record has no text of that name.
    """
    trace, text = record._trace, getattr(record._record, name)
    if text is None:
        return see(trace, None, f"{record._path}.{name}")  # type: ignore[return-value]
    if not isinstance(text, LocalizedText):
        raise AttributeError(name)  # noqa: TRY004 - as any record says it
    in_all_languages(record, name)
    for language in sorted(text.by_language):
        if language not in (EVERY_LANGUAGE, trace.language, text.language):
            words, path = text.words_in(language, f"{record._path}.{name}")
            trace.read(path)
            return Value(trace, words, path, language=language)
    return None
