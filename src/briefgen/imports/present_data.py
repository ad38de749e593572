"""A workspace's data files to what each subject has now, read when it is asked for."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import replace

from briefgen.editing.changes import Path
from briefgen.errors import BriefgenError
from briefgen.files import MANY, MOST, read_within
from briefgen.imports.incoming_values import ListKeys
from briefgen.imports.mapping import Subject
from briefgen.imports.present_values import PresentReader, PresentValues
from briefgen.imports.target_fields import TargetFields
from briefgen.loading import INITIATIVES, PORTFOLIO
from briefgen.loading.ids import id_of_theme
from briefgen.loading.themes import THEME_FOLDER, THEMES
from briefgen.reading import Node, Sequence, decode, load
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

FOLDERS: Mapping[Subject, str] = {"initiatives": INITIATIVES, "themes": THEME_FOLDER}


@dataclass(frozen=True, slots=True)
class PresentSubject:
    """What one subject has: its file with its SHA-256, where it stands there, its values."""

    file: str
    digest: str
    at: Path
    values: PresentValues


def without_values(present: PresentSubject) -> PresentSubject:
    """Return where a subject stands, for when its values are not needed any more."""
    return replace(present, values=PresentValues())


class PresentData:
    """The portfolio, themes and initiatives of a workspace; no file is read in advance."""

    def __init__(
        self, workspace: Workspace, fields: TargetFields, keys: ListKeys
    ) -> None:
        self._workspace, self._fields, self._keys = workspace, fields, keys
        self._readers: dict[Subject, PresentReader] = {}
        self._ids: dict[Subject, Mapping[str, Path]] = {}
        self._listed: tuple[str, Node] | None = None  # data/themes.yaml
        self.themes_are_files = os.path.lexists(workspace.root / THEME_FOLDER)

    def ids(self, subject: Subject) -> Mapping[str, Path]:
        """Return the ids that are there, each with where it stands in its file."""
        if subject not in self._ids:
            self._ids[subject] = self._known(subject)
        return self._ids[subject]

    def of(self, subject: Subject, name: str) -> PresentSubject | None:
        """Return what a subject has, by its id, or None if there is none.

        Raises BriefgenError if its file cannot be read.
        """
        if name not in self.ids(subject):
            return None
        path, at = self.file_of(subject, name), self.ids(subject)[name]
        digest, node = self._node(path)
        for part in at:
            assert isinstance(node, Sequence)
            assert isinstance(part, int)
            node = node.items[part]
        return PresentSubject(path, digest, at, self._reader(subject).values(node, at))

    def length(self) -> int:
        """Return how many items the list of themes has, also those without an id."""
        if not self.ids("themes") or self._listed is None:
            return 0
        node = self._listed[1]
        return len(node.items) if isinstance(node, Sequence) else 0

    def file_of(self, subject: Subject, name: str) -> str:
        """Return the file that a subject has, or would have, by its id."""
        if subject == "portfolio":
            return PORTFOLIO
        if subject == "themes" and not self.themes_are_files:
            return THEMES
        return f"{FOLDERS[subject]}/{name}.yaml"

    def _known(self, subject: Subject) -> Mapping[str, Path]:
        root = self._workspace.root
        if subject == "portfolio":
            return {"": ()} if os.path.lexists(root / PORTFOLIO) else {}
        if subject == "themes" and not self.themes_are_files:
            return self._listed_themes() if os.path.lexists(root / THEMES) else {}
        folder = FOLDERS[subject]
        if not os.path.lexists(root / folder):
            return {}
        files = self._workspace.files(folder, ".yaml", least=0, most=MANY)
        names = (path.rpartition("/")[2].removesuffix(".yaml") for path in files)
        return dict.fromkeys(names, ())

    def _listed_themes(self) -> Mapping[str, Path]:
        try:
            _, node = self._node(THEMES)
        except BriefgenError as error:
            if any(each.rule != "empty-file" for each in error.diagnostics):
                raise
            return {}
        items = node.items if isinstance(node, Sequence) else ()
        named = ((id_of_theme(item), at) for at, item in enumerate(items))
        return {name.text: (at,) for name, at in named if name is not None}

    def _node(self, path: str) -> tuple[str, Node]:
        if path == THEMES and self._listed is not None:
            return self._listed
        data = read_within(self._workspace.root, path, MOST)
        read = hashlib.sha256(data).hexdigest(), load(decode(data, path), path)
        if path == THEMES:
            self._listed = read
        return read

    def _reader(self, subject: Subject) -> PresentReader:
        if subject not in self._readers:
            reader = PresentReader(subject, self._fields, self._keys)
            self._readers[subject] = reader
        return self._readers[subject]
