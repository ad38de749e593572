"""A kind, a subject and a language of a project to the tree of one document."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from briefgen import tree
from briefgen.assembling.draft import Draft, begin
from briefgen.assembling.project import Project
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.model import highest
from briefgen.style import Look
from briefgen.templating import Kind, Script
from briefgen.view import Recorded, Trace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's tree, the look it is to have, and the paths that it read.

    `recorded` says what the document depends on.
    """

    document: tree.Document
    look: Look
    reads: tuple[str, ...]
    recorded: Recorded
    warnings: tuple[Diagnostic, ...] = ()


def assemble(
    project: Project,
    kind: Kind,
    subject: str,
    language: str,
    as_of: datetime.datetime,
) -> Assembled:
    """Make the tree of one document.

    `subject` is `portfolio`, or the id of a theme or an initiative. Raises
    BriefgenError with the mistakes of this document.
    """
    trace = Trace(project.portfolio, language, kind.audience, as_of)
    draft = begin(project, kind, subject, trace)
    parts = _parts(draft)
    raised = (kind.front.marking,) if kind.front.marking else ()
    marking = draft.words.marking(highest((*trace.marking(), *raised)))
    return _assembled(draft, subject, parts, marking)


def preview(
    project: Project,
    kind: Kind,
    subject: str,
    language: str,
    as_of: datetime.datetime,
) -> Assembled | None:
    """Make the tree of a public document as it will be once no embargo is left.

    The latest embargo that it read stands where a marking would; None when it read
    none. Raises BriefgenError with the mistakes of this document.
    """
    trace = Trace(project.portfolio, language, "preview", as_of)
    draft = begin(project, kind, subject, trace)
    parts = _parts(draft)
    embargo = trace.label(trace.reads).embargo
    if embargo is None:
        return None
    return _assembled(draft, subject, parts, draft.words.embargo(embargo))


def _assembled(draft: Draft, subject: str, parts: "_Parts", marking: str) -> Assembled:
    front, trace = draft.kind.front, draft.trace
    document = tree.Document(
        front.layout,
        draft.accent,
        _properties(draft, subject, parts, marking),
        parts.head,
        parts.body,
        _furniture(draft, parts, marking),
        parts.notes,
        front.pages,
    )
    return Assembled(document, draft.look, tuple(trace.reads), trace.recorded)


@dataclass(frozen=True, slots=True)
class _Parts:
    head: tree.Head
    body: tree.Blocks
    notes: tuple[tree.Blocks, ...]
    foot: tree.Blocks
    keywords: tuple[str, ...]


def _parts(draft: Draft) -> _Parts:
    """Render every script of the kind.

    Raises BriefgenError with the mistakes of all.
    """
    front = draft.kind.front
    found: list[Diagnostic] = []

    def each(render: Callable[[Script], T], script: Script | None) -> T | None:
        try:
            return None if script is None else render(script)
        except BriefgenError as error:
            found.extend(error.diagnostics)
            return None

    head = tree.Head(
        each(draft.inline, front.kicker) or (),
        each(draft.title, front.title) or (),
        each(draft.inline, front.subtitle) or (),
    )
    body, notes = each(draft.blocks, draft.kind.body) or ((), ())
    foot = each(draft.foot, front.foot) or ()
    words = tuple(each(draft.inline, word) or () for word in front.keywords)
    if found:
        raise BriefgenError(dict.fromkeys(found))
    return _Parts(head, body, notes, foot, tuple(filter(None, map(tree.plain, words))))


def _properties(
    draft: Draft, subject: str, parts: _Parts, marking: str
) -> tree.Properties:
    day = draft.trace.portfolio.edition.date
    return tree.Properties(
        tree.plain(parts.head.title),
        draft.trace.language,
        draft.organization,
        draft.kind.name,
        subject,
        parts.keywords,
        marking,
        "public" if draft.trace.audience == "public" else "internal",
        day.isoformat(),
        datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
    )


def _furniture(draft: Draft, parts: _Parts, marking: str) -> tree.Furniture:
    numbered = draft.kind.front.layout != "factsheet"
    return tree.Furniture(
        draft.organization,
        marking,
        tree.plain(parts.head.title),
        draft.phrase("Page {page} of {pages}") if numbered else "",
        draft.phrase("Figure"),
        draft.phrase("Table"),
        draft.phrase("Notes"),
        parts.foot,
    )
