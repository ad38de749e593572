"""The mappings of a workspace to what is known of each: its source, and whether it changed."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias

from briefgen.errors import BriefgenError
from briefgen.imports.lock_file import read_lock
from briefgen.imports.mapping_file import DATABASE, mapping_names, read_mapping
from briefgen.imports.named_source import SourceChoice, digest_of, source_file
from briefgen.imports.target_fields import fields_of
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

# "unread" sources can only be compared by an import: databases, and files that are named
# on the command line.
SourceState: TypeAlias = Literal[
    "new", "unchanged", "changed", "missing", "unread", "mistakes"
]


@dataclass(frozen=True, slots=True)
class MappingState:
    """One mapping; `changed` is when its source was last written, if that is known."""

    name: str
    source: str
    state: SourceState
    changed: datetime | None = None


def mapping_states(workspace: Workspace) -> Iterator[MappingState]:
    """Yield what is known of each mapping, by name."""
    fields = fields_of(workspace)
    for name in mapping_names(workspace):
        try:
            mapping = read_mapping(workspace, name, fields)
            lock = read_lock(workspace.root, name)
        except BriefgenError:
            yield MappingState(name, "", "mistakes")
            continue
        if mapping.reading.form == DATABASE:
            yield MappingState(name, f"database {mapping.connection}", "unread")
        elif mapping.source is None:
            yield MappingState(name, "named with --source", "unread")
        else:
            try:
                file = source_file(
                    workspace.root, mapping, SourceChoice(workspace.root)
                )
                known = None if lock is None else lock.digest
                yield _of_file(name, file.path, file.name, known)
            except (BriefgenError, OSError):
                yield MappingState(name, mapping.source, "missing")


def _of_file(name: str, path: Path, source: str, known: str | None) -> MappingState:
    changed = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)  # noqa: PTH116 - one time
    if known is None:
        return MappingState(name, source, "new", changed)
    state: SourceState = "unchanged" if digest_of(path) == known else "changed"
    return MappingState(name, source, state, changed)
