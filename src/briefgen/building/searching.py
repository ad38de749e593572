"""Turn words that somebody saw on a document into the values that print them."""

import re
import unicodedata
from difflib import get_close_matches

from briefgen.assembling.printing import Lines, Printed

ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})  # noqa: RUF001
LONGEST = 200  # characters that are compared for likeness
LIKENESS = 0.5
MOST = 3  # values that are named instead


def search(lines: Lines, text: str) -> tuple[Printed, ...]:
    """Find the values that hold a text, or that stand within it on one line.

    Any space is like any other, and a capital like a small letter.
    """
    sought = folded(text)
    holding = [
        value
        for line in lines
        for value in line.values
        if _stands_in(sought, folded(value.text))
    ]
    return tuple(holding) or tuple(
        value
        for line in lines
        if _stands_in(sought, folded(line.text))
        for value in line.values
        if _stands_in(folded(value.text), sought)
    )


def is_on(lines: Lines, text: str) -> bool:
    """Say whether a text stands on a line, whoever its words are from."""
    return any(_stands_in(folded(text), folded(line.text)) for line in lines)


def alike(lines: Lines, text: str) -> tuple[str, ...]:
    """Give the values that hold a text as a part of a word, or are most like it."""
    sought = folded(text)
    if len(sought) > LONGEST:
        return ()
    values = (value.text for line in lines for value in line.values)
    by_fold = {folded(each): each for each in values if len(each) <= LONGEST}
    holding = [each for each in by_fold if sought in each][:MOST]
    close = holding or get_close_matches(sought, by_fold, MOST, LIKENESS)
    return tuple(by_fold[each] for each in close)


def folded(text: str) -> str:
    """Give a text as it is compared."""
    plain = unicodedata.normalize("NFKC", text.translate(ALIKE)).casefold()
    return " ".join(plain.translate(ALIKE).split())


def _stands_in(sought: str, text: str) -> bool:
    """Find whole words and whole numbers: 5.05 is not in 35.05, nor is 35."""
    if not sought or sought not in text:
        return False
    before = r"(?<!\w)(?<!\d[.,])" if sought[0].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if sought[-1].isalnum() else ""
    return re.search(before + re.escape(sought) + after, text) is not None
