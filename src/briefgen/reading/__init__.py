"""YAML bytes to nodes that know their place, and nodes to values by declared fields."""

from briefgen.reading.characters import decode
from briefgen.reading.composing import Composed, compose, load
from briefgen.reading.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    kind,
    quoted,
)

__all__ = [
    "Composed",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "compose",
    "decode",
    "kind",
    "load",
    "quoted",
]
