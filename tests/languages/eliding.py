"""French words to whether what stands before them elides, for the rules of the tests.

It shares no code with what words it; the words themselves are the same facts.
"""

import re
import unicodedata
from pathlib import Path

# Elision: VL 21745 (h aspiré, huit, onze, figures, foreign words in y + vowel).

HELD = re.compile(
    r"\b(?:de|que|jusque|le|la|ne|se)[ \u00a0](?:« ?)?(?=([^\W\d_][\w-]*(?: [\w-]+)?))"
)
ELIDED = re.compile(r"\b(?:[dlnsDLNS]|[qQ]u|jusqu)[’']([\w][\w-]*(?: [\w-]+)?)")
FACTS = Path(__file__).parents[2] / "src/briefgen/languages/fr/h_aspire.txt"
ASPIRE = frozenset(
    unicodedata.normalize("NFC", line.strip().casefold())
    for line in FACTS.read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
)
OWN_VOWEL = {"yeux", "y", "ypres"}
BOTH = {"un", "une", "hyène", "hiatus", "hindi", "ouate", "ouïghour", "ouïghours"}


def elides(words: str) -> bool | None:
    """Say whether a word elides what stands before it; None where usage is split."""
    folded = unicodedata.normalize("NFC", words.casefold()).replace("’", "'")
    first = folded.split(" ")[0]
    if first in BOTH or first.startswith(("halifax", "hawaï", "hanoï", "haïda")):
        return None
    if first[:1].isdigit():
        return False
    base = unicodedata.normalize("NFD", first)[:1]
    if base == "y":
        after = unicodedata.normalize("NFD", first[1:2])[:1]
        return first in OWN_VOWEL or after not in "aeiouy"
    if base == "h" or first in ASPIRE or first.rstrip("s") in ASPIRE:
        return not _aspire(folded, first)
    return base in "aeiouœæ"


def _aspire(folded: str, first: str) -> bool:
    if any(" " in entry and folded.startswith(entry) for entry in ASPIRE):
        return True
    if first == "huis":
        return False
    parts = (first, first.split("-", maxsplit=1)[0])
    forms = {
        f for part in parts for f in (part, part[:-1] if part[-1:] in "sx" else "")
    }
    return bool((forms | {form[:-1] for form in forms if form[-1:] == "e"}) & ASPIRE)
