"""Turn a file that was built into the values on it, and where each comes from."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from briefgen import wording
from briefgen.assembling import Assembled, Project, fit
from briefgen.assembling.present import several_currencies
from briefgen.assembling.printing import Lines, Printed, printed
from briefgen.building.comparing import ENGINE, Comparison
from briefgen.building.copying import copied
from briefgen.building.identifying import (
    Identified,
    identify,
    shown_as,
    with_mistakes,
)
from briefgen.building.making import Drafted, draft_again
from briefgen.building.plan import Output, Planned
from briefgen.building.previewing import PREVIEW, with_previews
from briefgen.building.run import folders
from briefgen.building.searching import alike, is_on, search
from briefgen.building.site import Site, survey
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Explained:
    """The values on a document in reading order, or those that were asked for.

    `path` is where the output is built, as users see it; `diagnostics` tell in what the
    file that was named is not that output as it would be made now.
    """

    document: Planned
    output: Output
    path: str
    values: tuple[Printed, ...]
    diagnostics: tuple[Diagnostic, ...]


def explain(
    workspace: Workspace, file: Path, text: str | None, as_of: datetime.datetime
) -> Explained:
    """List the values on a document, or those that print a text.

    Raises BriefgenError when the file is no document of the workspace, when its
    document has mistakes, and when nothing on it prints the text.
    """
    root = workspace.root
    with copied(root) as state:
        drafted = draft_again(workspace, state)
        site = survey(root, folders(root, drafted.plan, None), state)
        found = _identified(file, drafted, site, as_of)
        document, output = found.document, found.output
        made = made_now(drafted.project, document, as_of)
        lines = lines_of(drafted.project, document, made)
        values = _chosen(lines, text, shown_as(file, site))
        stale = _stale(found, site, Comparison(drafted.project, as_of, state))
        path = site.shown(site.path(document, output))
        notes = (*state.told, *found.notes, *stale)
    return Explained(document, output, path, values, notes)


def made_now(
    project: Project, document: Planned, as_of: datetime.datetime
) -> Assembled:
    """Put a document together as the workspace is now.

    Raises BriefgenError with its mistakes.
    """
    kind = next(kind for kind in project.kinds if kind.name == document.kind)
    asked = (project, kind, document.subject, document.language, as_of)
    return fit(*asked, preview=document.audience == PREVIEW).assembled


def lines_of(project: Project, document: Planned, made: Assembled) -> Lines:
    """Give the lines of a document in reading order."""
    several = several_currencies(project)
    words = wording.of(document.language, several_currencies=several)
    return printed(made.document, words)


def _identified(
    file: Path, drafted: Drafted, site: Site, as_of: datetime.datetime
) -> Identified:
    try:
        return identify(file, with_previews(drafted.plan, as_of), site)
    except BriefgenError as error:
        raise with_mistakes(error, drafted.mistakes) from None


def _chosen(lines: Lines, text: str | None, shown: str) -> tuple[Printed, ...]:
    if text is None:
        return tuple(value for line in lines for value in line.values)
    values = search(lines, text)
    if values:
        return values
    if is_on(lines, text):
        told = (
            f"“{text}” is printed, but by the template: no value of the data is in it"
        )
        raise mistake(Place(shown), told, "not-data")
    near = ", ".join(f"“{each}”" for each in alike(lines, text))
    hint = f"it prints {near}" if near else "without a text, all its values are listed"
    raise mistake(Place(shown), f"no value here prints “{text}”", "not-printed", hint)


def _stale(
    found: Identified, site: Site, comparison: Comparison
) -> tuple[Diagnostic, ...]:
    """Tell when what the document was made from has changed since it was built."""
    path = site.path(found.document, found.output)
    known = site.remembered(path)
    if known is None or not known.record:
        return ()
    changes = comparison.changes(found.document, known)
    if all((change.kind, change.key) == ENGINE for change in changes):
        return ()
    told = (
        "what this was made from has changed since; values are listed as they are now"
    )
    hint = "`briefgen status` tells what changed, `briefgen build` makes it again"
    return (Diagnostic(Place(site.shown(path)), told, "stale", hint, "warning"),)
