"""The repository's own style as looks, read without the code that reads styles."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from briefgen.style import (
    Design,
    Faces,
    FootDesign,
    HeadDesign,
    Look,
    NumberingDesign,
    PageSetup,
    Palette,
    TextStyle,
)

ROOT = Path(__file__).parents[3]
STYLE = ROOT / "templates" / "style.yaml"
DESIGNS = ROOT / "src" / "briefgen" / "style_file" / "designs"
LETTER = {"width": 612.0, "height": 792.0}


@cache
def look(layout: str) -> Look:
    """Build the look of a layout from `templates/style.yaml` and its page design."""
    style = yaml.safe_load(STYLE.read_text(encoding="utf-8"))
    own = yaml.safe_load((DESIGNS / f"{layout}.yaml").read_text(encoding="utf-8"))
    below = own.get("texts", {})
    above = style["layouts"].get(layout, {}).get("texts", {})
    roles = {
        role: {**settings, **below.get(role, {}), **above.get(role, {})}
        for role, settings in style["texts"].items()
    }
    palette = {**style["palette"], "accents": tuple(style["palette"]["accents"])}
    return Look(
        faces=Faces(**style["faces"]),
        palette=Palette(**palette),
        page=page_of(own["page"]),
        texts={role: text_style(settings, style) for role, settings in roles.items()},
        spaces=style["spaces"],
        band=own["band"],
        design=Design(
            HeadDesign(**(own["head"] | {"order": tuple(own["head"]["order"])})),
            FootDesign(**(own["foot"] | {"columns": tuple(own["foot"]["columns"])})),
            NumberingDesign(**own["numbering"]),
            own["columns"],
            own["overflow"],
            own.get("maps", "natural"),
        ),
    )


def page_of(given: dict[str, Any]) -> PageSetup:
    """Read the page of a design of the size letter, which may lie."""
    named = {"size", "orientation"}
    assert given["size"] == "letter"
    edges = {side: float(given[side]) for side in given.keys() - named}
    sides = sorted(LETTER.values(), reverse=given["orientation"] == "landscape")
    return PageSetup(sides[0], sides[1], **edges)


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
