"""A name to what it is sorted by, as people look for it in English and French.

Letters count first, then accents, from the last one on, then capitals: cote, côte, coté,
côté (CAN/CSA Z243.4.1). Spaces, hyphens and other marks between letters do not count.
"""

import unicodedata
from typing import TypeAlias

Order: TypeAlias = tuple[str, tuple[str, ...], str]

# Letters that are others with a stroke, or two in one.
LETTERS = str.maketrans(
    {"Œ": "OE", "œ": "oe", "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l"}
    | {"Đ": "D", "đ": "d", "Ð": "D", "ð": "d", "Ħ": "H", "ħ": "h", "Þ": "Th", "þ": "th"}
)


def alphabetical(name: str) -> Order:
    """Return what a name is sorted by."""
    letters: list[str] = []
    accents: list[str] = []
    for each in unicodedata.normalize("NFKD", name.translate(LETTERS)):
        if unicodedata.combining(each):
            accents[-1:] = [accents[-1] + each] if accents else []
        elif each.isalnum():
            letters.append(each)
            accents.append("")
    return "".join(letters).casefold(), tuple(reversed(accents)), name.swapcase()
