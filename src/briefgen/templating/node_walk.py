"""A node of Jinja's tree to the nodes within it: what Jinja's own walk yields, sooner."""

from collections.abc import Iterator

from jinja2 import nodes


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
