"""Jinja's tree of a template to Python code, and the names that it does not set."""

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame

from briefgen.templating.traced_syntax import Traced
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class GeneratedCode:
    """The Python text of a template, and the names that it uses and does not set."""

    text: str
    undeclared: frozenset[str]


class NamesGenerator(CodeGenerator):
    """The generator of code that collects the names that a template does not set.

    `jinja2.meta` finds the same by generating the code once more.
    """

    def __init__(self, environment: Environment, path: str) -> None:
        super().__init__(environment, path, path, optimized=False)
        self.undeclared: set[str] = set()

    def enter_frame(self, frame: Frame) -> None:
        """Collect what a part of the template looks up from outside."""
        super().enter_frame(frame)
        loads = frame.symbols.loads.values()
        self.undeclared |= {name for how, name in loads if how == "resolve" and name}


def generated(
    environment: Environment, tree: nodes.Template, path: str
) -> GeneratedCode:
    """Return the code of a template with traced operations; the tree changes."""
    Traced().visit(tree)
    generator = NamesGenerator(environment, path)
    generator.visit(tree)
    text: str = generator.stream.getvalue()  # type: ignore[attr-defined]  # its own
    return GeneratedCode(text, frozenset(generator.undeclared))
