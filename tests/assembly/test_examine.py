"""A document that is only checked is the document that would be made, without a record."""

import pytest

from briefgen.assembly import examine
from briefgen.assembly.begin_draft import begin
from briefgen.assembly.document_tree import Assembled, finish
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.templating import read
from tests.sample_documents import DOCUMENTS, NOON, project

SHEET = """---
title: "{{ theme.title }}"
per: theme
audience: %s
layout: note
---
%s
"""
BODIES = (
    "[here](https://example.org) {{ theme.lead }}",
    "{{ theme.advice.issue }} {{ portfolio.initiatives | length }}",
    "{% for each in portfolio.initiatives %}{{ each.partners[0].name }}{% endfor %}",
    "![a](chart:funding-by-theme) ![b](chart:nothing) ![c](pictures/none.png)",
    "{{ theme.initiatives.reach | map(attribute='count') | first | money }}",
    "{{ 'not translated' | t }} [](#nowhere) {{ theme.title | colon }}",
)


def assembled(name: str, subject: str, language: str, *, recording: bool) -> Assembled:
    kind = next(each for each in project().kinds if each.name == name)
    trace = project().trace(language, kind.audience, NOON)
    trace.recording = recording
    return finish(begin(project(), kind, subject, trace))


@pytest.mark.parametrize(("kind", "subject", "language"), DOCUMENTS)
def test_without_a_record_a_document_is_the_same(
    kind: str, subject: str, language: str
) -> None:
    plain = assembled(kind, subject, language, recording=True)
    quick = assembled(kind, subject, language, recording=False)
    assert quick.document == plain.document
    assert quick.reads == plain.reads
    assert quick.warnings == plain.warnings
    assert plain.recorded
    assert not quick.recorded


def told(body: str, audience: str, language: str) -> tuple[tuple[Diagnostic, ...], ...]:
    """Return what is told of a theme's sheet when it is made, and when it is checked."""
    opened = project()
    kind = read(
        "sheet", "templates/sheet.md", SHEET % (audience, body), opened.renderer
    )
    results = []
    for recording in (True, False):
        trace = opened.trace(language, kind.audience, NOON)
        trace.recording = recording
        try:
            draft = begin(opened, kind, "advancing-gender-equality", trace)
            results.append(finish(draft).warnings)
        except BriefgenError as error:
            results.append(error.diagnostics)
    try:
        found = examine(opened, kind, "advancing-gender-equality", language, NOON)
    except BriefgenError as error:
        found = error.diagnostics
    return (*results, found)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_check_tells_what_a_build_tells(
    body: str, audience: str, language: str
) -> None:
    made, quick, examined = told(body, audience, language)
    assert made == quick == examined


def test_bodies_of_this_test_have_mistakes_and_one_has_none() -> None:
    assert [bool(told(body, "public", "en")[2]) for body in BODIES].count(False) == 1
