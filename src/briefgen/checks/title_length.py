"""A title that does not fit its band to a mistake: the band has a declared height."""

from collections.abc import Iterator

from briefgen import tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import HeadPart, Look
from briefgen.writers.columns import lines_of

RULE = "title-length"
HINT = (
    'give the subject a `short_title` and print it: title: "{{ theme.short_title or'
    ' theme.title }}"'
)


def check(document: tree.Document, look: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the mistake of a title, or what stands with it, that is too long."""
    height = look.design.head.height
    if not (look.on_band and height):
        return
    lines = {part: _lines(document, part, look) for part in look.on_band}
    tall = sum(_height(look, part, count) for part, count in lines.items())
    tall += sum(look.text(part).after for part in look.on_band[:-1])
    room = height - 2 * look.spaces["tight"]
    if tall > room:
        message = (
            f"the title is too long for its band: it takes {lines['title']} lines,"
            f" and there is room for {_room(look, lines, tall - room)}"
        )
        yield Diagnostic(document.head.places[1] or place, message, RULE, HINT)


def _room(look: Look, lines: dict[HeadPart, int], over: float) -> int:
    """Return on how many lines the title would fit."""
    line = _height(look, "title", 1)
    return max(lines["title"] - int(-(-over // line)), 1)


def _lines(document: tree.Document, part: HeadPart, look: Look) -> int:
    words, text = tree.plain(getattr(document.head, part)), look.text(part)
    if not words:
        return 0
    face = look.faces.face(bold=text.bold)
    return lines_of(words, lambda line: face.width(line, text.size), look.page.measure)


def _height(look: Look, part: HeadPart, count: int) -> float:
    text = look.text(part)
    return count * text.size * text.leading
