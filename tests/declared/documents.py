"""A generated workspace to its documents, each of which prints one field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from briefgen.assembly import Project, assemble, open_project
from briefgen.assembly.printed_surroundings import lines
from briefgen.assembly.printed_values import Printed
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.workspace import open_workspace
from tests.declared.workspaces import Workspace, write
from tests.disclosure.labels import NOW


@dataclass(frozen=True)
class Document:
    """A document: its name, the values on it, and the paths of the data that it reads."""

    name: tuple[str, str, str]
    values: tuple[Printed, ...]
    reads: frozenset[str]


def opened(root: Path, workspace: Workspace, templates: Mapping[str, str]) -> Project:
    """Write a workspace with templates, and open it."""
    write(root, workspace, templates)
    return open_project(open_workspace(root), {})


def documents(project: Project) -> Iterator[Document]:
    """Put together all documents."""
    by_name = {kind.name: kind for kind in project.kinds}
    for each in enumerate_documents(project).documents:
        kind = by_name[each.kind]
        made = assemble(project, kind, each.subject, each.language, NOW)
        every = (line.values for line in lines(project, kind, made))
        name = each.kind, each.subject, each.language
        yield Document(name, tuple(chain(*every)), frozenset(made.reads))
