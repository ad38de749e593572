"""A document's colours to warnings: its accent as text, and what is on its band."""

from collections.abc import Iterator
from math import floor

from briefgen import style, traversal, tree
from briefgen.errors import Diagnostic, Place

RULE = "contrast"
READABLE = 4.5  # contrast of text (WCAG 2.1, 1.4.3)
ON_BAND = ("kicker", "title", "subtitle")


def check(
    document: tree.Document, look: style.Look, place: Place
) -> Iterator[Diagnostic]:
    """Yield an accent that cannot be read on paper, and text that cannot on the band."""
    accent = document.accent
    yield from _judged(accent, look.palette.paper, "paper", place)
    if not look.band:
        return
    head = document.head
    for role, content, where in zip(
        ON_BAND, (head.kicker, head.title, head.subtitle), head.places, strict=True
    ):
        if content:
            color = look.color(look.text(role).color, accent)
            yield from _judged(color, accent, "band", place)
        if any(isinstance(inline, tree.Link) for inline in traversal.within(content)):
            message = f"a link in the {role}, on a band of the colour that links have"
            hint = "put the link into the body"
            yield Diagnostic(where or place, message, RULE, hint)


def _judged(color: str, ground: str, name: str, place: Place) -> Iterator[Diagnostic]:
    ratio = style.contrast(color, ground)
    if ratio < READABLE:
        shown = floor(ratio * 100) / 100  # never as if it were enough
        message = f"{color} has a contrast of {shown:.2f}:1 with the {name} {ground}"
        hint = "take a darker accent, or a lighter colour on it"
        yield Diagnostic(place, f"{message}; text needs {READABLE}:1", RULE, hint)
