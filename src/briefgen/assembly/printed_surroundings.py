"""A document to all its lines: marking, content, and the properties of its file."""

from collections.abc import Iterator

from briefgen.assembly.document_tree import Assembled
from briefgen.assembly.load_project import Project
from briefgen.assembly.printed_values import Lines, Printed, PrintedLine, printed
from briefgen.configuration import ORGANIZATION
from briefgen.errors import Place
from briefgen.model import Portfolio
from briefgen.templating import DocumentKind


def lines(project: Project, kind: DocumentKind, assembled: Assembled) -> Lines:
    """Return the lines of a document in reading order, with those around its content."""
    content = printed(assembled.document, assembled.words, assembled.keywords)
    return (
        *_marking(project, kind, assembled),
        *content,
        _organization(project, assembled.document.properties.language),
    )


def _marking(
    project: Project, kind: DocumentKind, assembled: Assembled
) -> Iterator[PrintedLine]:
    """Yield the marking, and the labels behind it: markings, and an embargo."""
    portfolio = project.portfolio
    text = assembled.document.furniture.marking
    configuration = project.workspace.configuration
    markings = tuple(_markings(portfolio, kind, assembled))
    if not markings and configuration.marking and kind.audience == "internal":
        place = configuration.places.get("marking")
        markings = (Printed(configuration.marking, "marking", place),)
    formula = "marking" if markings else "embargo"
    if text:
        inputs = tuple(dict.fromkeys((*markings, *_embargoes(portfolio, assembled))))
        yield PrintedLine(text, (Printed(text, formula=formula, inputs=inputs),))


def _embargoes(portfolio: Portfolio, assembled: Assembled) -> Iterator[Printed]:
    """Yield the labels with the latest embargo, unless it has passed."""
    untils = {path: portfolio.release_of(path).embargo for path in assembled.reads}
    latest = max((each for each in untils.values() if each is not None), default=None)
    if (
        latest is None
        or assembled.words.embargo(latest) not in assembled.document.furniture.marking
    ):
        return
    for path, embargo in untils.items():
        if embargo == latest:
            yield _label(portfolio, path, "embargo", latest.isoformat())


def _markings(
    portfolio: Portfolio, kind: DocumentKind, assembled: Assembled
) -> Iterator[Printed]:
    """Yield the labels with the highest marking of each scale."""
    markings = {path: portfolio.release_of(path).marking for path in assembled.reads}
    raised = kind.front.marking
    every = (each for each in (*markings.values(), raised) if each is not None)
    tops = portfolio.jurisdiction.highest(every)
    for path, marking in markings.items():
        if marking in tops:
            yield _label(portfolio, path, "marking", marking or "")
    if raised in tops:
        yield Printed(raised or "", "marking", Place(kind.path))


def _label(portfolio: Portfolio, path: str, name: str, text: str) -> Printed:
    """Return a label at its declaration, or the mapping that has it by default."""
    carrier = path
    while carrier not in portfolio.releases:
        carrier = _above(carrier)
    at = carrier
    while at and f"{at}.release.{name}" not in portfolio.places:
        at = _above(at)
    declared = f"{at}.release.{name}" if at else carrier
    return Printed(text, declared, portfolio.places[declared])


def _above(path: str) -> str:
    return path.rpartition(".")[0]


def _organization(project: Project, language: str) -> PrintedLine:
    """Return the organization's name, and its place in the configuration."""
    configuration = project.workspace.configuration
    if configuration.lacks(language):
        return PrintedLine("", ())
    name = configuration.organization
    path = name.path_in(language, ORGANIZATION)
    text = name.by_language[name.language_of(language)]
    place = project.portfolio.places.get(path)
    return PrintedLine(text, (Printed(text, path, place),))
