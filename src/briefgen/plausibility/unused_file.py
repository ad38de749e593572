"""Files of a workspace to warnings that no document is made with them.

A chart that no template names, a section that no template includes, and a picture that
neither templates nor data show are told, each at its file.
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.model import Illustration
from briefgen.plausibility.material import Material

RULE = "unused-file"
PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif")
HINT = "use it, or remove the file"
NAME = r"(?<![\w./-]){}(?![\w/-]|\.\w)"  # a name by itself


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each file that nothing uses."""
    text = _text(material)
    if "](chart:{{" not in text:
        for name, chart in material.project.charts.items():
            shown = re.search(NAME.format(f"chart:{re.escape(name)}"), text)
            if not isinstance(chart, BriefgenError) and not shown:
                yield _warning(chart.place.path, "no template shows this chart")
    included = material.project.renderer.sections
    for path, is_picture in _files(material):
        name = path.partition("/")[2]
        if is_picture and name not in text and name not in _illustrations(material):
            yield _warning(path, "nothing shows this picture")
        if not is_picture and path not in included:
            yield _warning(path, "no template includes this section")


def _text(material: Material) -> str:
    """Return the text of all templates, and of the style, which may name pictures."""
    workspace = material.project.workspace
    scripts = [each.script.text for each in material.templates]
    return "\n".join([*scripts, workspace.read_text(workspace.configuration.style)])


def _illustrations(material: Material) -> set[str]:
    """Return the files of the pictures and icons in the data."""
    values = (value for _, value in material.values)
    icons = {each.icon for each in material.portfolio.themes if each.icon}
    return icons | {each.file for each in values if isinstance(each, Illustration)}


def _files(material: Material) -> Iterator[tuple[str, bool]]:
    """Yield pictures and sections; whether one is a picture."""
    workspace = material.project.workspace
    for folder in ("templates", *workspace.folders("templates")):
        for name in sorted(each.name for each in (workspace.root / folder).iterdir()):
            suffix = PurePosixPath(name).suffix.lower()
            if suffix in PICTURES and not name.startswith("."):
                yield f"{folder}/{name}", True
            elif suffix == ".md" and folder != "templates":
                yield f"{folder}/{name}", False


def _warning(path: str, message: str) -> Diagnostic:
    return Diagnostic(Place(path), message, RULE, HINT, "warning")
