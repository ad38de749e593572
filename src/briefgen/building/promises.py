"""Turn a document's extent, as the PDF engine lays it out, into broken promises."""

from math import ceil

from briefgen.assembling import Assembled, Project
from briefgen.building.plan import Planned
from briefgen.errors import Diagnostic, Place
from briefgen.templating import Kind
from briefgen.writers.pdf import Extent

RULE = "page-overflow"
HINT = "shorten the texts that it prints, or take something out of the template"


def broken(
    project: Project,
    kind: Kind,
    document: Planned,
    assembled: Assembled,
    extent: Extent,
) -> tuple[Diagnostic, ...]:
    """Tell where a document is longer than its template promises.

    A note that is too long is a warning, for it can still be read; its annex does not
    count. Any other document is an error.
    """
    if kind.pages is None or extent.body_pages <= kind.pages:
        return ()
    promise = "one page" if kind.pages == 1 else f"{kind.pages} pages"
    place = _place(project, kind)
    if kind.layout == "note":
        told = f"{document.name} has {extent.body_pages} pages, but promises {promise}"
        return (Diagnostic(place, told, RULE, HINT, "warning"),)
    body = assembled.look.text("body")
    lines = ceil(extent.over / (body.size * body.leading))
    told = f"{document.name} is {extent.over:.0f} points too long for {promise}"
    return (Diagnostic(place, f"{told}, about {lines} lines", RULE, HINT),)


def _place(project: Project, kind: Kind) -> Place:
    """Give the line of the template that makes the promise."""
    lines = project.workspace.read_text(kind.path).splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("pages:"):
            return Place(kind.path, number)
    return Place(kind.path)
