"""Types of lists, of mappings of any names, and of a field in place of a mapping."""

from collections.abc import Callable
from typing import TypeVar

from briefgen.reading.fields.reader import At, Field, Form, Schema
from briefgen.reading.nodes import Mapping as MappingNode
from briefgen.reading.nodes import Node, Scalar, Sequence

T = TypeVar("T")


def list_of(
    field: Field[T],
    least: int = 0,
    check: Callable[[tuple[T, ...], At], None] | None = None,
) -> Field[tuple[T, ...]]:
    """Return the type of a list of at least `least` values of one type.

    `check` collects mistakes between them.
    """

    def read(node: Node, at: At) -> tuple[T, ...] | None:
        if not isinstance(node, Sequence):
            at.expected("a list", node)
            return None
        if len(node.items) < least:
            at.tell(
                "this list is empty",
                "empty-list",
                "give an item, or leave the field out",
            )
            return None
        items = [
            field.take(item, at / number) for number, item in enumerate(node.items)
        ]
        whole = tuple(item for item in items if item is not None)
        if len(whole) < len(items):
            return None
        if check is not None:
            check(whole, at)
        return whole

    schema: Schema = {"type": "array", "items": field.schema, "minItems": least}
    return Field(read, schema, Form("a list", item=field))


def distinct(field: Field[str]) -> Field[tuple[str, ...]]:
    """Return the type of a list that has items, and none twice."""

    def read(node: Node, at: At) -> tuple[str, ...] | None:
        names = items.read(node, at)
        for number, name in enumerate(names or ()):
            if names is not None and name in names[:number]:
                (at / number).tell(f"'{name}' stands here twice", "duplicate")
        return names

    items = list_of(field, least=1)
    return Field(read, items.schema | {"uniqueItems": True}, items.form)


def shorthand(
    field: Field[object], build: Callable[..., T], whole: Field[T]
) -> Field[T]:
    """Return the type of a mapping, of which one field alone may stand in its place.

    `build` makes of that field what the mapping becomes.
    """

    def read(node: Node, at: At) -> T | None:
        if not isinstance(node, Scalar):
            return whole.read(node, at)
        alone = field.read(node, at)
        return None if alone is None else build(alone)

    either: list[Schema] = [field.schema, whole.schema]
    return Field(read, {"anyOf": either}, whole.form)


def mapping_of(field: Field[T], names: Field[str] | None = None) -> Field[dict[str, T]]:
    """Return the type of a mapping of any names, or of names of a type, to one type."""

    def read(node: Node, at: At) -> dict[str, T] | None:
        if not isinstance(node, MappingNode):
            at.expected("a mapping", node)
            return None
        values: dict[str, T] = {}
        for entry in node.entries:
            below = at / entry.key.text
            if names is not None and names.take(entry.key, below) is None:
                continue
            value = field.take(entry.value, below)
            if value is not None:
                values[entry.key.text] = value
        return values if len(values) == len(node.entries) else None

    schema: Schema = {"type": "object", "additionalProperties": field.schema}
    if names is not None:
        schema["propertyNames"] = names.schema
    return Field(read, schema, Form("a mapping of names", item=field))
