"""Turn a project's kinds, subjects and languages into the plan of its documents."""

import datetime
from collections.abc import Iterator

from briefgen.assembling import Project
from briefgen.building.digests import instant
from briefgen.building.plan import INTERNAL, Embargo, Output, Plan, Planned
from briefgen.model import Portfolio
from briefgen.templating import Kind
from briefgen.writers import FORMATS

BEGUN = datetime.datetime.min.replace(tzinfo=datetime.UTC)
NEVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)


def enumerate_documents(project: Project) -> Plan:
    """Plan every document, by kind, subject and language."""
    portfolio, configuration = project.portfolio, project.workspace.configuration
    embargoes = {
        instant(release.embargo)
        for release in portfolio.releases.values()
        if release.embargo is not None
    }
    return Plan(
        tuple(found for kind in project.kinds for found in _documents(project, kind)),
        tuple(theme.id for theme in portfolio.themes),
        tuple(sorted(embargoes)),
        configuration.style,
        configuration.output,
        _labels(portfolio),
    )


def _labels(portfolio: Portfolio) -> tuple[Embargo, ...]:
    """Give all that is to be public after an embargo, by when that ends."""
    held = [
        (release.embargo, path)
        for path, release in portfolio.releases.items()
        if release.embargo is not None and release.public
    ]
    return tuple(
        Embargo(path, until.isoformat(), str(portfolio.places[path]))
        for until, path in sorted(held)
    )


def _documents(project: Project, kind: Kind) -> Iterator[Planned]:
    configuration = project.workspace.configuration
    formats = dict.fromkeys(kind.formats or configuration.formats)
    for subject, theme in _subjects(project.portfolio, kind.per):
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
                _held(project.portfolio, kind, subject),
            )


def _held(portfolio: Portfolio, kind: Kind, subject: str) -> str:
    """Say until when a kind leaves a subject out, where it asks for released ones.

    A subject of whose initiatives none is released has nothing to be told.
    """
    if kind.only is None or kind.audience == "internal":
        return ""
    own = _until(portfolio, kind.about(subject))
    within = [_until(portfolio, path) for path in _within(portfolio, kind, subject)]
    until = max(own, min(within, default=BEGUN))
    if until == NEVER:
        return INTERNAL
    return "" if until == BEGUN else until.isoformat()


def _until(portfolio: Portfolio, path: str) -> datetime.datetime:
    """Give the instant at which something may be published."""
    release = portfolio.release_of(path)
    return (release.embargo or BEGUN) if release.public else NEVER


def _within(portfolio: Portfolio, kind: Kind, subject: str) -> Iterator[str]:
    """Give the paths of the initiatives of a theme, or of all."""
    for each in portfolio.initiatives:
        if kind.per == "portfolio" or (kind.per, subject) == ("theme", each.theme):
            yield f"initiatives.{each.id}"


def _subjects(portfolio: Portfolio, per: str) -> list[tuple[str, str | None]]:
    match per:
        case "theme":
            return [(theme.id, theme.id) for theme in portfolio.themes]
        case "initiative":
            return [(found.id, found.theme) for found in portfolio.initiatives]
        case _:
            return [("portfolio", None)]
