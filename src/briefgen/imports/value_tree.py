"""Values by the paths of their fields to lists and mappings in the declared order."""

import datetime
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from typing import TypeAlias

from briefgen.editing.changes import Value
from briefgen.editing.scalar_text import TEXT, kind_of
from briefgen.imports.field_path import FieldPath, ItemKey
from briefgen.imports.incoming_values import IncomingValue
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar
from briefgen.reading.fields import Field

# The parts of a path → what stands below each.
Tree: TypeAlias = dict[str | ItemKey, "Tree | IncomingValue"]
NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?", re.ASCII)
TRUTHS = {"true": True, "false": False}


def tree_of(values: Mapping[FieldPath, IncomingValue]) -> Tree:
    """Return values as a tree of the parts of their paths."""
    tree: Tree = {}
    for path, value in values.items():
        at = tree
        for part in path[:-1]:
            below = at.setdefault(part, {})
            assert isinstance(below, dict)
            at = below
        at[path[-1]] = value
    return tree


def value_of(tree: Tree | IncomingValue, declared: Field[object] | None) -> Value:
    """Return what a tree is in a file: its fields in the order of the declaration."""
    if isinstance(tree, IncomingValue):
        text = tree.text
        return bare_value(text) if tree.bare and text is not None else text
    item = None if declared is None else declared.form.item
    if any(isinstance(part, ItemKey) for part in tree):
        return [value_of(each, item) for each in tree.values()]
    if declared is not None and not declared.form.members and item is not None:
        declared = item
    return {
        name: value_of(tree[name], field_of(declared, name))
        for name in in_declared_order(tree, declared)
    }


def in_declared_order(
    names: Iterable[str | ItemKey], declared: Field[object] | None
) -> list[str]:
    """Return names of fields in the order in which they are declared."""
    known = {name: at for at, name in enumerate(names_in(declared))}
    texts = [name for name in names if isinstance(name, str)]
    return sorted(texts, key=lambda name: known.get(name, len(known)))


def names_in(declared: Field[object] | None) -> list[str]:
    """Return the names of the fields, or languages, of a type in their order."""
    if declared is None:
        return []
    form = declared.form
    members = form.languages if form.each_language else form.members
    return [member.name for member in members]


def field_of(declared: Field[object] | None, name: str) -> Field[object] | None:
    """Return the type of a field of a mapping, or of a text in a language."""
    if declared is None:
        return None
    form = declared.form
    members = (*form.members, *form.languages)
    return next((each.field for each in members if each.name == name), None)


def bare_value(text: str) -> Value:
    """Return a number, date or truth value that is written as this text; else the text."""
    if text in TRUTHS:
        return TRUTHS[text]
    if NUMBER.fullmatch(text) and format(Decimal(text), "f") == text:
        return Decimal(text)
    with suppress(ValueError):
        if datetime.date.fromisoformat(text).isoformat() == text:
            return datetime.date.fromisoformat(text)
    return text


def written_value(node: Node) -> Value:
    """Return a node of a file as a value that is written as it was."""
    match node:
        case Scalar():
            if node.empty:
                return None
            is_text = not node.plain or kind_of(node.text) == TEXT
            return node.text if is_text else bare_value(node.text)
        case MappingNode(entries):
            return {each.key.text: written_value(each.value) for each in entries}
        case _:
            return [written_value(each) for each in node.items]
