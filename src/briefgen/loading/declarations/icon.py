"""The icon of a theme: one of ours by its name, or a drawing of the workspace."""

from briefgen.loading.declarations.illustration import template_path
from briefgen.model import ICONS
from briefgen.reading import quoted
from briefgen.reading.fields import Field, Schema, Unreadable, meant, scalar

ENDING = ".svg"


def icon() -> Field[str]:
    """Declare an icon: a name, or the path of an SVG under `templates/`."""
    path: Schema = {"type": "string", "pattern": r"\.svg$"}
    return scalar(
        _icon, {"anyOf": [{"enum": list(ICONS)}, path]}, "the name of an icon"
    )


def _icon(value: str) -> str:
    if value in ICONS:
        return value
    if not value.lower().endswith(ENDING):
        message = f"expected one of {', '.join(ICONS)} or an SVG, found {quoted(value)}"
        raise Unreadable(message, "icon", meant(value, ICONS))
    return template_path(value)
