"""A document's colours to warnings: its accent as text, and what is on its band."""

from collections.abc import Iterator

from briefgen import style, traversal, tree
from briefgen.errors import Diagnostic, Place

RULE = "contrast"


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
        style.HEAD, (head.kicker, head.title, head.subtitle), head.places, strict=True
    ):
        if role not in look.on_band:
            continue
        if content:
            color = look.color(look.text(role).color, accent)
            yield from _judged(color, accent, "band", place)
        if any(isinstance(inline, tree.Link) for inline in traversal.within(content)):
            message = f"a link in the {role}, on a band of the colour that links have"
            hint = "put the link into the body"
            yield Diagnostic(where or place, message, RULE, hint)


def _judged(color: str, ground: str, name: str, place: Place) -> Iterator[Diagnostic]:
    if message := style.unreadable(color, ground, name):
        hint = "take a darker accent, or a lighter colour on it"
        yield Diagnostic(place, message, RULE, hint)
