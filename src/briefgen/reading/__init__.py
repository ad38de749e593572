"""YAML bytes to nodes that know their place, and nodes to values by declared fields."""

from briefgen.reading.characters import decode
from briefgen.reading.nodes import (
    Mapping,
    MappingEntry,
    Node,
    Scalar,
    Sequence,
    kind,
    quoted,
)
from briefgen.reading.yaml_nodes import Composed, compose, load
