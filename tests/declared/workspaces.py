"""Declared files to a workspace in which every declared field stands, and its labels."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from briefgen import loading
from briefgen.errors import BriefgenError
from briefgen.languages import facts
from briefgen.loading import declarations
from briefgen.loading.declarations import FIELDS
from briefgen.loading.themes import THEME_FOLDER
from briefgen.loading.themes import THEMES as THEMES_FILE
from briefgen.reading.fields import Field
from briefgen.workspace import open_workspace
from tests.declared.leaves import (
    Keys,
    Leaf,
    altered,
    at,
    leaves,
    mappings,
    put,
    replanted,
)
from tests.declared.own_fields import OWN, OWN_FIELDS, OWN_ROOT, path_of
from tests.declared.plants import OTHER, code, mistakes, word
from tests.declared.samples import LANGUAGES, THEMES, TOGETHER, samples

STYLE = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
SETTINGS = {
    "organization": {"en": "Department", "fr": "Ministère"},
    "languages": [*LANGUAGES],
}
TURNS = 3
EVERYWHERE = ("portfolio", "portfolio.edition")  # what every document reads
EMBARGO = "2098-11-16T12:00:00-05:00"
LABELS: tuple[Mapping[str, str], ...] = (
    {"audience": "internal"},
    {"embargo": EMBARGO},
    {"marking": "secret"},
    {"marking": "protected-b"},
)
BARE = ("number", "date", "choice")  # types of own fields whose values have no label
NAMES = {  # what the things in a file are called
    loading.PORTFOLIO: "portfolio",
    THEMES_FILE: "theme",
    THEME_FOLDER: "theme",
    loading.INITIATIVES: "initiative",
    FIELDS: "field",
}


@dataclass(frozen=True)
class DataFile:
    """A file of a generated workspace: its type, what it holds, and where that is."""

    field: Field[Any]
    data: Any
    name: str
    root: str

    def leaves(self) -> Iterator[Leaf]:
        """Yield its single values."""
        return leaves(self.field, self.data, self.name)

    def path(self, keys: Keys) -> str:
        """Give the path by which briefgen knows what stands somewhere."""
        if self.root == OWN_ROOT:
            return path_of(self.data, keys)
        return _dotted(self.root, keys)


def _dotted(root: str, keys: Keys) -> str:
    return ".".join((root, *map(str, keys)))


Workspace = Mapping[str, DataFile]


@cache
def declared() -> Mapping[str, Field[Any]]:
    """Give the type of each data file; an initiative knows the themes."""
    names = {code: facts(code).name for code in LANGUAGES}
    types = loading.declared(LANGUAGES, OWN)
    own = OWN.member("initiative", names, "CAD")
    return {
        **types,
        loading.INITIATIVES: declarations.initiative(names, THEMES, "CAD", own),
    }


@cache
def workspaces() -> tuple[Workspace, ...]:
    """Give workspaces in which together every declared field stands."""
    types = declared()
    heads = samples(types[loading.PORTFOLIO], "portfolio", "portfolio")
    own = DataFile(types[FIELDS], OWN_FIELDS, "field", OWN_ROOT)
    return tuple(
        {
            FIELDS: own,
            loading.PORTFOLIO: DataFile(
                types[loading.PORTFOLIO], head, "portfolio", "portfolio"
            ),
            **_others(types),
        }
        for head in heads
    )


@cache
def _of_folder(folder: str) -> tuple[Any, ...]:
    return tuple(samples(declared()[folder], NAMES[folder], folder))


def _others(types: Mapping[str, Field[Any]]) -> Workspace:
    files: dict[str, DataFile] = {}
    theme, initiative = (
        _of_folder(THEME_FOLDER),
        _of_folder(loading.INITIATIVES),
    )
    for number, name in enumerate(THEMES):
        data = theme[-1 - number % len(theme)]
        files |= _file(types, THEME_FOLDER, "themes", name, data)
    for number in range(len(initiative) + 1):
        data = {**initiative[number % len(initiative)], "theme": THEMES[min(number, 2)]}
        name = word("initiative", str(number)).lower()
        files |= _file(types, loading.INITIATIVES, "initiatives", name, data)
    return files


def _file(
    types: Mapping[str, Field[Any]], folder: str, kind: str, name: str, data: Any
) -> Workspace:
    field, root = types[folder], f"{kind}.{name}"
    every = [*leaves(field, data, NAMES[folder])]
    own = replanted(field, data, every, lambda keys: _dotted(root, keys), "")
    if "theme" in data:  # one theme has one initiative, another many
        own = {**own, "theme": data["theme"]}
    if "also_in" in data:
        own = TOGETHER["initiative.also_in"](own)
    return {f"{folder}/{name}.yaml": DataFile(field, own, NAMES[folder], root)}


def labelled(workspace: Workspace, turn: int) -> tuple[Workspace, frozenset[str]]:
    """Label one part of all mappings, so that in all turns each is labelled once.

    Give the paths of those that are, too.
    """
    files, held = dict(workspace), set()
    for path, file in workspace.items():
        for keys in mappings(file.field, file.data):
            if (
                _turn(file.path(keys)) == turn
                and (other := _with_label(files[path], keys)) is not None
            ):
                files[path] = other
                held.add(file.path(keys))
                if path == FIELDS:
                    held |= {*_declared_values(workspace, keys)}
    return files, frozenset(held)


def _declared_values(workspace: Workspace, keys: Keys) -> Iterator[str]:
    """Yield the paths of the values of an own field, or of a column of its tables."""
    declared = workspace[FIELDS].data
    match keys:
        case (int(number),):
            column = ""
        case (int(number), "columns", int()):
            column = at(declared, keys)["id"]
        case _:  # a label of the field is held, and no value
            return
    owner, name = declared[number]["of"], declared[number]["id"]
    for file in workspace.values():
        if file.name == owner and name in file.data.get("fields", {}):
            path = f"{file.root}.fields.{name}"
            rows = range(len(file.data["fields"][name])) if column else ()
            yield from (f"{path}.{row}.{column}" for row in rows)
            if not column:
                yield path


def _with_label(file: DataFile, keys: Keys) -> DataFile | None:
    first, labels = code(file.path(keys), "label"), LABELS
    if file.root == OWN_ROOT and at(file.data, keys).get("type") not in BARE:
        labels = LABELS[:2]  # its values have labels, too, and may be on another scale
    for number in range(len(labels)):
        label = labels[(first + number) % len(labels)]
        mapping = {**at(file.data, keys), "release": label}
        data = put(file.data, keys, mapping)
        if not mistakes(file.field, data):
            return replace(file, data=data)
    return None


def is_held(path: str, held: frozenset[str]) -> bool:
    """Return whether something that is held encloses a path."""
    while path:
        if path in held:
            return True
        path = path.rpartition(".")[0]
    return False


def _turn(path: str) -> int:
    return TURNS if path in EVERYWHERE else code(path, "turn") % TURNS


def with_others(
    workspace: Workspace, held: frozenset[str]
) -> tuple[Workspace, frozenset[str]]:
    """Alter all that is held, where that leaves the data whole.

    Give the paths that were altered, too.
    """
    every = [
        (file, leaf)
        for file, leaf in every_leaf(workspace)
        if is_held(workspace[file].path(leaf.keys), held)
    ]
    changed = workspace
    todo = [[*dict.fromkeys(leaf.name for _, leaf in every)]]
    while todo:
        some = todo.pop()
        files = _with_others(changed, [each for each in every if each[1].name in some])
        if is_whole(files):
            changed = files
        elif len(some) > 1:  # one of them does not go with the rest
            half = len(some) // 2
            todo += [some[:half], some[half:]]
    return changed, frozenset(_changes(workspace, changed, every))


def _with_others(workspace: Workspace, every: Sequence[tuple[str, Leaf]]) -> Workspace:
    files = dict(workspace)
    for name, file in workspace.items():
        own = [leaf for each, leaf in every if each == name]
        if own:
            data = replanted(file.field, file.data, own, file.path, OTHER)
            files[name] = replace(file, data=data)
    return files


def _changes(
    before: Workspace, after: Workspace, every: Sequence[tuple[str, Leaf]]
) -> Iterator[str]:
    for name, leaf in every:
        if at(before[name].data, leaf.keys) != at(after[name].data, leaf.keys):
            yield before[name].path(leaf.keys)


def every_leaf(workspace: Workspace) -> list[tuple[str, Leaf]]:
    """Give all single values of the data, each with the name of its file.

    What declares fields is no data, and stays.
    """
    return [
        (name, leaf)
        for name, file in workspace.items()
        if name != FIELDS
        for leaf in file.leaves()
    ]


def is_whole(workspace: Workspace) -> bool:
    """Return whether data are read without a mistake, one file beside the other."""
    with TemporaryDirectory() as folder:
        try:
            root = write(Path(folder), workspace, {})
            return not loading.load(open_workspace(root)).gaps
        except BriefgenError:
            return False


def edited(file: DataFile, leaf: Leaf) -> DataFile | None:
    """Give a file with another value of a leaf; None if there is no other."""
    data = altered(file.field, file.data, leaf, file.path(leaf.keys), OTHER)
    return None if data is None else replace(file, data=data)


def write(root: Path, workspace: Workspace, templates: Mapping[str, str]) -> Path:
    """Write a workspace with templates; what is there with equal content stays."""
    files = {name: json.dumps(file.data, indent=1) for name, file in workspace.items()}
    files |= {"briefgen.yaml": json.dumps(SETTINGS), "templates/style.yaml": STYLE}
    for path, text in (files | dict(templates)).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", newline="\n")
    return root
