"""Names in the house: a file is found by looking for the thing, and one name is one idea."""

import ast
from collections import defaultdict
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/briefgen"
TESTS = Path(__file__).parent
# The nouns of the field: funding, a drawing, in a line too, rounding of amounts, numbering.
NOUNS = {
    "drawing",
    "funding",
    "read_incoming",
    "inline_drawing",
    "mapping",
    "numbering",
    "rounding",
}


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


def bound(path: Path) -> set[str]:
    """Return every name that a module binds: functions, variables, parameters, fields."""
    nodes = [*ast.walk(ast.parse(path.read_bytes()))]
    names = {node.arg for node in nodes if isinstance(node, ast.arg)}
    names |= {
        node.name.strip("_") for node in nodes if isinstance(node, ast.FunctionDef)
    }
    names |= {
        node.name or ""
        for node in nodes
        if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar)
    }
    return names | {
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def test_names_say_what_things_are_and_not_what_was_done() -> None:
    participles = {"asked", "found", "given", "made", "said", "seen", "taken", "told"}
    vague = {
        path.relative_to(SOURCE).as_posix(): names
        for path in SOURCE.rglob("*.py")
        if (names := bound(path) & participles)
    }
    assert vague == {}


def test_no_module_is_longer_than_three_hundred_lines() -> None:
    lengths = {
        path.relative_to(SOURCE).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in SOURCE.rglob("*.py")
    }
    assert {path for path, length in lengths.items() if length > 300} == set()


POSIX_ALONE = {
    *("curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource"),
    *("syslog", "termios", "tty"),
}


def test_every_test_is_collected_on_windows() -> None:
    """What one system alone has is imported where it is used, below a mark that skips."""
    modules = {
        path.relative_to(TESTS).as_posix(): names
        for path in TESTS.rglob("*.py")
        if (names := imported(path) & POSIX_ALONE)
    }
    assert modules == {}


def imported(path: Path) -> set[str]:
    """Return every module that a module imports as it is imported itself."""
    names = set()
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names
