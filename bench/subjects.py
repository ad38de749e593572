"""Folders of workspaces to the subjects whose documents are made, one after the other."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from briefgen.assembly import Project, open_project
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Planned
from briefgen.workspace import open_workspace

NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Batch:
    """A subject's documents of one kind, in all languages: they are fitted together."""

    project: Project
    documents: tuple[Planned, ...]


def batches(folders: Iterable[Path], kind: str) -> Iterator[tuple[Batch, ...]]:
    """Yield the batches of each workspace."""
    for folder in folders:
        project = open_project(open_workspace(folder), {})
        documents = enumerate_documents(project).documents
        chosen = (document for document in documents if document.kind == kind)
        yield tuple(
            Batch(project, tuple(group))
            for _, group in groupby(chosen, key=lambda each: each.subject)
        )
