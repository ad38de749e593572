"""Turn a Word template into what is wrong with it, by one document of each kind in it."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.assembly import DoesNotFit, Fitted, Fitting, Project
from briefgen.assembly.excess_lines import Excess, excess_in
from briefgen.builder.open_workspace import draft
from briefgen.checks import template as rule
from briefgen.checks.picture_in_word import pictures
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import content, reason
from briefgen.planning.plan import Planned, current
from briefgen.reading import quoted
from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.word_template import LARGEST, Unusable, read_reference
from briefgen.workspace import Workspace
from briefgen.writers.docx import write
from briefgen.writers.docx.roundtrip.drawn_charts import pictured
from briefgen.writers.docx.template.inherited_styles import inherited
from briefgen.writers.docx.template.template_look import InTemplate, in_template
from briefgen.writers.face_widths import is_measured

WORD = "docx"
SHORTER = (
    "make its margins smaller, or the text of its styles, or give the kind more pages"
)


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document as it comes out in a template: its name, promised pages, and more.

    `pages` are those in the template, `lines` how many are too many there, `pictures`
    the charts that only there are pictures.
    """

    name: str
    promised: int | None
    pages: int
    lines: int
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Examination:
    """A template: its path, its font and whether its widths are known, and findings.

    `findings` are in the order of worth; `mistakes` are those of the workspace, for
    which a document could not be laid out.
    """

    path: str
    face: str
    measured: bool
    findings: tuple[Diagnostic, ...]
    documents: tuple[LaidOut, ...]
    mistakes: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Template:
    data: bytes
    path: str

    @property
    def place(self) -> Place:
        return Place(self.path)


def examine_template(
    workspace: Workspace, as_of: datetime.datetime, file: Path | None
) -> Examination:
    """Lay out one document of each kind and language in a template.

    It is a file, or the workspace's own. Raises BriefgenError if there is none, if it
    cannot be a template, or with the mistakes of the workspace's data or style.
    """
    named = None if file is None else _read(file)
    drafted = draft(workspace)
    project, mistakes = drafted.project, [*drafted.mistakes]
    if project.style is None:
        raise BriefgenError(mistakes)
    template = named or _own(project)
    fitted = []
    for document in _chosen(current(drafted.plan, as_of).documents):
        try:
            fitted.append((document, _fitted(project, document, as_of)))
        except BriefgenError as error:
            mistakes += error.diagnostics
    results = [_result(document, each, template) for document, each in fitted]
    laid = tuple(each for each, _ in results)
    markings = {each.assembled.document.furniture.marking for _, each in fitted}
    looks = [in_template for _, in_template in results]
    usual = next(iter(project.style.looks.values()))
    shown = looks[0] if looks else in_template(template.data, usual, usual.palette.ink)
    findings = _findings(template, sorted(markings), laid, shown.face)
    return Examination(
        template.path,
        shown.face,
        is_measured(shown.face),
        tuple(dict.fromkeys(findings)),
        laid,
        tuple(dict.fromkeys(mistakes)),
    )


def _read(file: Path) -> _Template:
    """Return a file that the user names, which may lie anywhere."""
    name = file.as_posix()
    try:
        data = content(file, LARGEST)
        read_reference(data)
    except OSError as error:
        message = f"the template {quoted(name)} cannot be read: {reason(error)}"
        raise mistake(Place(name), message, rule.RULE) from None
    except Unusable as unusable:
        message = f"the template {quoted(name)} cannot be used: {unusable}"
        raise mistake(Place(name), message, rule.RULE, unusable.hint) from None
    return _Template(data, name)


def _own(project: Project) -> _Template:
    assert project.style is not None
    look = next(iter(project.style.looks.values()))
    if look.reference is None:
        message = "this workspace has no Word template to examine"
        hint = (
            "put one at templates/reference.docx, or name a file:"
            " briefgen check --template letterhead.docx"
        )
        raise mistake(Place("templates/reference.docx"), message, rule.RULE, hint)
    return _Template(look.reference, look.reference_path)


def _chosen(documents: tuple[Planned, ...]) -> Iterator[Planned]:
    """Yield the first document of each kind in each language that Word files have."""
    known = set()
    for document in documents:
        words = any(output.format == WORD for output in document.outputs)
        if words and (document.kind, document.language) not in known:
            known.add((document.kind, document.language))
            yield document


def _fitted(project: Project, document: Planned, as_of: datetime.datetime) -> Fitted:
    """Return a document as it fits its pages in the PDF, or as it is if it does not."""
    kind = next(each for each in project.kinds if each.name == document.kind)
    try:
        fitting = Fitting(project, kind, document.subject, as_of)
        return fitting.fitted(document.language)
    except DoesNotFit as late:
        if late.pages is None:
            raise
        return late.pages


def _result(
    document: Planned, fitted: Fitted, template: _Template
) -> tuple[LaidOut, InTemplate]:
    whole, look = fitted.assembled.document, fitted.assembled.look
    inside = in_template(template.data, look, whole.accent)
    excess: Excess = excess_in(whole, inside.look)
    lost = _pictures(fitted, template, look)
    laid = LaidOut(document.name, whole.pages, excess.pages, excess.lines, lost)
    return laid, inside


def _pictures(fitted: Fitted, template: _Template, look: Look) -> tuple[str, ...]:
    """Return the charts that Word draws itself, but not in the template."""
    document = fitted.assembled.document
    written = write(document, replace(look, reference=template.data))
    own = set(pictures(document, look))
    return tuple(each for each in pictured(written, document) if each not in own)


def _findings(
    template: _Template, markings: list[str], laid: tuple[LaidOut, ...], face: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong: what misleads first, then what is unseen, or too long."""
    place = template.place
    for marking in markings:
        yield from rule.contradictions(template.data, marking, place)
    own = rule.examined(template.data, place)
    yield from (each for each in own if each.hint == rule.MODIFY)
    yield from _too_long(laid, face, place)
    for name, what in inherited(read_reference(template.data)):
        yield rule.warning(place, f"its style {quoted(name)} {what}", rule.MODIFY)
    yield from (each for each in own if each.hint not in {rule.MODIFY, rule.SAFE})
    for document in laid:
        for chart in document.pictures:
            message = (
                f"the chart '{chart}' of {document.name} is a picture in this template:"
                " its words need more room"
            )
            hint = "give the text more width: narrower margins, fewer indents"
            yield rule.warning(place, message, hint)
    yield from (each for each in own if each.hint == rule.SAFE)


def _too_long(
    laid: tuple[LaidOut, ...], face: str, place: Place
) -> Iterator[Diagnostic]:
    measured = is_measured(face)
    for document in laid:
        if document.lines:
            amount = "1 line" if document.lines == 1 else f"{document.lines} lines"
            about = "about" if measured else "up to"
            promised = (
                "one page" if document.promised == 1 else f"{document.promised} pages"
            )
            sure = "" if measured else f"; the widths of {quoted(face)} are not known"
            message = (
                f"{document.name} is {about} {amount} too long for {promised} in this"
                f" template{sure}"
            )
            yield rule.warning(place, message, SHORTER)
