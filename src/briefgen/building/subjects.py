"""Turn a project's kinds, subjects and languages into the plan of its documents."""

from collections.abc import Iterator

from briefgen.assembling import Project
from briefgen.building.digests import instant
from briefgen.building.plan import INTERNAL, Output, Plan, Planned
from briefgen.model import Portfolio
from briefgen.templating import Kind
from briefgen.writers import FORMATS


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
    """Say until when a kind leaves a subject out, where it asks for released ones."""
    if kind.only is None or kind.audience == "internal":
        return ""
    release = portfolio.release_of(kind.about(subject))
    if not release.public:
        return INTERNAL
    return "" if release.embargo is None else release.embargo.isoformat()


def _subjects(portfolio: Portfolio, per: str) -> list[tuple[str, str | None]]:
    match per:
        case "theme":
            return [(theme.id, theme.id) for theme in portfolio.themes]
        case "initiative":
            return [(found.id, found.theme) for found in portfolio.initiatives]
        case _:
            return [("portfolio", None)]
