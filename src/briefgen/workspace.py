"""A folder on disk to its configuration, its lists of files and their texts."""

import os
from functools import partial
from pathlib import Path

from briefgen import folder_names
from briefgen.configuration import CONFIGURATION, Configuration, read_configuration
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import (
    FEW,
    FOLDERS,
    Most,
    bound,
    bound_text,
    inside,
    leads_out,
    read_within,
)
from briefgen.reading import decode
from briefgen.reading.characters import LARGEST
from briefgen.value_classes import dataclass

DESIGNS = "templates/designs"


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


def _read(root: Path, path: str) -> str:
    return decode(read_within(root, path, LARGEST), path)
