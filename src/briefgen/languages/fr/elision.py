"""A French word to whether what stands before it elides: « d’habitants », « de Hongrois ».

OQLF, Vitrine linguistique 21745: nothing elides before h aspiré, huit, onze, numbers in
figures, and foreign words in y and a vowel. The words with h aspiré are facts with a
source, in `h_aspire.txt`; an office adds its own where usage is split.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

VOWELS = frozenset("aeiouœæ")
YEUX = "yeux"  # the one native word in y and a vowel


def de(words: str, aspired: Iterable[str] = ()) -> str:
    """Put « de » before words: « d’agriculteurs », « de handicapés »."""
    return f"d’{words}" if elides(words, aspired) else f"de {words}"


def elides(words: str, aspired: Iterable[str] = ()) -> bool:
    """Return whether words begin so that what stands before them elides."""
    first = _folded(words).split(" ", maxsplit=1)[0]
    letter = _bare(first[:1])
    if letter == "y":
        return first == YEUX or _bare(first[1:2]) not in VOWELS | {"y"}
    if letter not in VOWELS | {"h"}:
        return False
    return not _aspired(words, facts() | frozenset(map(_folded, aspired)))


def _aspired(words: str, known: frozenset[str]) -> bool:
    folded = _folded(words)
    first = folded.split(" ", maxsplit=1)[0].rstrip(",;:.!?)")
    phrase = any(" " in entry and folded.startswith(entry) for entry in known)
    return phrase or any(
        form in known
        for part in (first, first.split("-")[0])
        for form in (part, _without(part, "sx"), _without(_without(part, "sx"), "e"))
    )


def _without(word: str, endings: str) -> str:
    return word[:-1] if word[-1:] and word[-1] in endings else word


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFC", words.strip().casefold())
    return plain.replace("’", "'").replace("\u00a0", " ")


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


@cache
def facts() -> frozenset[str]:
    """Read the words before which nothing elides."""
    text = Path(__file__).with_name("h_aspire.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return frozenset(_folded(line) for line in lines if line and line[0] != "#")
