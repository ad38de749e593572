"""A kind, a subject and a language of a project to the tree of one document."""

import datetime
from collections.abc import Callable
from typing import TypeVar

from briefgen import checks, traversal, tree
from briefgen.assembly.begin_draft import begin
from briefgen.assembly.cross_references import cited
from briefgen.assembly.draft import Draft
from briefgen.assembly.lists import with_contents
from briefgen.assembly.load_project import Project
from briefgen.assembly.required_fields import lacking
from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.languages import TEMPLATES
from briefgen.languages.sentences import sentences_of
from briefgen.languages.words import Words
from briefgen.style import Look
from briefgen.templating import DocumentKind, Script
from briefgen.value_classes import dataclass
from briefgen.view import Reads, Recorded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's tree, its look, and the paths that it read.

    `words` are those of its language; `recorded` is what the document depends on;
    `keywords` are those of its properties, whose values are still traced.
    """

    document: tree.Document
    look: Look
    words: Words
    reads: Reads
    recorded: Recorded
    warnings: tuple[Diagnostic, ...] = ()
    keywords: tuple[tree.Inlines, ...] = ()


def assemble(
    project: Project,
    kind: DocumentKind,
    subject: str,
    language: str,
    as_of: datetime.datetime,
) -> Assembled:
    """Return one document.

    `subject` is `portfolio`, or the id of a theme or an initiative. Raises
    BriefgenError with the mistakes of this document.
    """
    trace = project.trace(language, kind.audience, as_of)
    return finish(begin(project, kind, subject, trace))


def examine(
    project: Project,
    kind: DocumentKind,
    subject: str,
    language: str,
    as_of: datetime.datetime,
) -> tuple[Diagnostic, ...]:
    """Return the warnings of one document, of which no record is kept.

    Raises BriefgenError with its mistakes, as `assemble` does.
    """
    trace = project.trace(language, kind.audience, as_of)
    trace.recording = False
    return finish(begin(project, kind, subject, trace)).warnings


def finish(draft: Draft) -> Assembled:
    """Return a document from its draft.

    A preview is the document as it will be once no embargo is left. Raises
    BriefgenError with the mistakes of this document.
    """
    front, trace = draft.kind.front, draft.trace
    parts = _parts(draft)
    marking = _marking(draft)
    document = tree.Document(
        front.layout,
        draft.accent,
        _properties(draft, parts, marking),
        parts.head,
        with_contents(draft, parts.body),
        _furniture(draft, parts, marking),
        parts.notes,
        front.pages,
        _options(draft),
    )
    document = cited(document)
    diagnostics = checks.check(document, draft.look, Place(draft.kind.path))
    if any(each.severity == "error" for each in diagnostics):
        raise BriefgenError(diagnostics)
    content = (document, draft.look, draft.words)
    return Assembled(*content, trace.reads, trace.recorded, diagnostics, parts.keywords)


def _marking(draft: Draft) -> str:
    """Return the marking of a document, and until when what it reads is under embargo.

    An internal document that nothing marks bears what the configuration says.
    """
    label, front = draft.trace.label_of_reads, draft.kind.front
    markings = (*label.markings, *([front.marking] if front.marking else []))
    if not markings and front.audience == "internal":
        usual = draft.project.workspace.configuration.marking
        markings = (usual,) if usual else ()
    words = [draft.words.marking(draft.trace.portfolio.jurisdiction.highest(markings))]
    if label.embargo:
        words.append(draft.words.embargo(label.embargo))
    return " // ".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class _Parts:
    head: tree.Head
    body: tree.Blocks
    notes: tuple[tree.Blocks, ...]
    foot: tree.Blocks
    keywords: tuple[tree.Inlines, ...]


def _parts(draft: Draft) -> _Parts:
    """Render every script of the kind.

    Raises BriefgenError with the mistakes of all.
    """
    front = draft.kind.front
    diagnostics = [*lacking(draft)]

    def each(render: Callable[[Script], T], script: Script | None) -> T | None:
        try:
            return None if script is None else render(script)
        except BriefgenError as error:
            diagnostics.extend(error.diagnostics)
            return None

    head = tree.Head(
        each(draft.inline, front.kicker) or (),
        each(draft.title, front.title) or (),
        each(draft.inline, front.subtitle) or (),
        tuple(
            None if script is None else script.place
            for script in (front.kicker, front.title, front.subtitle)
        ),
        each(draft.inline, front.dateline) or (),
    )
    body, notes = each(draft.blocks, draft.kind.body) or ((), ())
    foot = each(draft.foot, front.foot) or ()
    words = tuple(each(draft.inline, word) or () for word in front.keywords)
    if diagnostics:
        raise BriefgenError(dict.fromkeys(diagnostics))
    return _Parts(head, body, notes, foot, tuple(filter(tree.plain, words)))


def _properties(draft: Draft, parts: _Parts, marking: str) -> tree.Properties:
    day = draft.trace.portfolio.edition.date
    front = draft.kind.front
    internal = front.audience == "internal"
    return tree.Properties(
        tree.plain(parts.head.title),
        draft.words.code,
        draft.organization,
        draft.kind.name,
        draft.name,
        tuple(map(tree.plain, parts.keywords)),
        marking,
        "public" if draft.trace.audience == "public" else "internal",
        day.isoformat(),
        draft.project.stamp,
        internal if front.controls is None else front.controls,
        _category(draft, parts.head),
    )


def _category(draft: Draft, head: tree.Head) -> str:
    """Return what people call the kind, in the document's language as far as known."""
    name = draft.kind.name.replace("-", " ")
    named = f"{name[:1].upper()}{name[1:]}"
    words = draft.phrase(named)
    unknown = words == named and draft.trace.language != TEMPLATES
    return (tree.plain(head.kicker) if unknown else "") or words


def _options(draft: Draft) -> tree.FileOptions:
    front, usual = draft.kind.front, draft.project.workspace.configuration
    return tree.FileOptions(
        pdf=front.pdf or usual.pdf,
        locked=front.locked,
        forms=front.forms,
        draft=draft.phrase("DRAFT") if front.draft else "",
        line_numbers=front.line_numbers,
        protect=front.protect,
    )


def _furniture(draft: Draft, parts: _Parts, marking: str) -> tree.Furniture:
    # Of a document of one page, no other is to be told apart.
    numbered = draft.look.design.numbering.pages or draft.kind.pages != 1
    held = {*map(type, traversal.nested(parts.body))}
    figure = draft.phrase("Figure") if tree.Figure in held else ""
    table = draft.phrase("Table") if tree.Table in held else ""
    return tree.Furniture(
        draft.organization,
        marking,
        tree.plain(parts.head.title),
        draft.phrase("Page {page} of {pages}") if numbered else "",
        figure,
        table,
        draft.words.in_text(figure),
        draft.words.in_text(table),
        parts.foot,
        draft.logo(),
        sentences_of(draft.words).item("{name}", "{words}"),
    )
