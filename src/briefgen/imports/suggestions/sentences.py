"""A text to its sentences: paragraphs and items of lists apart."""

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s+[^\W\d_a-z]|\s*$)|$)")
ITEM = re.compile(r"- ")
LONGEST = 2_000  # characters of a sentence that people would read


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are not too long to be read."""
    for line in text.split("\n"):
        for match in SENTENCE.finditer(ITEM.sub("", line, count=1)):
            if len(match[0]) <= LONGEST:
                yield match[0].strip()
