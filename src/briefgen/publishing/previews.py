"""Turn a plan into a plan with previews, and soften errors of documents that have one.

A preview is a public document as it will be once no embargo is left, made among the
internal outputs; a public document that reads nothing embargoed has none.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace

from briefgen.errors import Diagnostic
from briefgen.planning.plan import FOR_GOOD, Plan, Planned, instant
from briefgen.publishing.report import Published, Result
from briefgen.publishing.withdraw import RULE

PREVIEW = "preview"  # stands for the audience; the folder among the internal outputs
HINT = "its preview is among the internal outputs; build again once it may be published"


def with_previews(plan: Plan, as_of: datetime.datetime) -> Plan:
    """Return the plan with previews of all public documents while an embargo is left."""
    now = instant(as_of)
    if not any(embargo > now for embargo in plan.embargoes):
        return plan
    public = (document for document in plan.documents if document.audience == "public")
    previews = (
        replace(document, audience=PREVIEW, held="")
        for document in public
        if document.held not in FOR_GOOD
    )
    return replace(plan, documents=(*plan.documents, *previews))


def without(plan: Plan, needless: Iterable[Planned]) -> Plan:
    """Return the plan without previews of documents that read nothing under embargo."""
    names = {document.name for document in needless}
    documents = (
        document
        for document in plan.documents
        if document.audience != PREVIEW or document.name not in names
    )
    return replace(plan, documents=tuple(documents))


def softened(
    published: Iterable[Published], results: Iterable[Result]
) -> tuple[Diagnostic, ...]:
    """Return messages in which a document held back is no error if it has a preview."""
    names = {
        result.document.name
        for result in results
        if result.document.audience == PREVIEW
        and result.outcome not in {"failed", "held back", "withdrawn"}
    }
    return tuple(
        _softened(diagnostic)
        if diagnostic.rule == RULE
        and each.document.audience == "public"
        and each.document.name in names
        else diagnostic
        for each in published
        for diagnostic in each.diagnostics
    )


def _softened(diagnostic: Diagnostic) -> Diagnostic:
    return replace(diagnostic, severity="warning", hint=HINT)
