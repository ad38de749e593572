"""Jinja's tree of a template to a list of its nodes, which is searched many times."""

from collections.abc import Iterator
from typing import TypeVar

from jinja2 import nodes

from briefgen.templating.template_text import Script

N = TypeVar("N", bound=nodes.Node)


class Parsed:
    """A template as Jinja parsed it; compiling changes `tree`."""

    def __init__(self, tree: nodes.Template, script: Script) -> None:
        self.tree, self.script = tree, script
        self._nodes = tuple(tree.find_all(nodes.Node))

    def find_all(self, kinds: type[N] | tuple[type[N], ...]) -> Iterator[N]:
        """Yield its nodes of some kinds, the outer before the inner, in order."""
        return (node for node in self._nodes if isinstance(node, kinds))
