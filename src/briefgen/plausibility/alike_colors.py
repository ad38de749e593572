"""The colours of themes to warnings of two that colour-blind readers cannot tell apart.

What readers without one kind of cone see: G. M. Machado, M. M. Oliveira and L. A. F.
Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
Transactions on Visualization and Computer Graphics 15 (2009), at full severity. How far
apart two colours are: CIE 1976 L*a*b*, the distance of two points.
"""

import math
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from briefgen.errors import Diagnostic
from briefgen.plausibility.material import Material
from briefgen.style import channels, linear

RULE = "alike-colours"
LEAST = 10.0  # of the distance; the colours of the shipped style are 15 apart or more

Triple: TypeAlias = tuple[float, float, float]
Matrix: TypeAlias = tuple[Triple, Triple, Triple]
Seen: TypeAlias = tuple[Triple, ...]  # of a colour, by the sights

SIGHTS: dict[str, Matrix] = {
    "no reader can": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "readers with protanopia cannot": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "readers with deuteranopia cannot": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
WHITE = (0.95047, 1.0, 1.08883)  # CIE standard illuminant D65
XYZ: Matrix = (  # of linear sRGB (IEC 61966-2-1)
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
CUBE, SLOPE, OFFSET = 0.008856, 7.787, 16 / 116  # of CIE L*a*b*


def check(material: Material) -> Iterator[Diagnostic]:
    """Yield a warning for each theme whose own colour is like that of another.

    Colours that the style gives by order are not judged: there they repeat.
    """
    style = material.project.style
    if style is None:
        return
    having = {each.theme for each in material.portfolio.initiatives}
    themes = [each for each in material.portfolio.themes if each.id in having]
    colors = {
        each.id: each.color or style.accent(place) for place, each in enumerate(themes)
    }
    own = {each.id for each in themes if each.color}
    kept: dict[str, Seen] = {}  # unlike one another: never many, however many themes
    warned: set[str] = set()
    for theme, color in colors.items():
        perceived = tuple(_in_lab(color, sight) for sight in SIGHTS.values())
        other, who = _alike(perceived, kept)
        if not who:
            kept[theme] = perceived
        name = theme if theme in own else other
        if who and name in own - warned:
            warned.add(name)
            unlike = other if name == theme else theme
            message = f"{who} tell the colour of '{name}' from that of '{unlike}'"
            hint = f"{colors[name]} and {colors[unlike]}: make one darker, or bluer"
            yield material.warning(f"themes.{name}.color", message, RULE, hint)


def _alike(perceived: Seen, kept: Mapping[str, Seen]) -> tuple[str, str]:
    """Return the first theme whose colour is like one, and who sees them so; or nothing."""
    for theme, other in kept.items():
        for who, *both in zip(SIGHTS, perceived, other, strict=True):
            if math.dist(*both) < LEAST:
                return theme, who
    return "", ""


def _in_lab(color: str, sight: Matrix) -> Triple:
    """Return a colour in CIE L*a*b*, as a reader with this sight sees it."""
    red, green, blue = map(linear, channels(color))
    perceived = _product(sight, (red, green, blue))
    shown = [min(1.0, max(0.0, part)) for part in perceived]
    x, y, z = (
        _cubed(part / white)
        for part, white in zip(_product(XYZ, (*shown,)), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _product(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _cubed(ratio: float) -> float:
    return ratio ** (1 / 3) if ratio > CUBE else SLOPE * ratio + OFFSET
