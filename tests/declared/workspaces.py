"""Declared files to a workspace in which every declared field stands, and its labels."""

import json
from collections.abc import Iterator, Mapping
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
from briefgen.loading.own_declarations import OwnDeclarations
from briefgen.loading.themes import THEME_FOLDER
from briefgen.loading.themes import THEMES as THEMES_FILE
from briefgen.reading.fields import Field
from briefgen.workspace import open_workspace
from tests.declared.leaves import (
    Keys,
    Leaf,
    altered,
    leaves,
    replanted,
)
from tests.declared.own_fields import (
    OWN,
    OWN_FIELDS,
    OWN_ROOT,
    path_of,
)
from tests.declared.plants import OTHER, word
from tests.declared.samples import LANGUAGES, THEMES, TOGETHER, samples

STYLE = (Path(__file__).parents[2] / "templates/style.yaml").read_text("utf-8")
SETTINGS = {
    "organization": {"en": "Department", "fr": "Ministère"},
    "languages": [*LANGUAGES],
}
STRUCTURE = {
    f"field{part}.{name}"
    for part in ("", ".columns", ".choices", ".columns.choices")
    for name in ("id", "of", "type", "items", "required")
}
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
        return ".".join((self.root, *map(str, keys)))


Workspace = Mapping[str, DataFile]


@cache
def declared() -> Mapping[str, Field[Any]]:
    """Give the type of each data file; an initiative knows the themes."""
    return types_with(OWN)


def types_with(own: OwnDeclarations) -> Mapping[str, Field[Any]]:
    names = {code: facts(code).name for code in LANGUAGES}
    types = loading.declared(LANGUAGES, own)
    member = own.member("initiative", names, "CAD")
    return {
        **types,
        loading.INITIATIVES: declarations.initiative(names, THEMES, "CAD", member),
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
    own = replanted(field, data, [*leaves(field, data, NAMES[folder])], root, "")
    if "theme" in data:  # one theme has one initiative, another many
        own = {**own, "theme": data["theme"]}
    if "also_in" in data:
        own = TOGETHER["initiative.also_in"](own)
    if own.get("status", {}).get("state") == "cancelled":  # no list would print it
        own = {**own, "status": {**own["status"], "state": "under-way"}}
    return {f"{folder}/{name}.yaml": DataFile(field, own, NAMES[folder], root)}


def every_leaf(workspace: Workspace) -> list[tuple[str, Leaf]]:
    """Give all single values of the data, each with the name of its file.

    Which fields there are, and of which types, stays: templates are made of that.
    """
    return [
        (name, leaf)
        for name, file in workspace.items()
        for leaf in file.leaves()
        if leaf.name not in STRUCTURE
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
