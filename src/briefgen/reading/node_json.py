"""Nodes to compact JSON, and back: an unchanged file is not parsed again."""

import json
from typing import Any

from briefgen.errors import Place
from briefgen.reading.nodes import Mapping, MappingEntry, Node, Scalar, Sequence


def encode(node: Node) -> str:
    """Return a node as JSON, without the path of its file."""
    return json.dumps(_plain(node), ensure_ascii=False, separators=(",", ":"))


def decode(text: str, path: str) -> Node:
    """Return the node that `encode` wrote, as one of the file at `path`.

    Raises ValueError, TypeError or LookupError for any other text.
    """
    return _node(json.loads(text), path)


def _plain(node: Node) -> list[object]:
    """Return line, column, and a text with its kind, a list, or a list of pairs."""
    at: list[object] = [node.place.line, node.place.column]
    match node:
        case Scalar(text, _, plain, hidden):
            return [*at, text, plain + 2 * hidden]
        case Sequence(items):
            return [*at, [_plain(item) for item in items]]
        case Mapping(entries):
            pairs = [[_plain(entry.key), _plain(entry.value)] for entry in entries]
            return [*at, "", pairs]


def _node(plain: list[Any], path: str) -> Node:
    line, column, content, *rest = plain
    place = Place(path, line, column)
    if not rest:
        return Sequence(tuple([_node(item, path) for item in content]), place)
    (last,) = rest
    if isinstance(last, int):
        return Scalar(content, place, plain=bool(last & 1), hidden=bool(last & 2))
    return Mapping(tuple([_entry(pair, path) for pair in last]), place)


def _entry(pair: list[Any], path: str) -> MappingEntry:
    key, value = pair
    name = _node(key, path)
    if not isinstance(name, Scalar):
        raise TypeError("no name")
    return MappingEntry(name, _node(value, path))
