"""A value's document, language and path to the tag of its control, and back.

Word keeps 64 characters of a tag, so a long path is shortened: its first name becomes a
letter, its final language is left out, and its longest names lose their middles. A
person can still read it; `wholes` restores it from the list of full paths.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from briefgen.tree import Properties
from briefgen.value_classes import dataclass

LONGEST = 64  # characters that Word keeps of a tag
SHORT = {"initiatives": "i", "themes": "t", "portfolio": "p"}
LONG = {letter: name for name, letter in SHORT.items()}
CUT = "…"
LEAST = 9  # characters that are left of a name
KEPT = 1024  # paths and documents whose tags are kept
SIZE = 6  # characters of a document's code
TAG = re.compile(rf"([a-z2-7]{{{SIZE}}})\.([a-z]{{2,8}}):(\S[^\n]*)")


@dataclass(frozen=True, slots=True)
class Tag:
    """The tag of a content control: the document it is in, and the path of its value.

    `code` stands for document and edition. A path that was cut contains `…`.
    """

    code: str
    language: str
    path: str


@lru_cache(maxsize=KEPT)
def code_of(document: str, edition: str) -> str:
    """Return the code of a document, named without its language, and of its edition."""
    digest = hashlib.sha256(f"{document}\n{edition}".encode()).digest()
    return base64.b32encode(digest).decode()[:SIZE].lower()


def tagged(path: str, properties: Properties) -> str:
    """Write the tag of a value."""
    document = f"{properties.kind}-{properties.subject}"
    code = code_of(document, properties.edition)
    language, _, _ = properties.language.partition("-")
    return f"{_head(code, language)}{_fitted(path, language)}"


def read_tag(tag: str) -> Tag | None:
    """Read a tag; return None if briefgen did not write it."""
    match = TAG.fullmatch(tag)
    if match is None:
        return None
    code, language, path = match.groups()
    if path.endswith("."):
        path += language
    first, dot, rest = path.partition(".")
    return Tag(code, language, f"{LONG.get(first, first)}{dot}{rest}")


def wholes(paths: Iterable[str], language: str) -> Mapping[str, str]:
    """Return the full paths that tags shorten, by the shortened path that is read."""
    known: dict[str, str] = {}
    for path in paths:
        tag = read_tag(f"{_head('a' * SIZE, language)}{_fitted(path, language)}")
        if tag is not None and tag.path != path:
            known[tag.path] = "" if tag.path in known else path
    return {short: path for short, path in known.items() if path}


def _head(code: str, language: str) -> str:
    return f"{code}.{language}:"


@lru_cache(maxsize=KEPT)
def _fitted(path: str, language: str) -> str:
    """Shorten a path as far as its tag needs."""
    room = LONGEST - len(_head("a" * SIZE, language))
    if _units(path) <= room:
        return path
    path = re.sub(rf"(?<=\.){re.escape(language)}$", "", path)
    names = path.split(".")
    names[0] = SHORT.get(names[0], names[0])
    while (over := _units(".".join(names)) - room) > 0:
        longest = max(names, key=len)
        if len(longest) <= LEAST:
            return ".".join(names)[: room - 1] + CUT
        names[names.index(longest)] = _cut(longest, max(len(longest) - over, LEAST))
    return ".".join(names)


def _cut(name: str, room: int) -> str:
    """Take the middle out of a name."""
    left = room // 2
    right = room - left - len(CUT)
    return f"{name[:left].rstrip(CUT)}{CUT}{name[len(name) - right :].lstrip(CUT)}"


def _units(text: str) -> int:
    """Count UTF-16 code units, as Word does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
