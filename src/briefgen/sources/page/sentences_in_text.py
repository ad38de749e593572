"""A text to its sentences: one ends before a capital letter, or where the text does."""

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[^\W\d_a-z]|\s*$)|$)", re.DOTALL)


def sentences_in_text(text: str) -> Iterator[str]:
    """Yield the sentences of a text."""
    for match in SENTENCE.finditer(text):
        yield match[0].strip()
