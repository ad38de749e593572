"""A workspace to the same with labels, and to that with other values of what is held back."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from briefgen.loading.declarations import FIELDS
from briefgen.loading.themes import THEME_FOLDER
from tests.declared.leaves import Keys, Leaf, at, each_planted, mappings, put, replanted
from tests.declared.own_fields import OWN_ROOT, declarations, declared_by
from tests.declared.plants import OTHER, code, mistakes
from tests.declared.workspaces import (
    NAMES,
    DataFile,
    Workspace,
    every_leaf,
    is_whole,
    types_with,
    workspaces,
)

TURNS = 3
WHOLE, DECLARED = TURNS, TURNS + 1  # turns of their own
EVERYWHERE = ("portfolio", "portfolio.edition")  # what every document reads
EMBARGO = "2098-11-16T12:00:00-05:00"
LABELS: tuple[Mapping[str, str], ...] = (
    {"audience": "internal"},
    {"embargo": EMBARGO},
    {"marking": "secret"},
    {"marking": "protected-b"},
)


@cache
def held_back(which: int, turn: int) -> tuple[Workspace, Workspace, frozenset[str]]:
    """Give a workspace, and the same with other values of all that is held back.

    Give the paths that are held back, too.
    """
    first, held = labelled(workspaces()[which], turn)
    second, _ = with_others(first, held)
    return first, second, held


def labelled(workspace: Workspace, turn: int) -> tuple[Workspace, frozenset[str]]:
    """Label one part of all mappings, so that in all turns each is labelled once.

    In a turn of their own, all fields and columns that are declared are labelled, and
    nothing else, so that nothing around their values holds these back, too.
    Give the paths of those that are, too, and of the values that a declaration labels.
    """
    files, held = dict(workspace), set[str]()
    for path in (FIELDS, *(each for each in workspace if each != FIELDS)):
        file = files[path]
        every = [
            keys
            for keys in mappings(file.field, file.data)
            if turn in _turns(file, keys)
        ]
        many, one = partial(_with_labels, file), partial(_with_label, file)
        data = each_planted(file.field, file.data, every, many, one)
        files[path] = replace(file, data=data)
        held |= {file.path(keys) for keys in every if "release" in at(data, keys)}
        if path == FIELDS:  # values know what their declarations say of them
            files = _typed(files)
    return files, frozenset(held | _declared_held(files, held))


def _typed(files: Workspace) -> dict[str, DataFile]:
    """Give files with the types that their own file of fields declares."""
    types = types_with(declarations(files[FIELDS].data))
    by_name = {NAMES[folder]: field for folder, field in types.items()}
    by_name["theme"] = types[THEME_FOLDER]
    return {
        path: replace(file, field=by_name[file.name]) for path, file in files.items()
    }


def _declared_held(files: Workspace, held: set[str]) -> set[str]:
    """Give the paths of the values whose fields or columns are held back."""
    every = (files[name].path(leaf.keys) for name, leaf in every_leaf(files))
    own = frozenset(each for each in held if each.startswith(OWN_ROOT))
    return {path for path in every if is_held(declared_by(path), own)}


def _with_labels(file: DataFile, data: Any, every: list[Keys]) -> Any:
    for keys in every:
        label, *_ = _labels(file.path(keys))
        data = put(data, keys, {**at(data, keys), "release": label})
    return data


def _with_label(file: DataFile, data: Any, keys: Keys) -> Any:
    for label in _labels(file.path(keys)):
        other = put(data, keys, {**at(data, keys), "release": label})
        if not mistakes(file.field, other):
            return other
    return data


def _labels(path: str) -> Iterator[Mapping[str, str]]:
    """Yield all labels, in an order of its own for each path."""
    first = code(path, "label")
    for number in range(len(LABELS)):
        yield LABELS[(first + number) % len(LABELS)]


def is_held(path: str, held: frozenset[str]) -> bool:
    """Return whether something that is held encloses a path."""
    while path:
        if path in held:
            return True
        path = path.rpartition(".")[0]
    return False


def _turns(file: DataFile, keys: Keys) -> Iterator[int]:
    path = file.path(keys)
    yield WHOLE if path in EVERYWHERE else code(path, "turn") % TURNS
    own = file.root == OWN_ROOT and "columns" not in at(file.data, keys)
    if own and (len(keys) == 1 or keys[1:-1] == ("columns",)):
        yield DECLARED


def with_others(
    workspace: Workspace, held: frozenset[str]
) -> tuple[Workspace, frozenset[str]]:
    """Alter all that is held, where that leaves the data whole.

    Give the paths that were altered, too.
    """
    before = workspace
    every: dict[str, list[Leaf]] = {}
    for name, leaf in every_leaf(workspace):
        bound = leaf.name.endswith((".least", ".most"))  # values are within them
        if not bound and is_held(workspace[name].path(leaf.keys), held):
            every.setdefault(name, []).append(leaf)
    todo = [[*dict.fromkeys(leaf.name for each in every.values() for leaf in each)]]
    while todo:
        some = {*(names := todo.pop())}
        files = dict(workspace)
        for name, of_file in every.items():
            leaves_of = [leaf for leaf in of_file if leaf.name in some]
            files[name] = _with_others(files[name], leaves_of)
        if is_whole(files):
            workspace = files
        elif len(names) > 1:  # one of them does not go with the rest
            half = len(names) // 2
            todo += [names[:half], names[half:]]
    return workspace, frozenset(_unlike(before, workspace, every))


def _with_others(file: DataFile, every: list[Leaf]) -> DataFile:
    data = replanted(file.field, file.data, every, file.root, OTHER)
    return replace(file, data=data)


def _unlike(
    before: Workspace, now: Workspace, every: Mapping[str, list[Leaf]]
) -> Iterator[str]:
    """Yield the paths of leaves that are others now."""
    for name, of_file in every.items():
        for leaf in of_file:
            if at(before[name].data, leaf.keys) != at(now[name].data, leaf.keys):
                yield now[name].path(leaf.keys)
