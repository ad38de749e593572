"""A text to its sentences: paragraphs and items of lists apart."""

import re
from collections.abc import Iterator

from briefgen.sources.page.sentences_in_text import sentences_in_text

ITEM = re.compile(r"- ")
LONGEST = 2_000  # characters of a sentence that people would read


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text that are not too long to be read."""
    for line in text.split("\n"):
        for sentence in sentences_in_text(ITEM.sub("", line, count=1)):
            if len(sentence) <= LONGEST:
                yield sentence
