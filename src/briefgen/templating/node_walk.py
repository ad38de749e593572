"""A node of Jinja's tree to the nodes within it, or to a copy: sooner than Jinja or Python."""

from collections.abc import Iterator
from typing import TypeVar

from jinja2 import nodes

N = TypeVar("N", bound=nodes.Node)


def within(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the nodes right within a node, in order."""
    for name in node.fields:
        inner = getattr(node, name, None)
        if isinstance(inner, nodes.Node):
            yield inner
        elif isinstance(inner, list):
            yield from (each for each in inner if isinstance(each, nodes.Node))


def count(node: nodes.Node, kind: type[nodes.Node]) -> int:
    """Return how many nodes of a kind are anywhere within a node."""
    number, open_ = 0, [node]
    while open_:
        for inner in within(open_.pop()):
            number += isinstance(inner, kind)
            open_.append(inner)
    return number


def copied(node: N) -> N:
    """Return a node that can be changed, with copies of all nodes within it."""
    kind = type(node)
    copy: N = object.__new__(kind)
    copy.__dict__.update(node.__dict__)
    for name in kind.fields:
        inner = getattr(node, name, None)
        if isinstance(inner, nodes.Node):
            setattr(copy, name, copied(inner))
        elif isinstance(inner, list):
            own = [copied(e) if isinstance(e, nodes.Node) else e for e in inner]
            setattr(copy, name, own)
    return copy
