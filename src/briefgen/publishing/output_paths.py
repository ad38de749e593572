"""Turn an output into the path of its file, and into the record of that file."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from briefgen import atomic_write
from briefgen.planning.plan import Output, Planned
from briefgen.publishing.manifest import ManifestEntry, read
from briefgen.state.output_record import Remembered
from briefgen.state.state import State
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """The folders of outputs, by audience, with their state and earlier manifests.

    `root` is the workspace; `named` has the folders as users see them, `listed` the
    entries of each audience by path, where manifests are trusted: within the workspace.
    `elsewhere` are the other folders that held public outputs.
    """

    root: Path
    folders: Mapping[str, Path]
    state: State
    named: Mapping[str, str]
    listed: Mapping[str, Mapping[str, ManifestEntry]]
    elsewhere: tuple["Site", ...] = ()

    def path(self, document: Planned, output: Output) -> Path:
        """Return the file of an output."""
        return self.folders[document.audience] / output.path

    def file(self, document: Planned, output: Output) -> str:
        """Return the file of an output as text: there are many."""
        return f"{self.folders[document.audience]}{os.sep}{output.path}"

    def name(self, document: Planned, output: Output) -> str:
        """Return the path of an output as users see it."""
        return f"{self.named[document.audience]}/{output.path}"

    def shown(self, path: Path) -> str:
        """Return a path as users see it: from the workspace, with forward slashes."""
        return _shown(self.root, path)

    def within(self, path: Path) -> bool:
        """Return whether a file is in the workspace."""
        return path.is_relative_to(self.root)

    def guard(self, path: Path) -> None:
        """Raise OSError if a link leads to a file from outside its folder."""
        folders = (each for each in self.folders.values() if path.is_relative_to(each))
        atomic_write.refuse_links(
            path, self.root if self.within(path) else next(folders)
        )

    def sweep(self, folders: Iterable[Path]) -> None:
        """Remove what a killed build left behind in folders of outputs."""
        for folder in folders:
            with suppress(OSError):
                self.guard(folder)
                atomic_write.sweep([folder])

    def remembered(self, path: Path) -> Remembered | None:
        """Return the state's record of a file."""
        return self.state.outputs.get(self.shown(path))

    def own(self, document: Planned, output: Output) -> frozenset[str]:
        """Return the SHA-256 of what briefgen may have left as an output's file."""
        entry = self.listed[document.audience].get(output.path)
        known = self.state.wrote(self.name(document, output))
        return known if entry is None else known | {entry.sha256}


def survey(root: Path, folders: Mapping[str, Path], state: State) -> Site:
    """Return the folders, with the manifests that are in them."""
    listed = {audience: _listed(root, folder) for audience, folder in folders.items()}
    named = {audience: _shown(root, folder) for audience, folder in folders.items()}
    return Site(root, folders, state, named, listed)


def _listed(root: Path, folder: Path) -> Mapping[str, ManifestEntry]:
    try:
        atomic_write.refuse_links(folder, root)
    except OSError:
        return {}
    return read(folder) if folder.is_relative_to(root) else {}


def _shown(root: Path, path: Path) -> str:
    """Return a path from the workspace, with forward slashes; there are many."""
    top, own = os.fspath(root), os.fspath(path)
    if own == top:
        return "."
    inner = own.removeprefix(f"{top}{os.sep}")
    return inner if os.sep == "/" else inner.replace(os.sep, "/")
