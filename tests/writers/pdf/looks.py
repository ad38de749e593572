"""The repository's own style as looks, read without the code that reads styles."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefgen.style import Faces, Look, PageSetup, Palette, TextStyle

STYLE = Path(__file__).parents[3] / "templates" / "style.yaml"


@cache
def look(layout: str) -> Look:
    """Build the look of a layout from `templates/style.yaml`."""
    style = yaml.safe_load(STYLE.read_text(encoding="utf-8"))
    own = style["layouts"][layout]
    roles = {
        role: {**settings, **own.get("texts", {}).get(role, {})}
        for role, settings in style["texts"].items()
    }
    palette = {**style["palette"], "accents": tuple(style["palette"]["accents"])}
    return Look(
        faces=Faces(**style["faces"]),
        palette=Palette(**palette),
        page=PageSetup(**own["page"]),
        texts={role: text_style(settings, style) for role, settings in roles.items()},
        spaces=style["spaces"],
        band=own.get("band", False),
    )


def text_style(settings: dict[str, Any], style: dict[str, Any]) -> TextStyle:
    """Resolve the named sizes and spaces of a role."""
    named: dict[str, Any] = {
        "size": style["sizes"].get(settings["size"], settings["size"]),
        **{
            side: style["spaces"].get(settings[side], settings[side])
            for side in ("before", "after")
            if side in settings
        },
    }
    return TextStyle(**{**settings, **named})
