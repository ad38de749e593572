"""French words for people to what agrees with them: « aucune fille », « plus d’une femme ».

Gender is never guessed: a noun that is not listed is worded so that nothing agrees.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from briefgen.languages.fr.elision import de
from briefgen.value_classes import dataclass

BEFORE = ("jeune", "jeunes", "petit", "petite", "petits", "petites")  # a noun
# What ends the part of a phrase that agrees with its noun.
REST = re.compile(r"(?=[,(]|\s(?:de|du|des|en|à|au|aux|dont|qui|dans|pour|par)\b|\sd’)")


@dataclass(frozen=True, slots=True)
class People:
    """The words for people, as given: « filles et jeunes femmes »."""

    who: str
    aspired: Iterable[str] = ()

    def none(self) -> str:
        """Say that there are none: « aucune fille »."""
        gender = self._gender()
        if gender is None:
            return f"aucune personne du groupe «\u00a0{self.who}\u00a0»"
        head, rest = self._parted()
        words = [_singular(word) for word in head.split(" ")]
        no = "aucune" if gender == "f" else "aucun"
        return f"{no} {' '.join(words)}{rest}"

    def one(self) -> str | None:
        """Count one in words: « une femme »; None where the gender is not known."""
        gender = self._gender()
        if gender is None:
            return None
        return f"{'une' if gender == 'f' else 'un'} {self.who}"

    def unknown(self) -> str:
        """Say that their number is not known."""
        return f"un nombre inconnu {de(self.who, self.aspired)}"

    def _gender(self) -> str | None:
        """Find the gender of all nouns; masculine where they differ."""
        genders = [_gender(part) for part in self._parted()[0].split(" et ")]
        if None in genders:
            return None
        return "m" if "m" in genders else "f"

    def _parted(self) -> tuple[str, str]:
        head, *rest = REST.split(self.who, maxsplit=1)
        return head, "".join(rest)


def _gender(part: str) -> str | None:
    words = part.lower().split(" ")
    noun = words[1] if words[0] in BEFORE and len(words) > 1 else words[0]
    return genders().get(noun) or genders().get(noun.removesuffix("s"))


def _singular(word: str) -> str:
    if word == "et":
        return "ni"
    if word.endswith("aux"):
        return f"{word.removesuffix('aux')}al"  # ruraux, régionaux
    if word.endswith("ss") or word.lower() in genders():
        return word
    return word.removesuffix("s")


@cache
def genders() -> Mapping[str, str]:
    """Read the nouns whose gender is known, as facts."""
    text = Path(__file__).with_name("people.txt").read_text("utf-8")
    lines = (line.partition(" ") for line in text.splitlines() if line[:1] != "#")
    return {noun: gender for noun, _, gender in lines}
