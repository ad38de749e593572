"""A schema whose examples are as people write them to one that has them as values.

Declarations give examples in YAML, in several languages. To parse them takes time, which only
whoever shows a schema has to spend; and a workspace may lack a language of an example.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from briefgen.reading.fields.reader import Schema
from briefgen.reading.nodes import Mapping, Node, Scalar, Sequence
from briefgen.reading.yaml_nodes import compose

EXAMPLES = "examples"


def with_examples(schema: Schema) -> Schema:
    """Return a schema for editors, with those examples that it takes as values."""
    examples = [*_values(schema)]
    rest = {key: _inner(key, each) for key, each in schema.items() if key != EXAMPLES}
    return rest | ({EXAMPLES: examples} if examples else {})


def _inner(key: str, part: Any) -> object:
    match part:
        case dict() if key == "properties":
            return {name: with_examples(each) for name, each in part.items()}
        case dict():
            return with_examples(part)
        case list():
            return [_inner("", each) for each in part]
        case _:
            return part


def _values(schema: Any) -> Iterator[object]:
    for text in schema.get(EXAMPLES, ()):
        node = compose(text, "").node
        value = None if node is None else _value(node, schema)
        if value is not None:
            yield value


def _value(node: Node, schema: Any) -> object | None:
    """Return what a node is by the first form of a schema that takes it, or None."""
    every = (_of_form(node, form) for form in schema.get("anyOf", [schema]))
    return next((value for value in every if value is not None), None)


def _of_form(node: Node, form: Any) -> object | None:
    match node, form.get("type"):
        case Mapping(), "object":
            return _mapping(node, form)
        case Sequence(items), "array":
            values = [_value(item, form["items"]) for item in items]
            whole = [value for value in values if value is not None]
            return whole if len(whole) == len(values) else None
        case Scalar(text), kind:
            return _scalar(text, kind, form)
        case _:
            return None


def _mapping(node: Mapping, form: Any) -> object | None:
    """Return the fields that a form knows, such as languages; None if it needs others."""
    known = form.get("properties", {})
    values = {
        each.key.text: _value(each.value, known[each.key.text])
        for each in node.entries
        if each.key.text in known
    }
    whole = {name: value for name, value in values.items() if value is not None}
    enough = len(whole) >= form.get("minProperties", 0)
    return whole if enough and whole.keys() >= {*form.get("required", ())} else None


def _scalar(text: str, kind: Any, form: Any) -> object | None:
    if "enum" in form:
        return text if text in form["enum"] else None
    match kind:
        case "string" if re.search(form.get("pattern", ""), text):
            return text
        case "boolean":
            return text == "true"
        case "integer" | "number":
            with suppress(ValueError):
                return float(text) if "." in text else int(text)
            return None
        case _:
            return None
