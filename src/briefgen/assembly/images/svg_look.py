"""The attributes of a shape of an SVG to its colours; what is not drawn is refused."""

import re
from collections.abc import Mapping

from lxml import etree

from briefgen.assembly.images.svg_numbers import DrawingError, share
from briefgen.reading import quoted

HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
SHORT = 3  # digits of a colour that doubles each
NAMED = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "none": ""}
INHERITED = ("fill", "stroke", "stroke-width", "opacity", "fill-opacity", "fill-rule")
USUAL = {"fill": "black", "stroke": "none", "stroke-width": "1", "opacity": "1"}

# What changes a shape and is not drawn, with the values that change nothing.
UNDRAWN: Mapping[str, tuple[str, ...]] = {
    "class": (),
    "clip-path": ("none",),
    "display": ("inline", "block"),
    "filter": ("none",),
    "mask": ("none",),
    "mix-blend-mode": ("normal",),
    "stroke-dasharray": ("none",),
    "stroke-opacity": ("1",),
    "visibility": ("visible",),
}


def judge(node: etree._Element, name: str) -> None:
    """Raise DrawingError for a look that would not be shown as it is meant."""
    stated = _stated(node)
    for each, harmless in UNDRAWN.items():
        if stated.get(each) and stated[each] not in harmless:
            raise DrawingError(f"has <{name} {each}=…>, which is not drawn")


def look_of(node: etree._Element, around: Mapping[str, str]) -> Mapping[str, str]:
    """Return the look of a node in one that is around it; opacities multiply."""
    stated = _stated(node)
    own = {name: stated[name] for name in INHERITED if stated.get(name)}
    opacity = share(around["opacity"]) * share(own.get("opacity", "1"))
    return {**around, **own, "opacity": f"{opacity:.6f}"}


def color(stated: str, current: str) -> str:
    """Return a colour as `#rrggbb`, or nothing for none; `current` is `currentColor`."""
    if stated.lower() == "currentcolor":
        return current
    if HEX.fullmatch(stated):
        digits = stated[1:].lower()
        return f"#{digits if len(digits) > SHORT else ''.join(2 * d for d in digits)}"
    if stated.lower() in NAMED:
        return NAMED[stated.lower()]
    raise DrawingError(f"has the colour {quoted(stated)}", "write colours as #rrggbb")


def _stated(node: etree._Element) -> Mapping[str, str]:
    """Return the attributes of a node, those of its `style` winning."""
    stated = {str(name): str(each).strip() for name, each in node.attrib.items()}
    for rule in stated.get("style", "").split(";"):
        name, _, value = rule.partition(":")
        stated[name.strip()] = value.strip()
    return stated
