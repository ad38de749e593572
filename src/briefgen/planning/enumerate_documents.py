"""Turn a project's kinds, subjects and languages into the plan of its documents."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.errors import Place, mistake
from briefgen.formats import FORMATS
from briefgen.model import Portfolio
from briefgen.planning.plan import (
    EMPTY,
    INTERNAL,
    Embargo,
    Output,
    Plan,
    Planned,
    instant,
)
from briefgen.templating import DocumentKind

BEGUN = datetime.datetime.min.replace(tzinfo=datetime.UTC)
Paths: TypeAlias = tuple[str, ...]  # of an initiative, and of the theme it is told with
MOST = 200_000  # documents of one workspace
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def enumerate_documents(project: Project) -> Plan:
    """Return the plan of every document, by kind, subject and language.

    Raises BriefgenError if there are too many.
    """
    portfolio, configuration = project.portfolio, project.workspace.configuration
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


def _bound(project: Project) -> None:
    """Raise BriefgenError for the kind with which there are too many documents."""
    number, languages = 0, project.workspace.configuration.languages
    for kind in project.kinds:
        number += len(_subjects(project.portfolio, kind.per)) * len(languages)
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
    within = _within(project.portfolio, kind.per)
    for subject, theme in _subjects(project.portfolio, kind.per):
        held = _held(project.portfolio, kind, subject, within.get(subject, ()))
        for language in configuration.languages:
            stem = f"{kind.name}/{kind.name}-{subject}.{language}"
            yield Planned(
                kind.name,
                subject,
                language,
                kind.audience,
                theme,
                kind.path,
                tuple(Output(name, stem + FORMATS[name].suffix) for name in formats),
                held,
            )


def _held(
    portfolio: Portfolio, kind: DocumentKind, subject: str, within: Sequence[Paths]
) -> str:
    """Return until when a public kind with `released` leaves a subject out, or "".

    If none of its initiatives is released, there is nothing to say about a subject;
    `within` are the paths of each initiative and of its theme. A subject that is not
    released itself is left out if the kind asks for that, and refused otherwise.
    """
    if kind.audience == "internal" or not (kind.only or kind.chooses):
        return ""
    if not within:
        return EMPTY
    own = BEGUN if kind.only is None else _until(portfolio, kind.about(subject))
    earliest = min(max(_until(portfolio, path) for path in paths) for paths in within)
    until = max(own, earliest)
    if until == NEVER:
        return INTERNAL
    return "" if until == BEGUN else until.isoformat()


def _until(portfolio: Portfolio, path: str) -> datetime.datetime:
    """Return the instant from which something may be published."""
    release = portfolio.release_of(path)
    return (release.embargo or BEGUN) if release.public else NEVER


def _within(portfolio: Portfolio, per: str) -> Mapping[str, Sequence[Paths]]:
    """Return the paths of the initiatives of each subject."""
    within: dict[str, list[Paths]] = {}
    for initiative in portfolio.initiatives:
        own, theme = f"initiatives.{initiative.id}", f"themes.{initiative.theme}"
        paths = (own,) if per == "initiative" else (own, theme)
        subjects = {"theme": initiative.theme, "initiative": initiative.id}
        within.setdefault(subjects.get(per, "portfolio"), []).append(paths)
    return within


def _subjects(portfolio: Portfolio, per: str) -> list[tuple[str, str | None]]:
    match per:
        case "theme":
            return [(theme.id, theme.id) for theme in portfolio.themes]
        case "initiative":
            return [
                (initiative.id, initiative.theme)
                for initiative in portfolio.initiatives
            ]
        case _:
            return [("portfolio", None)]
