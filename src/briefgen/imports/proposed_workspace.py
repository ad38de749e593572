"""A workspace and edits to the workspace as it would be, read without writing anything."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from briefgen.editing.transaction import FileEdit
from briefgen.files import FEW, Most, bound
from briefgen.loading.file_values import FileValues, Memory
from briefgen.reading import decode
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ProposedWorkspace(Workspace):
    """A workspace in which some files have other content; None is no file."""

    proposed: Mapping[str, bytes | None] = field(default_factory=dict)

    def files(
        self, folder: str, ending: str, least: int = 1, most: Most = FEW
    ) -> tuple[str, ...]:
        """Return the files of a folder, as `Workspace.files` does."""
        mine = {
            path: content
            for path, content in self.proposed.items()
            if path.rpartition("/")[0] == folder and path.endswith(ending)
        }
        if not mine:
            return Workspace.files(self, folder, ending, least, most)
        present: tuple[str, ...] = ()
        if (self.root / folder).is_dir():
            present = Workspace.files(self, folder, ending, 0, most)
        kept = {path for path in present if path not in mine}
        kept |= {path for path, content in mine.items() if content is not None}
        if len(kept) < least:
            return Workspace.files(self, folder, ending, len(present) + 1, most)
        bound(folder, len(kept), most.files, f"{ending} files")
        return tuple(sorted(kept))

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the folders in a folder, as `Workspace.folders` does."""
        below = any(path.startswith(f"{folder}/") for path in self.proposed)
        if below and not (self.root / folder).exists():
            return ()
        return Workspace.folders(self, folder)

    def read_text(self, path: str) -> str:
        """Return the text of a file, as `Workspace.read_text` does."""
        content = self.proposed.get(path)
        if content is None:
            return Workspace.read_text(self, path)
        return decode(content, path)

    def read_bytes(self, path: str) -> bytes:
        """Return the bytes of a file, as `Workspace.read_bytes` does."""
        content = self.proposed.get(path)
        return Workspace.read_bytes(self, path) if content is None else content


class ProposedMemory:
    """A memory of files as they are, asked about files as they would be."""

    def __init__(self, memory: Memory, proposed: Mapping[str, bytes | None]) -> None:
        self._memory, self._proposed = memory, proposed

    def sum_of(self, path: str) -> str | None:
        """Return the SHA-256 of a file if it is known and stays as it is."""
        return None if path in self._proposed else self._memory.sum_of(path)

    def recall(self, path: str, total: str, context: str) -> FileValues | None:
        """Return the values of a file with this SHA-256, if they are remembered."""
        return self._memory.recall(path, total, context)

    def keep(self, path: str, total: str, context: str, values: FileValues) -> None:
        """Remember the values of a file."""
        self._memory.keep(path, total, context, values)


def proposed_workspace(
    workspace: Workspace, edits: Sequence[FileEdit]
) -> ProposedWorkspace:
    """Return a workspace as it would be after edits."""
    proposed = {edit.path: edit.after for edit in edits}
    return ProposedWorkspace(workspace.root, workspace.configuration, proposed)
