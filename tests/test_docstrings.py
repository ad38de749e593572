"""Docstrings of the house speak one grammar: "Return …", "Yield …", "Whether …", "The …"."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/briefgen"
# What was said instead of "Return" and "Return whether".
OTHER = ("Give ", "Say whether ")


def test_what_returns_a_value_says_so() -> None:
    found = {
        f"{path.relative_to(SOURCE)}: {node.name}": words
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(node, ast.FunctionDef) and _returns(node)
        if (words := ast.get_docstring(node) or "").startswith(OTHER)
    }
    assert found == {}


def _returns(node: ast.FunctionDef) -> bool:
    return node.returns is not None and ast.unparse(node.returns) != "None"
