"""Items of lists as they were written, and as the data has them now, to which are the same.

Items of a workbook are known by their number. Where somebody changed a list since, numbers
have moved: an item counts as the same if most of its values are.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from briefgen.imports.field_path import FieldPath, ItemKey

ItemTexts: TypeAlias = Mapping[FieldPath, str]  # of one item, by the paths below it
MOVED = "~"  # begins the key of an item that was not written
HALF = 2


def items_below(
    texts: Mapping[FieldPath, str], path: FieldPath
) -> dict[ItemKey, dict[FieldPath, str]]:
    """Return the items of a list with their values, in their order."""
    items: dict[ItemKey, dict[FieldPath, str]] = {}
    depth = len(path)
    for each, text in texts.items():
        if len(each) > depth and each[:depth] == path:
            key = each[depth]
            if isinstance(key, ItemKey):
                items.setdefault(key, {})[each[depth + 1 :]] = text
    return items


def lists_in(paths: Sequence[FieldPath]) -> Iterator[FieldPath]:
    """Yield the lists that paths lead through, outer ones first, each once."""
    lists = {
        path[:at]: None
        for path in paths
        for at, part in enumerate(path)
        if isinstance(part, ItemKey)
    }
    yield from sorted(lists, key=len)


def matches(
    written: Mapping[ItemKey, ItemTexts], present: Mapping[ItemKey, ItemTexts]
) -> dict[ItemKey, ItemKey]:
    """Return the written item that each of the present ones is, where one is."""
    old, new = [*written.items()], [*present.items()]
    plain_old = [_plain(item) for _, item in old]
    plain_new = [_plain(item) for _, item in new]
    matcher = SequenceMatcher(None, plain_old, plain_new, autojunk=False)
    same = {
        new[block.b + at][0]: old[block.a + at][0]
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
    }
    left = [item for item in old if item[0] not in same.values()]
    return same | _alike(left, [item for item in new if item[0] not in same])


def _alike(
    old: Sequence[tuple[ItemKey, ItemTexts]], new: Sequence[tuple[ItemKey, ItemTexts]]
) -> dict[ItemKey, ItemKey]:
    """Return pairs of which most values are the same, the most alike first."""
    shared = [
        (len(one.items() & other.items()), max(len(one), len(other)), before, after)
        for before, one in old
        for after, other in new
    ]
    pairs: dict[ItemKey, ItemKey] = {}
    for count, size, before, after in sorted(shared, key=lambda each: -each[0]):
        free = after not in pairs and before not in pairs.values()
        if free and count * HALF > size:
            pairs[after] = before
    return pairs


def _plain(item: ItemTexts) -> tuple[tuple[FieldPath, str], ...]:
    return tuple(sorted(item.items(), key=str))
