"""Names in the house: a file is found by looking for the thing, and one name is one idea."""

import ast
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/briefgen"
# The nouns of the field: a drawing, in a line too, the rounding of amounts, Word's numbering.
NOUNS = {"drawing", "inline_drawing", "numbering", "rounding"}


def test_files_are_named_for_things_and_not_for_doings() -> None:
    names = {path.stem for path in SOURCE.rglob("*.*")}
    assert {name for name in names if name.endswith("ing")} - NOUNS == set()


def test_no_public_class_name_stands_twice() -> None:
    modules = defaultdict(list)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules[node.name].append(path.relative_to(SOURCE).as_posix())
    twice = {name: where for name, where in modules.items() if len(where) > 1}
    assert twice == {}
    assert len(modules) > 100


# Rooms and files whose variables still wait for a noun.
WAITING = ("view",)


def bound(path: Path) -> set[str]:
    """Return every name that a module binds: variables, parameters, fields."""
    nodes = [*ast.walk(ast.parse(path.read_bytes()))]
    names = {node.arg for node in nodes if isinstance(node, ast.arg)}
    caught = {node.name for node in nodes if isinstance(node, ast.ExceptHandler)}
    stored = {
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return names | stored | {name for name in caught if name is not None}


def test_variables_are_named_for_what_they_hold() -> None:
    participles = {"found", "told", "made", "asked"}
    vague = {
        module: names
        for path in SOURCE.rglob("*.py")
        if not (module := path.relative_to(SOURCE).as_posix()).startswith(WAITING)
        and (names := bound(path) & participles)
    }
    assert vague == {}
