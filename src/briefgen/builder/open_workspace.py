"""Turn a workspace into its plan, and due documents into published outputs."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from briefgen import trust
from briefgen.assembly import Project, Recollection, open_project
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.loading.gaps import of_complete
from briefgen.planning.enumerate_documents import enumerate_documents
from briefgen.planning.plan import Plan, Planned, WrongChoice, collisions
from briefgen.planning.request import BuildRequest
from briefgen.publishing.find_due import Checked, Fresh, check
from briefgen.publishing.output_paths import Site
from briefgen.publishing.report import Published
from briefgen.state.parsed_data import remembered
from briefgen.state.state import State
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

# Makes the documents of a project that are due, and yields the result of each, in order.
Maker: TypeAlias = Callable[
    [Project, tuple[Planned, ...], BuildRequest, Site], Iterator[Published]
]


@dataclass(frozen=True, slots=True)
class Drafted:
    """An open project, and the plan of its documents."""

    project: Project
    plan: Plan

    @property
    def mistakes(self) -> tuple[Diagnostic, ...]:
        """What could not be read, and the texts that a complete language lacks."""
        project = self.project
        languages = project.workspace.configuration.languages
        gaps = of_complete(project.gaps, languages, project.portfolio.edition)
        return (*project.mistakes, *gaps)

    @property
    def whole(self) -> bool:
        """Whether all kinds could be read; otherwise some are missing from the plan."""
        return not self.project.mistakes


def draft(workspace: Workspace, memory: Recollection | None = None) -> Drafted:
    """Read the workspace, and plan; `memory` knows data files that were read before.

    Raises BriefgenError with the mistakes of its data, or for two outputs of one name.
    """
    project = open_project(workspace, trust.custom_kinds(workspace.root), memory)
    plan = enumerate_documents(project)
    if mistakes := collisions(plan.documents):
        raise BriefgenError([*project.mistakes, *mistakes])
    return Drafted(project, plan)


def draft_again(workspace: Workspace, state: State) -> Drafted:
    """Read the workspace; unchanged data files are not read again."""
    with remembered(state) as memory:
        return draft(workspace, memory)


def check_all(
    drafted: Drafted, plan: Plan, request: BuildRequest, site: Site, fresh: Fresh
) -> Checked:
    """Check the outputs of a plan that a request asks for.

    Raises WrongChoice, or BriefgenError if what it asks for may be what could not be
    read.
    """
    try:
        return check(plan, request, site, fresh)
    except WrongChoice:
        if drafted.mistakes:
            raise BriefgenError(drafted.mistakes) from None
        raise


def make(
    project: Project, due: tuple[Planned, ...], request: BuildRequest, site: Site
) -> Iterator[Published]:
    """Make the documents that are due, and yield the result of each, in order."""
    from briefgen.builder.produce_documents import produced
    from briefgen.publishing.publish import publish

    notes: list[Diagnostic] = []
    for document in produced(project, due, request, notes):
        one = publish(document, site)
        yield replace(one, diagnostics=(*one.diagnostics, *notes))
        notes.clear()
