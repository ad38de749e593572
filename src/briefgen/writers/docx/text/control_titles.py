"""Paths of the data to the titles of controls: "Amount of funding: resilient puna"."""

from collections.abc import Mapping
from functools import lru_cache

from briefgen.languages import facts

KEPT = 1024  # paths whose titles are kept
LONGEST = 64  # characters that Word keeps of a title
COLLECTIONS = {"initiatives", "themes"}


@lru_cache(maxsize=KEPT)
def title(path: str, language: str) -> str:
    """Return the title of a control in words; `language` is the document's."""
    names = [name for name in path.split(".") if name]
    subject = ""
    if len(names) > 1 and names[0] in COLLECTIONS:
        subject, names = names[1], names[2:]
    if names and len(names[-1]) == len("en") and names[-1].isalpha():
        names = names[:-1]
    known = facts(language)
    fields = " – ".join(_fields(names, known.fields))
    words = fields[:1].upper() + fields[1:]
    both = known.colon.join(filter(None, (words, subject.replace("-", " "))))
    return (both or path or "?")[:LONGEST]


def _fields(names: list[str], known: Mapping[str, str]) -> list[str]:
    """Return the fields in words; entries of a list are numbered from 1."""
    words: list[str] = []
    for name in names:
        if name.isdecimal() and words:
            words[-1] += f" {int(name) + 1}"
        else:
            words.append(known.get(name, name.replace("_", " ")))
    return words
