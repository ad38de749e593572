"""Turn a project's kinds, subjects and languages into the plan of its documents."""

import datetime
from collections.abc import Iterator, Sequence

from briefgen.assembly import Project
from briefgen.errors import BriefgenError, Diagnostic, Place, in_order, mistake
from briefgen.formats import FORMATS
from briefgen.model import Portfolio
from briefgen.planning.plan import (
    DRAFT,
    EMPTY,
    INTERNAL,
    Embargo,
    Output,
    Plan,
    Planned,
    instant,
)
from briefgen.templating import DocumentKind
from briefgen.view import Subject, Way, subject_kind

BEGUN = datetime.datetime.min.replace(tzinfo=datetime.UTC)
MOST = 200_000  # documents of one workspace
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def enumerate_documents(project: Project) -> Plan:
    """Return the plan of every document, by kind, subject and language.

    Raises BriefgenError if there are too many, and if two subjects have one id.
    """
    portfolio, configuration = project.portfolio, project.workspace.configuration
    _judge_twins(project)
    _bound(project)
    embargoes = {
        instant(release.embargo)
        for release in portfolio.releases.values()
        if release.embargo is not None
    }
    return Plan(
        tuple(
            document for kind in project.kinds for document in _documents(project, kind)
        ),
        tuple(theme.id for theme in portfolio.themes),
        tuple(sorted(embargoes)),
        configuration.style,
        configuration.output,
        _labels(portfolio),
    )


def _judge_twins(project: Project) -> None:
    """Raise BriefgenError for values of the data that would be one in names of files."""
    data, mistakes = project.portfolio, []
    for per in dict.fromkeys(kind.per for kind in project.kinds):
        grouping = subject_kind(per).grouping
        for name, first, other in () if grouping is None else grouping.twins(data):
            message = f"this {per} and that at {data.places[first]} are both '{name}'"
            hint = "write the same name for the same, in every language"
            place = data.places[other]
            mistakes.append(Diagnostic(place, message, "same-output", hint))
    if mistakes:
        raise BriefgenError(in_order(mistakes))


def _bound(project: Project) -> None:
    """Raise BriefgenError for the kind with which there are too many documents."""
    number, languages = 0, project.workspace.configuration.languages
    for kind in project.kinds:
        number += len(_subjects(project.portfolio, kind)) * len(languages)
        if number > MOST:
            message = f"with this kind there are more than {MOST:,} documents"
            hint = "make them of a theme, or divide the workspace"
            raise mistake(Place(kind.path), message, "too-large", hint)


def _labels(portfolio: Portfolio) -> tuple[Embargo, ...]:
    """Return everything that will be public after an embargo, by when that ends."""
    held = [
        (release.embargo, path)
        for path, release in portfolio.releases.items()
        if release.embargo is not None and release.public
    ]
    return tuple(
        Embargo(path, until.isoformat(), str(portfolio.places[path]))
        for until, path in sorted(held)
    )


def _documents(project: Project, kind: DocumentKind) -> Iterator[Planned]:
    configuration = project.workspace.configuration
    formats = dict.fromkeys(kind.formats or configuration.formats)
    draft = project.portfolio.edition.is_draft
    for subject in _subjects(project.portfolio, kind):
        held = _held(project.portfolio, kind, subject)
        for language in configuration.languages:
            stem = f"{kind.name}/{kind.name}-{subject.id}.{language}"
            yield Planned(
                kind.name,
                subject.id,
                language,
                kind.audience,
                subject.theme,
                kind.path,
                tuple(Output(name, stem + FORMATS[name].suffix) for name in formats),
                DRAFT if draft(language) else held,
            )


def _held(portfolio: Portfolio, kind: DocumentKind, subject: Subject) -> str:
    """Return until when a public kind with `released` leaves a subject out, or "".

    If none of its initiatives is released, there is nothing to say about a subject. One
    that is not released itself is left out if the kind asks for that, and refused
    otherwise.
    """
    grouped = subject_kind(kind.per).grouping
    chooses = kind.only or kind.chooses or grouped or kind.front.where
    if kind.audience == "internal" or not chooses:
        return ""
    if not subject.members:
        return EMPTY
    own = BEGUN if kind.only is None else _until(portfolio, kind.about(subject.id))
    earliest = min(_until_shown(portfolio, way) for _, way in subject.members)
    until = max(own, earliest)
    if until == NEVER:
        return INTERNAL
    return "" if until == BEGUN else until.isoformat()


def _until_shown(portfolio: Portfolio, way: Way) -> datetime.datetime:
    """Return the instant from which of each of several paths one may be published."""
    return max(min(_until(portfolio, path) for path in paths) for paths in way)


def _until(portfolio: Portfolio, path: str) -> datetime.datetime:
    """Return the instant from which something may be published."""
    release = portfolio.release_of(path)
    return (release.embargo or BEGUN) if release.public else NEVER


def _subjects(portfolio: Portfolio, kind: DocumentKind) -> Sequence[Subject]:
    chosen = subject_kind(kind.per).chosen(portfolio, kind.front.where)
    return tuple(each for each in chosen if each.id not in kind.front.without)
