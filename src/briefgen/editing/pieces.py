"""A file and where in it something changes: what flow and block have in common."""

from briefgen.editing.new_values import Hand
from briefgen.editing.source_nodes import (
    SourceMapping,
    SourceNode,
    SourceSequence,
    column,
    sign_after,
)
from briefgen.editing.targets import Target, TargetList, TargetMapping
from briefgen.value_classes import dataclass


class Entangled(Exception):  # noqa: N818 - it says what the file is
    """The error that a file is written in a way in which it is not changed safely."""


@dataclass(frozen=True, slots=True)
class Splice:
    """A piece of a text, and what stands in its place afterwards."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class EditedPage:
    """The text of a file, and how new parts of it are written."""

    text: str
    hand: Hand


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value stands in a block: after a colon or hyphen, which ends at `after`.

    `indent` is the column of the name or hyphen, `item` says that it is a hyphen.
    """

    after: int
    indent: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class SourcePart:
    """A field or item of the file: from its name or hyphen to the end of its value.

    In brackets, `slot` is None where the name of a field has no colon, and for items.
    """

    start: int
    end: int
    value: SourceNode
    slot: Slot | None


@dataclass(frozen=True, slots=True)
class Wish:
    """A field or item to be; `old` is its number among the parts, or None if it is new."""

    old: int | None
    name: str | None
    value: Target


def parts_of(text: str, source: SourceMapping | SourceSequence) -> list[SourcePart]:
    """Return the fields or items of the file, in its order."""
    if isinstance(source, SourceMapping):
        return [_field(text, e.key.start, e.key.end, e.value) for e in source.entries]
    if source.flow:
        return [SourcePart(each.start, each.end, each, None) for each in source.items]
    return _items(text, source)


def wishes_of(target: TargetMapping | TargetList) -> list[Wish]:
    """Return the fields or items to be, in order."""
    if isinstance(target, TargetList):
        return [Wish(item.old, None, item.value) for item in target.items]
    numbers = {id(each): at for at, each in enumerate(target.source.entries)}
    return [
        Wish(numbers.get(id(entry.old)), entry.name, entry.value)
        for entry in target.entries
    ]


def _field(text: str, start: int, end: int, value: SourceNode) -> SourcePart:
    colon = sign_after(text, end, ":")
    if colon is None:
        return SourcePart(start, end, value, None)
    slot = Slot(colon + 1, column(text, start))
    return SourcePart(start, max(value.end, colon + 1), value, slot)


def _items(text: str, source: SourceSequence) -> list[SourcePart]:
    parts: list[SourcePart] = []
    at = source.start
    for item in source.items:
        hyphen = sign_after(text, at, "-")
        if hyphen is None:
            raise Entangled
        slot = Slot(hyphen + 1, column(text, hyphen), item=True)
        parts.append(SourcePart(hyphen, max(item.end, hyphen + 1), item, slot))
        at = parts[-1].end
    return parts
