"""The words of a draft's watermark to where, how large and how light they stand."""

from math import cos, radians

from briefgen.style import READABLE, Look, contrast
from briefgen.tree import Document
from briefgen.value_classes import dataclass

ANGLE = 45.0  # degrees, anticlockwise
REACH = 0.75  # of the page's width, or of its height if that is less
FIRST, STEPS = 7, 16  # from the colour of rules to that of paper: light enough
DIGITS = ((1, 3), (3, 5), (5, 7))  # of a colour's parts


@dataclass(frozen=True, slots=True)
class Watermark:
    """What stands across each page, behind its text: words, size in points, colour.

    `width` is that of the words, in points.
    """

    words: str
    size: float
    color: str
    width: float


def watermark(document: Document, look: Look) -> Watermark | None:
    """Return the watermark of a draft, and None of any other document."""
    words = document.options.draft
    if not words:
        return None
    reach = min(look.page.width, look.page.height) * REACH / cos(radians(ANGLE))
    wide = look.faces.face(bold=True).width(words, 1.0)
    size = reach / wide
    return Watermark(words, size, _light(look, document.accent), reach)


def _light(look: Look, accent: str) -> str:
    """Return the darkest grey on which all text can still be read."""
    palette = look.palette
    for step in range(FIRST, STEPS):
        color = _between(palette.rule, palette.paper, step / STEPS)
        texts = (palette.ink, palette.muted, accent)
        if all(contrast(each, color) >= READABLE for each in texts):
            return color
    return palette.paper


def _between(first: str, second: str, share: float) -> str:
    parts = (
        round(int(first[a:b], 16) * (1 - share) + int(second[a:b], 16) * share)
        for a, b in DIGITS
    )
    return f"#{''.join(f'{each:02x}' for each in parts)}"
