"""Turn a workspace into its plan, and documents that are due into published outputs."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen import trust
from briefgen.assembling import Project, open_project
from briefgen.building.digests import instant, of_document
from briefgen.building.plan import Plan, Planned, collisions
from briefgen.building.publishing import Published, publish
from briefgen.building.request import Request
from briefgen.building.site import Site
from briefgen.building.subjects import enumerate_documents
from briefgen.building.workers import produced, suitable
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Drafted:
    """A project that was opened and the plan of its documents."""

    project: Project
    plan: Plan

    @property
    def mistakes(self) -> tuple[Diagnostic, ...]:
        """Give what could not be read; kinds among it are missing from the plan."""
        return self.project.mistakes


def draft(workspace: Workspace) -> Drafted:
    """Read the workspace, and plan.

    Raises BriefgenError with the mistakes of its data, or for outputs of one name.
    """
    project = open_project(workspace, trust.custom_kinds(workspace.root))
    plan = enumerate_documents(project)
    if found := collisions(plan.documents):
        raise BriefgenError([*project.mistakes, *found])
    return Drafted(project, plan)


def make(
    drafted: Drafted,
    due: tuple[Planned, ...],
    request: Request,
    site: Site,
    sources: str,
) -> Iterator[Published]:
    """Make the documents that are due, and yield what became of each, in order."""
    jobs = request.jobs or suitable(len(due))
    for found in produced(drafted.project, due, request.as_of, jobs):
        now = instant(request.as_of)
        digest = of_document(found.document, drafted.plan, sources, now)
        yield publish(found, digest, site)
