"""A kind, a subject and a language of a project to the tree of one document."""

import datetime
from dataclasses import dataclass

from briefgen import tree
from briefgen.assembling.draft import Draft, begin
from briefgen.assembling.project import Project
from briefgen.errors import Diagnostic
from briefgen.model import highest
from briefgen.style import Look
from briefgen.templating import Kind


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document's tree, the look it is to have, and the paths that it read."""

    document: tree.Document
    look: Look
    reads: tuple[str, ...]
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
    draft = begin(project, kind, subject, language, as_of)
    front = kind.front
    head = tree.Head(*map(draft.inline, (front.kicker, front.title, front.subtitle)))
    body, notes = draft.blocks(kind.body)
    foot = draft.blocks(front.foot)[0] if front.foot else ()
    keywords = tuple(tree.plain(draft.inline(word)) for word in front.keywords)
    raised = (front.marking,) if front.marking else ()
    marking = draft.words.marking(highest((*draft.trace.marking(), *raised)))
    document = tree.Document(
        front.layout,
        draft.accent,
        _properties(draft, subject, head, keywords, marking),
        head,
        body,
        _furniture(draft, head, marking, foot),
        notes,
        front.pages,
    )
    return Assembled(document, draft.look, tuple(draft.trace.reads))


def _properties(
    draft: Draft,
    subject: str,
    head: tree.Head,
    keywords: tuple[str, ...],
    marking: str,
) -> tree.Properties:
    day = draft.trace.portfolio.edition.date
    front = draft.kind.front
    internal = front.audience == "internal"
    return tree.Properties(
        tree.plain(head.title),
        draft.trace.language,
        draft.organization,
        draft.kind.name,
        subject,
        keywords,
        marking,
        front.audience,
        day.isoformat(),
        datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
        internal if front.controls is None else front.controls,
    )


def _furniture(
    draft: Draft, head: tree.Head, marking: str, foot: tree.Blocks
) -> tree.Furniture:
    numbered = draft.kind.front.layout != "factsheet"
    return tree.Furniture(
        draft.organization,
        marking,
        tree.plain(head.title),
        draft.phrase("Page {page} of {pages}") if numbered else "",
        draft.phrase("Figure"),
        draft.phrase("Table"),
        draft.phrase("Notes"),
        foot,
    )
