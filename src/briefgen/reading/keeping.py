"""Nodes to compact JSON, and back: so that a file that did not change is not parsed."""

import json
from typing import Any

from briefgen.errors import Place
from briefgen.reading.nodes import Entry, Mapping, Node, Scalar, Sequence


def encode(node: Node) -> str:
    """Write a node as JSON; the file's path is left out."""
    return json.dumps(_plain(node), ensure_ascii=False, separators=(",", ":"))


def decode(text: str, path: str) -> Node:
    """Read a node that `encode` wrote, as one of the file at `path`.

    Raises ValueError, TypeError or LookupError for any other text.
    """
    return _node(json.loads(text), path)


def _plain(node: Node) -> list[object]:
    """Give line, column, and a text with its plainness, a list, or pairs in a list."""
    at: list[object] = [node.place.line, node.place.column]
    match node:
        case Scalar(text, _, plain):
            return [*at, text, int(plain)]
        case Sequence(items):
            return [*at, [_plain(item) for item in items]]
        case Mapping(entries):
            pairs = [[_plain(entry.key), _plain(entry.value)] for entry in entries]
            return [*at, "", pairs]


def _node(plain: list[Any], path: str) -> Node:
    match plain:
        case [line, column, str(text), int(bare)]:
            return Scalar(text, Place(path, line, column), bool(bare))
        case [line, column, "", list(pairs)]:
            entries = tuple(_entry(pair, path) for pair in pairs)
            return Mapping(entries, Place(path, line, column))
        case [line, column, list(items)]:
            return Sequence(
                tuple(_node(item, path) for item in items), Place(path, line, column)
            )
        case _:
            message = "no node"
            raise ValueError(message)


def _entry(pair: list[Any], path: str) -> Entry:
    key, value = (_node(part, path) for part in pair)
    if not isinstance(key, Scalar):
        message = "no name"
        raise TypeError(message)
    return Entry(key, value)
