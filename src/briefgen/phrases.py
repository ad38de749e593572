"""The workspace's phrases file to the translations that templates use."""

from collections.abc import Mapping
from typing import TypeAlias

from briefgen.reading import compose
from briefgen.reading.fields import Reader, mapping_of, text

Phrases: TypeAlias = Mapping[str, Mapping[str, str]]  # English → language → words

FIELDS = mapping_of(mapping_of(text()))


def read_phrases(content: str | None, path: str) -> Phrases:
    """Read `templates/phrases.yaml`; None where a workspace has no such file.

    Raises BriefgenError with every mistake.
    """
    if content is None:
        return {}
    reader = Reader()
    node = reader.take(compose(content, path))
    phrases = None if node is None else FIELDS.take(node, reader.at())
    reader.finish()
    return phrases or {}
