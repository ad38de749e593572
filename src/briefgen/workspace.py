"""A folder on disk to its configuration, its lists of files and their texts."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from briefgen import folder_names
from briefgen.audiences import AUDIENCES
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import (
    FEW,
    FOLDERS,
    SOURCES,
    Most,
    bound,
    bound_text,
    inside,
    leads_out,
    read_within,
)
from briefgen.formats import USUAL
from briefgen.languages import CODES, facts
from briefgen.languages.office_names import office
from briefgen.languages.territories import NO_DECISION, Office
from briefgen.model import Language, LocalizedText
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, Scalar, Sequence, compose, decode
from briefgen.reading.characters import LARGEST
from briefgen.reading.fields import (
    At,
    Field,
    Reader,
    Unreadable,
    choice,
    is_missing_in,
    list_of,
    optional,
    per_language,
    record,
    required,
    scalar,
    text,
)
from briefgen.value_classes import dataclass

CONFIGURATION = "briefgen.yaml"
STYLE = "templates/style.yaml"
DESIGNS = "templates/designs"
OUTPUT = "build"
ORGANIZATION = "organization"
DRIVE = re.compile("[A-Za-z]:")  # of Windows


@dataclass(frozen=True, slots=True)
class Configuration:
    """What `briefgen.yaml` says; `output` has the folder of each audience.

    `gaps` are its texts that only some languages lack; `places` are those of its values.
    """

    organization: LocalizedText
    languages: tuple[Language, ...]
    formats: tuple[str, ...]
    style: str
    output: Mapping[str, str]
    office: Office = NO_DECISION
    gaps: tuple[Diagnostic, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def lacks(self, language: Language) -> tuple[Diagnostic, ...]:
        """Return a mistake for each text that is missing in a language."""
        name = facts(language).name
        return tuple(each for each in self.gaps if is_missing_in(each, name))


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace on disk; paths are relative to `root`, with forward slashes."""

    root: Path
    configuration: Configuration

    @property
    def kinds(self) -> tuple[str, ...]:
        """The template files, one for each kind of document.

        Raises BriefgenError if there is none.
        """
        return self.files("templates", ".md")

    @property
    def charts(self) -> tuple[str, ...]:
        """The files of the charts, if there are any."""
        if not os.path.lexists(self.root / "charts"):
            return ()
        return self.files("charts", ".yaml", least=0)

    @property
    def designs(self) -> tuple[str, ...]:
        """Return the files of the workspace's own page designs; there may be none."""
        if not os.path.lexists(self.root / DESIGNS):
            return ()
        return self.files(DESIGNS, ".yaml", least=0)

    def files(
        self, folder: str, ending: str, least: int = 1, most: Most = FEW
    ) -> tuple[str, ...]:
        """Return the files of a folder, sorted, without hidden ones and other endings.

        Raises BriefgenError for a folder or link that cannot be used, or holds too
        much.
        """
        if not inside(self.root, folder):
            raise BriefgenError([leads_out(folder)])
        listed = folder_names.entries(self.root, folder)
        names = [name for name in listed if folder_names.alike(name, ending)]
        bound(folder, len(names), most.files, f"{ending} files")
        wrong = partial(folder_names.wrong, self.root)
        judged = (wrong(f"{folder}/{n}", ending, plain=listed[n]) for n in names)
        mistakes = [diagnostic for diagnostic in judged if diagnostic is not None]
        if mistakes:
            raise BriefgenError(mistakes)
        if len(names) < least:
            message = f"this folder has no {ending} file"
            raise mistake(Place(folder), message, "empty-folder")
        paths = tuple(f"{folder}/{name}" for name in names)
        bound_text(self.root, folder, paths, most.megabytes)
        return paths

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the folders in a folder, sorted, without hidden ones."""
        listed = folder_names.entries(self.root, folder)
        names = (name for name, file in listed.items() if not file and name[0] != ".")
        paths = (f"{folder}/{name}" for name in names)
        folders = tuple(path for path in paths if (self.root / path).is_dir())
        bound(folder, len(folders), FOLDERS, "folders")
        return folders

    def read_text(self, path: str) -> str:
        """Return the text of a file of the workspace.

        Raises BriefgenError if it is missing, cannot be read, or is not UTF-8.
        """
        return _read(self.root, path)

    def read_bytes(self, path: str) -> bytes:
        """Return the bytes of a file; raise BriefgenError as `read_text` does."""
        return read_within(self.root, path, LARGEST)

    def optional_text(self, path: str) -> str | None:
        """Return the text of a file as `read_text` does, or None if there is none."""
        return self.read_text(path) if os.path.lexists(self.root / path) else None

    def template(self, name: str) -> str | None:
        """Return the text of a template by its name under `templates/`, or None."""
        path = self.template_file(name)
        return _read(self.root, f"templates/{name}") if path else None

    def template_file(self, name: str) -> Path | None:
        """Return a file by its name under `templates/`, or None."""
        folder = self.root / "templates"
        held = inside(folder, name) and inside(self.root, f"templates/{name}")
        if not held or not os.path.isfile(folder / name):  # noqa: PTH113 - a name of any length
            return None
        return folder / name


def open_workspace(start: Path) -> Workspace:
    """Return the workspace that `start` is, or is in.

    Raises BriefgenError if there is none, or its `briefgen.yaml` has mistakes.
    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - without `..`, links kept
    for root in (here, *here.parents):
        if (root / CONFIGURATION).is_file():
            return Workspace(root, read_configuration(_read(root, CONFIGURATION)))
    message = f"no {CONFIGURATION} in this folder, nor in one above it"
    hint = "run `briefgen init` to make a workspace, or go to the folder of yours"
    raise mistake(Place(CONFIGURATION), message, "no-workspace", hint)


def read_configuration(yaml: str) -> Configuration:
    """Return the configuration in the text of `briefgen.yaml`.

    Raises BriefgenError with every mistake; a text that only some languages lack is
    none.
    """
    reader = Reader()
    node = reader.take(compose(yaml, CONFIGURATION))
    configuration = None
    if node is not None:
        declared = configuration_field(_languages(node))
        configuration = declared.take(node, reader.at())
    gaps = reader.finish_with_gaps()
    assert configuration is not None
    return replace(configuration, gaps=gaps, places=reader.places)


def configuration_field(languages: Iterable[Language]) -> Field[Configuration]:
    """Declare `briefgen.yaml`; its texts must be given in these languages."""
    names = {code: facts(code).name for code in languages}
    return record(
        _configuration,
        required(
            ORGANIZATION,
            per_language(LocalizedText, names, text()),
            "the name that documents carry",
        ),
        required(
            "languages",
            distinct(choice(CODES)),
            "the languages of the documents, the first one first",
        ),
        optional("formats", distinct(choice(USUAL)), "the formats; all, unless given"),
        optional("style", scalar(_path, {"type": "string"}), f"{STYLE}, unless given"),
        optional("output", _output_field(), f"{OUTPUT}, unless given"),
        optional("office", office(), "names and words that an office decides"),
    )


def distinct(field: Field[str]) -> Field[tuple[str, ...]]:
    """Return the type of a list that has items, and none twice."""

    def read(node: Node, at: At) -> tuple[str, ...] | None:
        names = items.read(node, at)
        for number, name in enumerate(names or ()):
            if names is not None and name in names[:number]:
                (at / number).tell(f"'{name}' stands here twice", "duplicate")
        return names

    items = list_of(field, least=1)
    return Field(read, items.schema | {"uniqueItems": True}, items.form)


def _configuration(**fields: Any) -> Configuration:
    usual = {"formats": USUAL, "style": STYLE, "output": _each_below(OUTPUT)}
    return Configuration(**(usual | fields))


def _languages(node: Node) -> tuple[Language, ...]:
    """Return which languages texts need; mistakes are found when the file is read."""
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    items = listed.items if isinstance(listed, Sequence) else ()
    named = (item.text for item in items if isinstance(item, Scalar))
    return tuple(code for code in named if code in CODES)


def _output_field() -> Field[Mapping[str, str]]:
    folder = scalar(_folder, {"type": "string"}, "a folder")
    below = [required(n, folder, f"the folder of {n} documents") for n in AUDIENCES]
    each = record(dict, *below, check=_apart)

    def read(node: Node, at: At) -> Mapping[str, str] | None:
        if isinstance(node, MappingNode):
            return each.read(node, at)
        one = folder.read(node, at)
        return None if one is None else _each_below(one)

    return Field(read, {"anyOf": [folder.schema, each.schema]})


def _each_below(folder: str) -> Mapping[str, str]:
    return {name: f"{folder}/{name}" for name in AUDIENCES}


def _path(path: str) -> str:
    if "\\" in path:
        hint = f"write {path.replace(chr(92), '/')}"
        raise Unreadable("a path is written with forward slashes", "path", hint)
    return normpath(path)


def _folder(path: str) -> str:
    clean = _path(path)
    if clean == "." or clean.split("/")[0].casefold() in SOURCES:
        raise Unreadable(f"outputs cannot be written to '{clean}'", "path")
    parts = (each for each in clean.split("/") if each not in {"", ".."})
    for part in parts:
        if not DRIVE.fullmatch(part) and (reasons := folder_names.unportable(part)):
            raise Unreadable(*reasons)
    return clean


def _apart(folders: Mapping[str, str], at: At) -> None:
    public, internal = (PurePosixPath(folders[name].casefold()) for name in AUDIENCES)
    if internal.is_relative_to(public) or public.is_relative_to(internal):
        message = "public and internal documents need folders apart from each other"
        (at / "internal").tell(message, "output")


def _read(root: Path, path: str) -> str:
    return decode(read_within(root, path, LARGEST), path)
