"""The nodes of a file and changes to what the file is to say, part by part old or new."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeAlias

from briefgen.editing.changes import Change, Drop, Insert, Path, Put, Value, bare
from briefgen.editing.source_nodes import (
    SourceEntry,
    SourceMapping,
    SourceNode,
    SourceScalar,
    SourceSequence,
)
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class New:
    """A new value, in place of an old node or of none."""

    value: Value


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """A field to be: `old` is the entry that it comes from, or None."""

    name: str
    value: "Target"
    old: SourceEntry | None = None


@dataclass(frozen=True, slots=True)
class TargetItem:
    """An item to be: `old` is its number in the list that it comes from, or None."""

    value: "Target"
    old: int | None = None


@dataclass(frozen=True, slots=True)
class TargetMapping:
    """A mapping of the file to be; what it keeps is in the order of the file."""

    source: SourceMapping
    entries: tuple[TargetEntry, ...]


@dataclass(frozen=True, slots=True)
class TargetList:
    """A list of the file to be; what it keeps is in the order of the file."""

    source: SourceSequence
    items: tuple[TargetItem, ...]


Target: TypeAlias = SourceNode | New | TargetMapping | TargetList
# A value as the reader gives it: text, None for nothing, lists and mappings.
Plain: TypeAlias = "str | tuple[Plain, ...] | dict[str, Plain] | None"


class NoSuchPath(Exception):  # noqa: N818 - it names the path
    """The error that a path leads nowhere; it has the part of it that does not."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


def target_of(root: SourceNode, changes: Sequence[Change]) -> Target:
    """Return what a file is to say after changes, each made after the one before it.

    Raises NoSuchPath.
    """
    target: Target = root
    for change in changes:
        target = _changed(target, change, change.path)
    return target


def plain(target: Target) -> Plain:
    """Return what the reader is to read."""
    match target:
        case SourceScalar():
            return target.value
        case SourceSequence(items=items):
            return tuple(plain(item) for item in items)
        case SourceMapping(entries=entries):
            return {entry.key.text: plain(entry.value) for entry in entries}
        case TargetList(items=listed):
            return tuple(plain(item.value) for item in listed)
        case TargetMapping(entries=named):
            return {entry.name: plain(entry.value) for entry in named}
        case New(value):
            return plain_value(value)


def plain_value(value: Value) -> Plain:
    """Return what the reader is to read of a new value."""
    match value:
        case str():
            return value
        case Mapping():
            return {name: plain_value(each) for name, each in value.items()}
        case Sequence():
            return tuple(plain_value(each) for each in value)
        case _:
            return bare(value)


def new_value(target: Target) -> New:
    """Return what a list or mapping is to be of which nothing is kept."""
    match target:
        case New():
            return target
        case TargetMapping(entries=entries):
            return New({each.name: new_value(each.value).value for each in entries})
        case TargetList(items=items):
            return New([new_value(each.value).value for each in items])
        case _:
            raise AssertionError(target)


def _changed(target: Target, change: Change, path: Path) -> Target:
    if not path:
        if not isinstance(change, Put):
            raise NoSuchPath(change.path)
        return _aligned(target, change.value)
    match path[0], _opened(target):
        case str(name), TargetMapping() as mapping:
            return _changed_field(mapping, name, change, path)
        case int(number), TargetList() as listed:
            return _changed_item(listed, number, change, path)
        case _, New(value) if isinstance(value, Mapping | list | tuple):
            return _changed_new(value, change, path)
        case _:
            raise _no_such(change, path)


def _changed_new(value: Value, change: Change, path: Path) -> New:
    """Return what an earlier change gave, after this one."""
    if isinstance(value, Mapping):
        named = (TargetEntry(name, New(each)) for name, each in value.items())
        mapping = TargetMapping(SourceMapping(0, 0, (), flow=False), tuple(named))
        return new_value(_changed(mapping, change, path))
    assert isinstance(value, Sequence)
    items = tuple(TargetItem(New(each)) for each in value)
    listed = TargetList(SourceSequence(0, 0, (), flow=False), items)
    return new_value(_changed(listed, change, path))


def _no_such(change: Change, path: Path) -> NoSuchPath:
    """Return the error that a path leads no further than to its part before `path`."""
    return NoSuchPath(change.path[: len(change.path) - len(path) + 1])


def _changed_field(
    mapping: TargetMapping, name: str, change: Change, path: Path
) -> Target:
    entries = list(mapping.entries)
    names = [entry.name for entry in entries]
    if name not in names:
        if len(path) > 1 or not isinstance(change, Put):
            raise _no_such(change, path)
        later = (names.index(each) for each in change.before if each in names)
        entry = TargetEntry(name, New(change.value))
        entries.insert(next(later, len(names)), entry)
        return replace(mapping, entries=tuple(entries))
    at = names.index(name)
    if len(path) == 1 and isinstance(change, Drop):
        del entries[at]
    else:
        value = _changed(entries[at].value, change, path[1:])
        entries[at] = replace(entries[at], value=value)
    return replace(mapping, entries=tuple(entries))


def _changed_item(
    listed: TargetList, number: int, change: Change, path: Path
) -> Target:
    items = list(listed.items)
    last = len(path) == 1
    if not 0 <= number < len(items) + (last and isinstance(change, Insert)):
        raise _no_such(change, path)
    if last and isinstance(change, Insert):
        items.insert(number, TargetItem(New(change.value)))
    elif last and isinstance(change, Drop):
        del items[number]
    else:
        value = _changed(items[number].value, change, path[1:])
        items[number] = replace(items[number], value=value)
    return replace(listed, items=tuple(items))


def _opened(target: Target) -> Target:
    """Return a list or mapping with parts that can change."""
    match target:
        case SourceMapping(entries=entries):
            named = (TargetEntry(e.key.text, e.value, e) for e in entries)
            return TargetMapping(target, tuple(named))
        case SourceSequence(items=items):
            listed = (TargetItem(item, at) for at, item in enumerate(items))
            return TargetList(target, tuple(listed))
        case _:
            return target


def _aligned(target: Target, value: Value) -> Target:
    """Return a value as far as possible by what stands there already."""
    if plain(target) == plain_value(value):
        return target
    match _opened(target), value:
        case _, str():
            return New(value)
        case TargetMapping() as mapping, Mapping() if mapping.entries:
            return _aligned_mapping(mapping, value)
        case TargetList() as listed, Sequence() if listed.items:
            return _aligned_list(listed, value)
        case _:
            return New(value)


def _aligned_mapping(mapping: TargetMapping, value: Mapping[str, Value]) -> Target:
    by_name = {entry.name: entry for entry in mapping.entries}
    entries = [
        replace(entry, value=_aligned(entry.value, value[entry.name]))
        for entry in mapping.entries
        if entry.name in value
    ]
    before: str | None = None
    for name, each in value.items():
        if name not in by_name:
            names = [entry.name for entry in entries]
            at = names.index(before) + 1 if before is not None else 0
            entries.insert(at, TargetEntry(name, New(each)))
        before = name
    return replace(mapping, entries=tuple(entries))


def _aligned_list(listed: TargetList, value: Sequence[Value]) -> Target:
    old = [repr(plain(item.value)) for item in listed.items]
    new = [repr(plain_value(each)) for each in value]
    items: list[TargetItem] = []
    for start, end, first, last in _alike(old, new):
        if old[start:end] == new[first:last]:
            items += listed.items[start:end]
            continue
        for at, number in zip_longest(range(start, end), range(first, last)):
            if number is not None and at is not None:
                item = listed.items[at]
                items.append(replace(item, value=_aligned(item.value, value[number])))
            elif number is not None:
                items.append(TargetItem(New(value[number])))
    return replace(listed, items=tuple(items))


def _alike(old: list[str], new: list[str]) -> list[tuple[int, int, int, int]]:
    """Return which items of two lists belong together, in runs of equal or other ones."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        (start, end, first, last)
        for _, start, end, first, last in matcher.get_opcodes()
    ]
