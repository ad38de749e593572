"""Turn a workspace into the texts that each of its languages lacks, and who owns them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress

from briefgen import trust
from briefgen.assembly import Project, open_project
from briefgen.errors import Diagnostic, Place, in_order
from briefgen.languages import facts
from briefgen.model import Language
from briefgen.reading.fields import is_missing_in
from briefgen.value_classes import dataclass
from briefgen.workspace import Workspace

ROOTS = ("initiatives", "themes")


@dataclass(frozen=True, slots=True)
class MissingText:
    """A text without words in a language: who owns it, its field there, its place.

    The owner is an initiative or a theme by its path, `portfolio`, or a file.
    """

    owner: str
    field: str
    place: Place


@dataclass(frozen=True, slots=True)
class LanguageGaps:
    """A language of the workspace, whether it is a draft, and the texts that it lacks."""

    language: Language
    draft: bool
    missing: tuple[MissingText, ...]


def missing_texts(workspace: Workspace) -> tuple[LanguageGaps, ...]:
    """Return what each language of a workspace lacks, in the order of its languages.

    Raises BriefgenError if the data have other mistakes.
    """
    project = open_project(workspace, trust.custom_kinds(workspace.root))
    gaps = in_order(project.gaps)
    paths = _paths(project, {each.place for each in gaps})
    return tuple(
        LanguageGaps(
            code,
            project.portfolio.edition.is_draft(code),
            tuple(_missing(gaps, code, paths)),
        )
        for code in workspace.configuration.languages
    )


def _paths(project: Project, places: Collection[Place]) -> Mapping[Place, str]:
    """Return the paths of the values at some places."""
    if not places:
        return {}
    known = project.portfolio.places.items()
    return {place: path for path, place in known if place in places}


def _missing(
    gaps: Iterable[Diagnostic], code: Language, paths: Mapping[Place, str]
) -> Iterator[MissingText]:
    name = facts(code).name
    for gap in gaps:
        if is_missing_in(gap, name):
            path = paths.get(gap.place, "")
            yield MissingText(*_owner(path, gap.place.path), gap.place)


def _owner(path: str, file: str) -> tuple[str, str]:
    """Return who owns the value at a path, and which of its fields that is."""
    root, _, below = path.partition(".")
    if root not in ROOTS:
        return (root, below) if below else (file, path)
    with suppress(ValueError):
        named, field = below.split(".", 1)
        return f"{root}.{named}", field
    return f"{root}.{below}", ""
