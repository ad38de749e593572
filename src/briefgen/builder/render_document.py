"""Turn planned documents into the bytes of their outputs, or into their mistakes."""

import datetime
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from briefgen.assembly import (
    DoesNotFit,
    Fitted,
    Fitting,
    Project,
    assemble,
    examine,
    present,
)
from briefgen.builder.fit_again import fitting_of
from briefgen.builder.record_of import record_of, record_of_tree
from briefgen.checks.picture_in_word import pictures
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.planning.plan import Output, Planned
from briefgen.publishing.proofs import proof_of
from briefgen.publishing.rendered import Content, Produced
from briefgen.state.word_versions import words_of
from briefgen.templating import DocumentKind
from briefgen.view import Recorded


def produce(
    project: Project, documents: Sequence[Planned], as_of: datetime.datetime
) -> Iterator[Produced]:
    """Yield all outputs of each document, or none and the reasons.

    They are one kind about one subject: how all languages fit is decided once.
    """
    fitting = fitting_of(project, documents[0], as_of)
    for document in documents:
        yield _safely(document, partial(_produce, project, document, fitting, as_of))


def check(
    project: Project,
    document: Planned,
    as_of: datetime.datetime,
    *,
    recording: bool,
) -> Produced:
    """Return a document without outputs: what is wrong with it, and perhaps its record.

    It is assembled as far as its tree.
    """
    examined = _recorded if recording else _check
    return _safely(document, partial(examined, project, document, as_of))


def _safely(document: Planned, make: Callable[[], Produced]) -> Produced:
    """Return what is made, or the mistakes of this document: others continue."""
    try:
        return make()
    except DoesNotFit as late:
        return _proof(document, late)
    except BriefgenError as error:
        return Produced(document, mistakes=error.diagnostics)
    except Exception as error:
        if "BRIEFGEN_TRACEBACK" in os.environ:
            raise
        return Produced(document, mistakes=(_fault(document, error),))


def _proof(document: Planned, late: DoesNotFit) -> Produced:
    """Return the proof of a document that does not fit, if it can be laid out."""
    if late.pages is None:
        return Produced(document, mistakes=late.diagnostics)
    (output,) = proof_of(document).outputs
    return Produced(
        document,
        marking=late.pages.assembled.document.properties.marking,
        mistakes=late.diagnostics,
        means=late.pages.means,
        proof=_content(output, late.pages),
    )


def _produce(
    project: Project, document: Planned, fitting: Fitting, as_of: datetime.datetime
) -> Produced:
    fitted = fitting.fitted(document.language)
    assembled = fitted.assembled
    if document.audience == "preview" and not assembled.document.properties.marking:
        return Produced(document)  # it read nothing that is under embargo
    warnings = *assembled.warnings, *(fitted.unfitted or ())
    read = {**assembled.recorded, **_warned(project, document, warnings)}
    record = record_of(read, fitted, project, as_of)
    if document.fitted and document.fitted == fitted.decision:
        return Produced(document, recorded=record, kept=True)
    return Produced(
        document,
        tuple(_content(output, fitted) for output in document.outputs),
        record,
        assembled.document.properties.marking,
        assembled.warnings,
        means=fitted.means,
        unfitted=fitted.unfitted,
    )


def _warned(
    project: Project, document: Planned, warnings: tuple[Diagnostic, ...]
) -> Recorded:
    """Record the files that warnings name, for warnings are kept and printed again."""
    files = {each.place.path for each in warnings}
    return {
        ("file", path): present(project, document.language, "file", path)
        for path in files
    }


def _check(project: Project, document: Planned, as_of: datetime.datetime) -> Produced:
    kind, language = _kind(project, document), document.language
    warnings = examine(project, kind, document.subject, language, as_of)
    return Produced(document, warnings=warnings)


def _recorded(
    project: Project, document: Planned, as_of: datetime.datetime
) -> Produced:
    kind, language = _kind(project, document), document.language
    assembled = assemble(project, kind, document.subject, language, as_of)
    read = {**assembled.recorded, **_warned(project, document, assembled.warnings)}
    record = record_of_tree(read, project, as_of)
    return Produced(document, recorded=record, warnings=assembled.warnings)


def _kind(project: Project, document: Planned) -> DocumentKind:
    return next(kind for kind in project.kinds if kind.name == document.kind)


def _content(output: Output, fitted: Fitted) -> Content:
    assembled = fitted.assembled
    content = fitted.written(output.format)
    pages = fitted.extent.pages if output.format == "pdf" else None
    edition = assembled.document.properties.edition
    if output.format != "docx":
        return Content(output, content, pages)
    shown = pictures(assembled.document, assembled.look)
    return Content(output, content, pages, words_of(content, edition), shown)


def _fault(document: Planned, error: Exception) -> Diagnostic:
    text = " ".join(str(error).split())
    return Diagnostic(
        Place(document.template),
        f"a fault in briefgen, not in your files: {type(error).__name__}: {text}",
        "fault",
        "set BRIEFGEN_TRACEBACK=1, build again, and report what it prints",
    )
