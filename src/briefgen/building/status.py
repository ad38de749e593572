"""Turn a workspace into the documents that are stale, and what made them so."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.building.comparing import Change, Comparison
from briefgen.building.making import draft_again
from briefgen.building.plan import Output, Plan, Planned
from briefgen.building.run import folders
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

    `diagnostics` tells what cannot be read, and is missing from the plan.
    """

    stale: tuple[Stale, ...]
    fresh: int
    diagnostics: tuple[Diagnostic, ...]


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
        stale = tuple(_stale(drafted.plan, site, comparison))
        fresh = len(drafted.plan.documents) - len(stale)
        return Status(stale, fresh, (*state.told, *drafted.mistakes))


def _stale(plan: Plan, site: Site, comparison: Comparison) -> Iterator[Stale]:
    for document in plan.documents:
        paths, changes = [], dict[Change, None]()
        for output in document.outputs:
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
