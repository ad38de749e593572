"""Data of a declared type to its single values, and to the same data with another one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

from briefgen.reading.fields import Field
from tests.declared.plants import mistakes, values
from tests.declared.samples import may_be_labelled, own_members, spoken

T = TypeVar("T")
Keys: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Leaf:
    """A single value: where it stands, its declared name, and its type.

    A text is a leaf in each `language` that it is given in.
    """

    keys: Keys
    name: str
    field: Field[Any]
    language: str = ""


def leaves(field: Field[Any], data: Any, name: str, keys: Keys = ()) -> Iterator[Leaf]:
    """Yield the single values of data of a type."""
    parts = [*_parts(field, data)]
    if field.form.each_language and isinstance(data, dict):
        for each in field.form.languages:
            one = Leaf((*keys, each.name), name, spoken(each.field), each.name)
            yield from _spoken(data[each.name], one)
    elif parts:
        for key, part, inner in parts:
            own = f"{name}.{key}" if inner is not field.form.item else name
            yield from leaves(inner, part, own, (*keys, key))
    else:
        yield Leaf(keys, name, field)


def _spoken(words: Any, leaf: Leaf) -> Iterator[Leaf]:
    """Yield a text in one language, or each of its forms."""
    if not isinstance(words, dict):
        yield leaf
        return
    for form in words:
        yield replace(leaf, keys=(*leaf.keys, form), name=f"{leaf.name}.{form}")


def mappings(field: Field[Any], data: Any, keys: Keys = ()) -> Iterator[Keys]:
    """Yield where a label may stand, the outer before the inner."""
    if isinstance(data, dict) and may_be_labelled(field):
        yield keys
    for key, part, inner in _parts(field, data):
        yield from mappings(inner, part, (*keys, key))


def _parts(field: Field[Any], data: Any) -> Iterator[tuple[str | int, Any, Field[Any]]]:
    form = field.form
    if form.members and not form.each_language and isinstance(data, dict):
        for member in own_members(field):
            if member.name in data:
                yield member.name, data[member.name], member.field
    elif form.item is not None and isinstance(data, list | dict):
        for key, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield key, item, form.item


def at(data: Any, keys: Keys) -> Any:
    """Give what stands somewhere in data."""
    for key in keys:
        data = data[key]
    return data


def put(data: Any, keys: Keys, value: Any) -> Any:
    """Give the same data with another value somewhere."""
    if not keys:
        return value
    first, *rest = keys
    if isinstance(data, list):
        return [
            put(each, tuple(rest), value) if number == first else each
            for number, each in enumerate(data)
        ]
    return {**data, first: put(data.get(first, {}), tuple(rest), value)}


def altered(field: Field[Any], data: Any, leaf: Leaf, path: str, salt: str) -> Any:
    """Give data of a type with another value of one leaf; None if none is read there."""
    before = at(data, leaf.keys)
    for value in values(leaf.field, path, salt):
        other = put(data, leaf.keys, value)
        if value != before and not mistakes(field, other):
            return other
    return None


def replanted(
    field: Field[Any], data: Any, every: list[Leaf], path: str, salt: str
) -> Any:
    """Give data of a type with other values of some leaves, as far as they go.

    All are planted at once; where some of them do not go together, half of them are.
    """

    def many(data: Any, some: list[Leaf]) -> Any:
        return _planted(data, some, path, salt)

    def one(data: Any, leaf: Leaf) -> Any:
        other = altered(field, data, leaf, whole(path, leaf.keys), salt)
        return data if other is None else other

    return each_planted(field, data, every, many, one)


def each_planted(
    field: Field[Any],
    data: Any,
    every: list[T],
    many: Callable[[Any, list[T]], Any],
    one: Callable[[Any, T], Any],
) -> Any:
    """Give data with all of some changes that it takes: many at once, or one by one."""
    todo = [every]
    while todo:
        some = todo.pop()
        half = len(some) // 2
        other = many(data, some) if half else None
        if other is not None and not mistakes(field, other):
            data = other
        elif half:
            todo += [some[half:], some[:half]]
        elif some:
            data = one(data, some[0])
    return data


def whole(path: str, keys: Keys) -> str:
    """Give the path of what stands somewhere in the data of a path."""
    return ".".join((path, *map(str, keys)))


def _planted(data: Any, some: list[Leaf], path: str, salt: str) -> Any:
    """Give data with the first other value of each leaf, whether they go together or not."""
    for leaf in some:
        before = at(data, leaf.keys)
        for value in values(leaf.field, whole(path, leaf.keys), salt):
            if value != before:
                data = put(data, leaf.keys, value)
                break
    return data
