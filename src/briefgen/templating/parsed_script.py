"""Jinja's tree of a template to a list of its nodes, which is searched many times."""

from collections.abc import Iterator
from typing import TypeVar

from jinja2 import nodes

from briefgen.templating.node_walk import within
from briefgen.templating.template_text import Script

N = TypeVar("N", bound=nodes.Node)

BLOCKS = (
    nodes.AssignBlock,
    nodes.Block,
    nodes.CallBlock,
    nodes.For,
    nodes.If,
    nodes.Macro,
    nodes.With,
)


class Parsed:
    """A template as Jinja parsed it; what compiles it changes a copy of `tree`.

    `depth` is how many nodes stand in one another, `levels` how many blocks.
    """

    def __init__(self, tree: nodes.Template, script: Script) -> None:
        self.tree, self.script = tree, script
        self.depth = self.levels = 0
        self._nodes: list[nodes.Node] = []
        open_: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
        while open_:
            node, depth, levels = open_.pop()
            self._nodes.append(node)
            levels += isinstance(node, BLOCKS)
            self.depth, self.levels = max(self.depth, depth), max(self.levels, levels)
            inner = [(each, depth + 1, levels) for each in within(node)]
            open_ += reversed(inner)
        del self._nodes[0]  # the tree itself is in no list

    def find_all(self, kinds: type[N] | tuple[type[N], ...]) -> Iterator[N]:
        """Yield its nodes of some kinds, the outer before the inner, in order."""
        return (node for node in self._nodes if isinstance(node, kinds))
