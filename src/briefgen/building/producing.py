"""Turn a planned document into the bytes of its outputs, or into its mistakes."""

import datetime
import os
from collections.abc import Callable
from functools import partial

from briefgen.assembling import Assembled, Project, assemble, preview
from briefgen.building.comparing import record_of
from briefgen.building.plan import Output, Planned
from briefgen.building.produced import Content, Produced
from briefgen.building.promises import broken
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.templating import Kind
from briefgen.writers import writer
from briefgen.writers.pdf import Extent, measure


def produce(project: Project, document: Planned, as_of: datetime.datetime) -> Produced:
    """Make all outputs of a document, or none and the reasons."""
    return _safely(document, partial(_produce, project, document, as_of))


def check(
    project: Project, document: Planned, as_of: datetime.datetime
) -> tuple[Diagnostic, ...]:
    """Put a document together as far as its tree, and give what there is to tell."""
    found = _safely(document, partial(_check, project, document, as_of))
    return found.mistakes + found.warnings


def _safely(document: Planned, make: Callable[[], Produced]) -> Produced:
    """Turn what goes wrong with one document into its mistakes: others go on."""
    try:
        return make()
    except BriefgenError as error:
        return Produced(document, mistakes=error.diagnostics)
    except Exception as error:
        if "BRIEFGEN_TRACEBACK" in os.environ:
            raise
        return Produced(document, mistakes=(_fault(document, error),))


def _produce(project: Project, document: Planned, as_of: datetime.datetime) -> Produced:
    kind, assembled = _assemble(project, document, as_of)
    if assembled is None:
        return Produced(document)
    extent = measure(assembled.document, assembled.look)
    found = broken(project, kind, document, assembled, extent)
    mistakes = tuple(told for told in found if told.severity == "error")
    if mistakes:
        return Produced(document, mistakes=mistakes)
    return Produced(
        document,
        tuple(_content(output, assembled, extent) for output in document.outputs),
        record_of(assembled.recorded),
        assembled.document.properties.marking,
        (*assembled.warnings, *found),
    )


def _check(project: Project, document: Planned, as_of: datetime.datetime) -> Produced:
    _, assembled = _assemble(project, document, as_of)
    return Produced(document, warnings=assembled.warnings if assembled else ())


def _assemble(
    project: Project, document: Planned, as_of: datetime.datetime
) -> tuple[Kind, Assembled | None]:
    """Put a document together; None for a preview of what is not embargoed."""
    kind = next(kind for kind in project.kinds if kind.name == document.kind)
    put = preview if document.audience == "preview" else assemble
    return kind, put(project, kind, document.subject, document.language, as_of)


def _content(output: Output, assembled: Assembled, extent: Extent) -> Content:
    content = writer(output.format)(assembled.document, assembled.look)
    return Content(output, content, extent.pages if output.format == "pdf" else None)


def _fault(document: Planned, error: Exception) -> Diagnostic:
    told = " ".join(str(error).split())
    return Diagnostic(
        Place(document.template),
        f"a fault in briefgen, not in your files: {type(error).__name__}: {told}",
        "fault",
        "set BRIEFGEN_TRACEBACK=1, build again, and report what it prints",
    )
