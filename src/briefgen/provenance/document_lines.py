"""Turn a planned document into its lines, as the workspace is now."""

from collections.abc import Iterator
from dataclasses import replace

from briefgen.assembly import fit
from briefgen.assembly.printed_surroundings import lines
from briefgen.assembly.printed_values import Lines
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.planning.plan import Planned, current
from briefgen.provenance.workspace_snapshot import Inquiry
from briefgen.publishing.previews import PREVIEW
from briefgen.publishing.withdraw import RULE
from briefgen.value_classes import dataclass
from briefgen.view import ABSENT


@dataclass(frozen=True, slots=True)
class DocumentLines:
    """A document's lines in reading order, and what it was made from.

    `reads` holds the paths of the data, `names` the kinds and keys of everything else
    that there is.
    A document that is `held` back may not be published, because of what it reads.
    """

    document: Planned
    lines: Lines
    reads: frozenset[str]
    names: frozenset[tuple[str, str]]
    held: bool = False


def read_now(
    document: Planned, inquiry: Inquiry, *, held: bool = False
) -> DocumentLines:
    """Return the lines of a document; nothing is written.

    A document that is `held` back is read as if it were internal. Raises BriefgenError
    with its mistakes.
    """
    project = inquiry.project
    kind = next(kind for kind in project.kinds if kind.name == document.kind)
    if held:
        kind = replace(kind, front=replace(kind.front, audience="internal"))
    subject = (project, kind, document.subject, document.language, inquiry.as_of)
    assembled = fit(*subject, preview=document.audience == PREVIEW).assembled
    reads, recorded = frozenset(assembled.reads), assembled.recorded.items()
    names = frozenset(name for name, digest in recorded if digest != ABSENT)
    return DocumentLines(document, lines(project, kind, assembled), reads, names, held)


def read_all(inquiry: Inquiry, mistakes: list[Diagnostic]) -> Iterator[DocumentLines]:
    """Yield the lines of every document, and collect the mistakes of the others."""
    for document in current(inquiry.plan, inquiry.as_of).documents:
        try:
            yield _read(document, inquiry)
        except BriefgenError as error:
            mistakes += error.diagnostics


def _read(document: Planned, inquiry: Inquiry) -> DocumentLines:
    try:
        return read_now(document, inquiry)
    except BriefgenError as error:
        if any(diagnostic.rule != RULE for diagnostic in error.diagnostics):
            raise
        return read_now(document, inquiry, held=True)
