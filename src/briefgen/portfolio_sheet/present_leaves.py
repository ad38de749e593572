"""A node of a data file to its single values, each with its path, as its declaration says."""

from collections.abc import Iterator
from typing import TypeAlias

from briefgen.errors import Place
from briefgen.reading import Mapping, Node, Scalar, Sequence
from briefgen.reading.fields import Field, Form, Member
from briefgen.value_classes import dataclass

LeafPath: TypeAlias = tuple[str | int, ...]  # names, and numbers of items from 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value: its path, its text, and its place.

    `read_at` is its path as the view knows it: a list that is written as its only item has
    no number there. A text that is written once for all languages is one of each.
    """

    path: LeafPath
    text: str
    read_at: str
    place: Place


def leaves(field: Field[object], node: Node, read_at: str) -> Iterator[Leaf]:
    """Yield every value of a mapping that is declared; `read_at` is its path."""
    yield from _of_value(field, node, (), read_at)


def _of_value(
    field: Field[object], node: Node, path: LeafPath, read_at: str
) -> Iterator[Leaf]:
    form = field.form
    if isinstance(node, Scalar) and node.empty:
        return
    if form.each_language:
        yield from _of_text(form, node, path, read_at)
    elif form.members or form.item is not None:
        yield from _of_parts(form, node, path, read_at)
    elif isinstance(node, Scalar):
        yield Leaf(path, node.text, read_at, node.place)
    elif isinstance(node, Mapping):  # an amount with its currency
        yield from _of_entries(node, path, read_at)


def _of_parts(form: Form, node: Node, path: LeafPath, read_at: str) -> Iterator[Leaf]:
    if form.item is not None and isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield from _of_value(form.item, item, (*path, at), f"{read_at}.{at}")
    elif form.item is not None and form.members:  # its only item, without a list
        yield from _of_members(form.item.form.members, node, (*path, 0), read_at)
    elif form.members:
        yield from _of_members(form.members, node, path, read_at)


def _of_members(
    members: tuple[Member, ...], node: Node, path: LeafPath, read_at: str
) -> Iterator[Leaf]:
    if isinstance(node, Scalar):  # the first field, in place of the mapping
        name = members[0].name
        yield Leaf((*path, name), node.text, read_at, node.place)
    elif isinstance(node, Mapping):
        values = {each.key.text: each.value for each in node.entries}
        for member in members:
            if not member.aside and member.name in values:
                below = (*path, member.name), f"{read_at}.{member.name}"
                yield from _of_value(member.field, values[member.name], *below)


def _of_text(form: Form, node: Node, path: LeafPath, read_at: str) -> Iterator[Leaf]:
    if isinstance(node, Scalar):
        for each in form.languages:
            yield Leaf((*path, each.name), node.text, read_at, node.place)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            below = f"{read_at}.{entry.key.text}"
            code = (*path, entry.key.text)
            if isinstance(entry.value, Scalar):
                if not entry.value.empty:
                    yield Leaf(code, entry.value.text, below, entry.value.place)
            elif isinstance(entry.value, Mapping) and entry.key.text != "release":
                yield from _of_entries(entry.value, code, below)


def _of_entries(node: Mapping, path: LeafPath, read_at: str) -> Iterator[Leaf]:
    for entry in node.entries:
        if isinstance(entry.value, Scalar) and not entry.value.empty:
            name, value = entry.key.text, entry.value
            yield Leaf((*path, name), value.text, f"{read_at}.{name}", value.place)
