"""Turn a workspace into the documents that are stale, and what made them so."""

import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.building.comparing import Change, Comparison
from briefgen.building.finishing import folders
from briefgen.building.making import draft_again
from briefgen.building.plan import Output, Plan, Planned
from briefgen.building.site import Site, survey
from briefgen.building.standing import standing
from briefgen.building.state import opened
from briefgen.errors import Diagnostic
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Stale:
    """A document that is stale: which of its outputs, as users see them, and why."""

    document: Planned
    paths: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The stale documents in the plan's order, and how many others there are.

    `diagnostics` tells what cannot be read, and is missing from the plan. What is left
    out is stale as long as outputs of it stand.
    """

    stale: tuple[Stale, ...]
    fresh: int
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[Planned, ...] = ()


def status(
    workspace: Workspace, as_of: datetime.datetime, output: Path | None
) -> Status:
    """Compare every document with what it was made from; make none.

    Raises BriefgenError with the mistakes of data and configuration.
    """
    root = workspace.root
    with opened(root) as state:
        drafted = draft_again(workspace, state)
        site = survey(root, folders(root, drafted.plan, output), state)
        comparison = Comparison(drafted.project, as_of, state)
        documents = drafted.plan.documents
        left_out = tuple(found for found in documents if found.left_out(as_of))
        stale = tuple(_stale(drafted.plan, site, comparison, set(left_out)))
        fresh = len({*documents} - {*left_out} - {found.document for found in stale})
        told = (*state.told, *drafted.mistakes)
        return Status(stale, fresh, told, left_out)


def _stale(
    plan: Plan, site: Site, comparison: Comparison, left_out: Collection[Planned]
) -> Iterator[Stale]:
    for document in plan.documents:
        paths, changes = [], dict[Change, None]()
        for output in document.outputs:
            if document in left_out and not site.path(document, output).exists():
                continue
            found = _changes(document, output, site, comparison)
            if found:
                paths.append(site.shown(site.path(document, output)))
                changes |= dict.fromkeys(found)
        if paths:
            yield Stale(document, tuple(paths), tuple(changes))


def _changes(
    document: Planned, output: Output, site: Site, comparison: Comparison
) -> tuple[Change, ...]:
    path = site.path(document, output)
    known = site.remembered(path)
    if known is None or not known.record:
        return (Change("output", site.shown(path), "", "not made yet"),)
    found = tuple(comparison.changes(document, known))
    if not found and standing(path, known) == "due":
        return (Change("output", site.shown(path), "", "no longer there"),)
    return found
