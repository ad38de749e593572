"""The place of a value in one initiative, theme or the portfolio, also below lists."""

import re
from typing import TypeAlias

from briefgen.value_classes import dataclass

PART = re.compile(r"([a-z_][a-z0-9_-]*)|\[((?:[^\]\\]|\\.)*)\]|\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class ItemKey:
    """What tells an item from the others of its list: the text of its key field.

    Where the items of a list are texts themselves, each is its own key.
    """

    text: str


# `title.en` is ("title", "en"); the role of the partner whose key is CARE is ("partners",
# ItemKey("CARE"), "role").
FieldPath: TypeAlias = tuple[str | ItemKey, ...]


def shown_path(path: FieldPath) -> str:
    """Return a path as people read it: `partners[CARE].role`."""
    parts = (
        f"[{_escaped(part.text)}]" if isinstance(part, ItemKey) else f".{part}"
        for part in path
    )
    return "".join(parts).removeprefix(".")


def path_of(text: str) -> FieldPath:
    """Return the path that `shown_path` wrote; raise ValueError for another text."""
    parts: list[str | ItemKey] = []
    at = 0
    while at < len(text):
        match = PART.match(text, at)
        if match is None:
            raise ValueError(text)
        name, key = match.groups()
        if name is not None:
            parts.append(name)
        elif key is not None:
            parts.append(ItemKey(re.sub(r"\\(.)", r"\1", key)))
        at = match.end()
    return tuple(parts)


def names_of(path: FieldPath) -> FieldPath:
    """Return a path without the items of lists that it leads through."""
    return tuple(part for part in path if not isinstance(part, ItemKey))


def _escaped(text: str) -> str:
    return re.sub(r"([\]\\])", r"\\\1", text)
