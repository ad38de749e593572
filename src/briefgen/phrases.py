"""The workspace's phrases file to the translations that templates use."""

from collections.abc import Mapping
from typing import TypeAlias

from briefgen.reading import compose
from briefgen.reading.fields import Reader, mapping_of, record, required, text
from briefgen.workspace import LANGUAGES

PHRASES = "templates/phrases.yaml"

Phrases: TypeAlias = Mapping[str, Mapping[str, str]]  # English → language → words

OTHERS = {code: name for code, name in LANGUAGES.items() if code != "en"}
WORDS = (
    required(code, text(), f"the words in {name}") for code, name in OTHERS.items()
)
FIELDS = mapping_of(record(dict[str, str], *WORDS))


def read_phrases(content: str | None, path: str = PHRASES) -> Phrases:
    """Read the phrases' file; None where a workspace has no such file.

    Raises BriefgenError with every mistake.
    """
    if content is None:
        return {}
    reader = Reader()
    node = reader.take(compose(content, path))
    phrases = None if node is None else FIELDS.take(node, reader.at())
    reader.finish()
    return phrases or {}
