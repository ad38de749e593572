"""Turn a file of the workspace into the keys by which documents record it."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefgen.assembly import Project
from briefgen.errors import Place, mistake
from briefgen.files import content
from briefgen.phrases import PHRASES
from briefgen.provenance.identify_file import named
from briefgen.provenance.workspace_snapshot import Inquiry
from briefgen.reading import Mapping, load
from briefgen.reading.fields import meant
from briefgen.state.source_stamps import CONFIGURATION, FOLDERS, files
from briefgen.style import Look
from briefgen.workspace import DESIGNS

TEMPLATES, CHARTS = "templates/", "charts/"
SOURCES = tuple(f"{folder}/" for folder in FOLDERS)
RULE = "unknown-source"


def source(file: Path, inquiry: Inquiry) -> str:
    """Return the path of a file that documents may be made from.

    Raises BriefgenError for any other file, and for one that does not exist.
    """
    file_named = named(file, inquiry.site.root)
    if file_named.sha256 is None:
        hint = meant(file_named.shown, files(inquiry.site.root))
        raise mistake(Place(file_named.shown), "there is no such file", RULE, hint)
    alone = (CONFIGURATION, inquiry.project.workspace.configuration.style)
    if file_named.shown not in alone and not file_named.shown.startswith(SOURCES):
        message = "no document is made from this file"
        hint = f"sources are in {', '.join(FOLDERS)}, and {CONFIGURATION}"
        raise mistake(Place(file_named.shown), message, RULE, hint)
    return file_named.shown


def names_of(
    project: Project, path: str, line: int | None
) -> Iterator[tuple[str, str]]:
    """Yield the kinds and keys by which documents record a file of the workspace.

    A line matters only in the file of phrases.
    """
    if path.startswith(TEMPLATES):
        name = path.removeprefix(TEMPLATES)
        yield from (("template", name), ("picture", name))
        yield from (("kind", kind.name) for kind in project.kinds if kind.path == path)
    if path.startswith(CHARTS):
        stem = PurePosixPath(path).stem
        yield ("code" if path.endswith(".py") else "chart", stem)
    if path == PHRASES:
        yield from (("phrase", phrase) for phrase in _phrases(project, line))
    if path == CONFIGURATION:
        yield "setting", "organization"
    looks = {} if project.style is None else project.style.looks
    for layout, look in looks.items():
        style = project.workspace.configuration.style
        own = f"{DESIGNS}/{layout}.yaml"
        if path in {style, own} or _holds(project, look, path):
            yield "look", layout


def _phrases(project: Project, line: int | None) -> Iterator[str]:
    """Yield the phrases of the file, or the one on a line."""
    node = load(project.workspace.read_text(PHRASES), PHRASES)
    entries = node.entries if isinstance(node, Mapping) else ()
    before = [each for each in entries if line is None or each.key.place.line <= line]
    yield from (entry.key.text for entry in (before if line is None else before[-1:]))


def _holds(project: Project, look: Look, path: str) -> bool:
    """Return whether a look uses this Word template or font."""
    file = project.workspace.root / path
    if any(face.path == file for face in look.faces.fallback):
        return True
    if look.reference is None or not file.is_file():
        return False
    return content(file, len(look.reference)) == look.reference
