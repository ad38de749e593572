"""Turn a planned document into what is read on it, as the workspace is now."""

from dataclasses import dataclass

from briefgen.assembling import fit
from briefgen.assembling.printing import Lines
from briefgen.assembling.surrounding import lines
from briefgen.building.inquiring import Inquiry
from briefgen.building.plan import Planned
from briefgen.building.previewing import PREVIEW


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's lines in reading order, and all paths that it read."""

    lines: Lines
    reads: frozenset[str]


def read_now(document: Planned, inquiry: Inquiry) -> Reading:
    """Put a document together, and read it; nothing is written.

    Raises BriefgenError with its mistakes.
    """
    project = inquiry.project
    kind = next(kind for kind in project.kinds if kind.name == document.kind)
    asked = (project, kind, document.subject, document.language, inquiry.as_of)
    made = fit(*asked, preview=document.audience == PREVIEW).assembled
    return Reading(lines(project, kind, made), frozenset(made.reads))
