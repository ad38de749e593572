"""Paths of the data to the titles of controls: "Amount of funding: resilient puna"."""

from collections.abc import Mapping
from functools import lru_cache

from briefgen.languages import CODES, facts

KEPT = 1024  # paths whose titles are kept
LONGEST = 64  # characters that Word keeps of a title
COLLECTIONS = {"initiatives", "themes"}


@lru_cache(maxsize=KEPT)
def title(path: str, language: str) -> str:
    """Return the title of a control in words; `language` is the document's.

    Where it is too long, the outer fields are left out: the inner ones say more.
    """
    names = [name for name in path.split(".") if name]
    subject = ""
    if len(names) > 1 and names[0] in COLLECTIONS:
        subject, names = names[1].replace("-", " "), names[2:]
    known = facts(language)
    words = _fields(_without_language(names), known.fields)
    while len(fields := " – ".join(words)) > LONGEST and len(words) > 1:
        words = words[1:]
    fields = fields[:1].upper() + fields[1:]
    both = known.colon.join(filter(None, (fields, subject)))
    return (both or path or "?")[:LONGEST]


def title_of_computed(kind: str, language: str) -> str:
    """Return the title of a control with what is computed, and what to change instead."""
    return facts(language).computed[kind]


def _without_language(names: list[str]) -> list[str]:
    """Leave out the language of a text, and the number that its form is for."""
    for end in (-1, -2):
        if names[end:] and names[end:][0] in CODES:
            return names[:end]
    return names


def _fields(names: list[str], known: Mapping[str, str]) -> list[str]:
    """Return the fields in words; entries of a list are numbered from 1."""
    words: list[str] = []
    for name in names:
        if name.isdecimal() and words:
            words[-1] += f" {int(name) + 1}"
        else:
            words.append(known.get(name, name.replace("_", " ")))
    return words
