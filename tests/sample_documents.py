"""The sample's documents, each assembled once in a run of the tests."""

import datetime
from functools import cache
from pathlib import Path

from briefgen.assembly import Assembled, Project, fit, open_project
from briefgen.workspace import open_workspace
from briefgen.writers import writer

ROOT = Path(__file__).parent.parent
NOON = datetime.datetime(2024, 11, 16, 12, tzinfo=datetime.UTC)
LANGUAGES = ("en", "fr")
THEMES = (
    "expanding-trade-and-investment",
    "creating-opportunities-for-and-protecting-workers",
    "improving-climate-resilience",
    "building-security-capacity",
    "advancing-gender-equality",
    "building-a-fairer-future-for-indigenous-peoples",
)
DOCUMENTS = tuple(
    (kind, subject, language)
    for kind, subjects in (
        ("factsheet", THEMES),
        ("briefing-note", THEMES),
        ("backgrounder", ("portfolio",)),
        ("dashboard", ("portfolio",)),
    )
    for subject in subjects
    for language in LANGUAGES
)


@cache
def project() -> Project:
    """Open the sample, which is this repository."""
    return open_project(open_workspace(ROOT), {})


@cache
def made(kind: str, subject: str, language: str) -> Assembled:
    """Make a document of the sample, fitted to its pages."""
    found = next(each for each in project().kinds if each.name == kind)
    return fit(project(), found, subject, language, NOON).assembled


@cache
def printed(kind: str, subject: str, language: str) -> bytes:
    """Write a document of the sample as PDF."""
    found = made(kind, subject, language)
    return writer("pdf")(found.document, found.look)
