"""A folder on disk to its configuration, its lists of files and their texts."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
from briefgen.model import Language, LocalizedText
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import Node, compose, decode
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
from briefgen.territories import NO_DECISION, Office
from briefgen.territories.office_names import office

CONFIGURATION = "briefgen.yaml"
LANGUAGES = {"en": "English", "fr": "French"}  # that briefgen can word
STYLE = "templates/style.yaml"
DESIGNS = "templates/designs"
OUTPUT = "build"
DRIVE = re.compile("[A-Za-z]:")  # of Windows


@dataclass(frozen=True, slots=True)
class Configuration:
    """What `briefgen.yaml` says; `output` gives the folder of each audience.

    `gaps` tells its texts that some languages lack.
    """

    organization: LocalizedText
    languages: tuple[Language, ...]
    formats: tuple[str, ...]
    style: str
    output: Mapping[str, str]
    office: Office = NO_DECISION
    gaps: tuple[Diagnostic, ...] = ()

    def lacks(self, language: Language) -> tuple[Diagnostic, ...]:
        """Tell the texts that are missing in a language."""
        name = LANGUAGES[language]
        return tuple(each for each in self.gaps if is_missing_in(each, name))


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace on disk; paths are relative to `root`, with forward slashes."""

    root: Path
    configuration: Configuration

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give the template files, one a kind of document.

        Raises BriefgenError when there is none.
        """
        return self.files("templates", ".md")

    @property
    def charts(self) -> tuple[str, ...]:
        """Give the files of the charts; there may be none."""
        if not os.path.lexists(self.root / "charts"):
            return ()
        return self.files("charts", ".yaml", least=0)

    @property
    def designs(self) -> tuple[str, ...]:
        """Give the files of the workspace's own page designs; there may be none."""
        if not os.path.lexists(self.root / DESIGNS):
            return ()
        return self.files(DESIGNS, ".yaml", least=0)

    def files(
        self, folder: str, ending: str, least: int = 1, most: Most = FEW
    ) -> tuple[str, ...]:
        """List the files of a folder, sorted; hidden ones and other endings are no part.

        Raises BriefgenError for a folder or link that cannot be used, or holds too much.
        """
        if not inside(self.root, folder):
            raise BriefgenError([leads_out(folder)])
        found = folder_names.names(self.root, folder)
        names = [name for name in found if folder_names.alike(name, ending)]
        bound(folder, len(names), most.files, f"{ending} files")
        judged = (folder_names.wrong(self.root, f"{folder}/{n}", ending) for n in names)
        mistakes = [told for told in judged if told is not None]
        if mistakes:
            raise BriefgenError(mistakes)
        if len(names) < least:
            message = f"this folder has no {ending} file"
            raise mistake(Place(folder), message, "empty-folder")
        paths = tuple(f"{folder}/{name}" for name in names)
        bound_text(self.root, folder, paths, most.megabytes)
        return paths

    def folders(self, folder: str) -> tuple[str, ...]:
        """List the folders in a folder, sorted, hidden ones left out."""
        names = (
            name for name in folder_names.names(self.root, folder) if name[0] != "."
        )
        paths = (f"{folder}/{name}" for name in names)
        found = tuple(path for path in paths if (self.root / path).is_dir())
        bound(folder, len(found), FOLDERS, "folders")
        return found

    def read_text(self, path: str) -> str:
        """Read a file of the workspace.

        Raises BriefgenError when it is missing, cannot be read, or is not UTF-8.
        """
        return _read(self.root, path)

    def optional_text(self, path: str) -> str | None:
        """Read a file that need not be there, as `read_text` does, or give None."""
        return self.read_text(path) if os.path.lexists(self.root / path) else None

    def template(self, name: str) -> str | None:
        """Read a template by its name under `templates/`; None where there is none."""
        found = self.template_file(name)
        return _read(self.root, f"templates/{name}") if found else None

    def template_file(self, name: str) -> Path | None:
        """Find a file by its name under `templates/`; None where there is none."""
        folder = self.root / "templates"
        held = inside(folder, name) and inside(self.root, f"templates/{name}")
        if not held or not os.path.isfile(folder / name):  # noqa: PTH113 - a name of any length
            return None
        return folder / name


def open_workspace(start: Path) -> Workspace:
    """Open the workspace that `start` is, or is in.

    Raises BriefgenError when there is none, or its `briefgen.yaml` has mistakes.
    """
    here = Path(os.path.abspath(start))  # noqa: PTH100 - without `..`, links kept
    for root in (here, *here.parents):
        if (root / CONFIGURATION).is_file():
            return Workspace(root, read_configuration(_read(root, CONFIGURATION)))
    message = f"no {CONFIGURATION} in this folder, nor in one above it"
    hint = "run `briefgen init` to make a workspace, or go to the folder of yours"
    raise mistake(Place(CONFIGURATION), message, "no-workspace", hint)


def read_configuration(yaml: str) -> Configuration:
    """Read the text of `briefgen.yaml`.

    Raises BriefgenError with every mistake; a text that only some languages lack is none.
    """
    reader = Reader()
    node = reader.take(compose(yaml, CONFIGURATION))
    found = None
    if node is not None:
        field = configuration_field(_languages(node))
        found = field.take(node, reader.at())
    gaps = reader.finish_with_gaps()
    assert found is not None
    return replace(found, gaps=gaps)


def configuration_field(languages: Iterable[Language]) -> Field[Configuration]:
    """Declare `briefgen.yaml`; its texts must be given in these languages."""
    names = {code: LANGUAGES[code] for code in languages}
    return record(
        _configuration,
        required(
            "organization",
            per_language(LocalizedText, names, text()),
            "the name that documents carry",
        ),
        required(
            "languages",
            distinct(choice(LANGUAGES)),
            "the languages of the documents, the first one first",
        ),
        optional("formats", distinct(choice(USUAL)), "the formats; all, unless given"),
        optional("style", scalar(_path, {"type": "string"}), f"{STYLE}, unless given"),
        optional("output", _output_field(), f"{OUTPUT}, unless given"),
        optional("office", office(), "names and words that an office decides"),
    )


def distinct(field: Field[str]) -> Field[tuple[str, ...]]:
    """Read a list that holds something, and nothing twice."""

    def read(node: Node, at: At) -> tuple[str, ...] | None:
        names = items.read(node, at)
        for number, name in enumerate(names or ()):
            if names is not None and name in names[:number]:
                (at / number).tell(f"'{name}' stands here twice", "duplicate")
        return names

    items = list_of(field, least=1)
    return Field(read, items.schema | {"uniqueItems": True})


def _configuration(**given: Any) -> Configuration:
    usual = {"formats": USUAL, "style": STYLE, "output": _each_below(OUTPUT)}
    return Configuration(**(usual | given))


def _languages(node: Node) -> tuple[Language, ...]:
    """Read ahead which languages texts need; mistakes are told by the reading itself."""
    listed = node.get("languages") if isinstance(node, MappingNode) else None
    reader = Reader()
    field = list_of(choice(LANGUAGES), least=1)
    return (listed and field.take(listed, reader.at())) or tuple(LANGUAGES)


def _output_field() -> Field[Mapping[str, str]]:
    folder = scalar(_folder, {"type": "string"}, "a folder")
    each = record(
        dict,
        *(
            required(name, folder, f"the folder of {name} documents")
            for name in AUDIENCES
        ),
        check=_apart,
    )

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
        if not DRIVE.fullmatch(part) and (told := folder_names.unportable(part)):
            raise Unreadable(*told)
    return clean


def _apart(folders: Mapping[str, str], at: At) -> None:
    public, internal = (PurePosixPath(folders[name].casefold()) for name in AUDIENCES)
    if internal.is_relative_to(public) or public.is_relative_to(internal):
        message = "public and internal documents need folders apart from each other"
        (at / "internal").tell(message, "output")


def _read(root: Path, path: str) -> str:
    return decode(read_within(root, path, LARGEST), path)
