"""The workspace's phrases file to the translations that templates use."""

from collections.abc import Collection, Mapping
from typing import TypeAlias

from briefgen.languages import CODES, TEMPLATES, facts
from briefgen.reading import compose
from briefgen.reading.fields import Member, Reader, mapping_of, record, text

PHRASES = "templates/phrases.yaml"

Phrases: TypeAlias = Mapping[str, Mapping[str, str]]  # English → language → words


def read_phrases(
    content: str | None, languages: Collection[str], path: str = PHRASES
) -> Phrases:
    """Return the phrases in the text of the file; none if there is no file.

    Raises BriefgenError with every mistake.
    """
    if content is None:
        return {}
    words = (
        Member(code, text(), f"the words in {facts(code).name}", code in languages)
        for code in CODES
        if code != TEMPLATES
    )
    field = mapping_of(record(dict[str, str], *words))
    reader = Reader()
    node = reader.take(compose(content, path))
    phrases = None if node is None else field.take(node, reader.at())
    reader.finish()
    return phrases or {}
