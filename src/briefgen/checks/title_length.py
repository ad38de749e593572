"""A head that does not fit its band to mistakes: band and masthead have heights."""

from collections.abc import Callable, Iterator
from functools import partial

from briefgen import tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import HeadPart, Look
from briefgen.writers.columns import MASTHEAD_NAME, lines_of

RULE = "title-length"
HINT = (
    'give the subject a `short_title` and print it: title: "{{ theme.short_title or'
    ' theme.title }}"'
)
SUBTITLE_HINT = (
    "shorten it; where it names the event, give this a `short_name` and print it:"
    ' subtitle: "{{ portfolio.event.short_name or portfolio.event.name }}"'
)
MASTHEAD_HINT = "give the portfolio a `short_title`: it is printed there"


def check(document: tree.Document, look: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the mistakes of a title, or what stands with it, that is too long."""
    if look.on_band and look.design.head.masthead:
        yield from _dateline(document, look, place)
    if look.on_band and look.design.head.height:
        yield from _title(document, look, place)


def _dateline(
    document: tree.Document, look: Look, place: Place
) -> Iterator[Diagnostic]:
    """Yield the mistake of a line above the band that would run into it."""
    count = _lines(tree.plain(document.head.dateline), "meta", look)
    kicker = _height(look, "kicker", 1) if document.head.kicker else 0.0
    room = look.design.head.masthead - look.page.top - kicker
    most = int(room // _height(look, "meta", 1))
    if count > most:
        message = (
            f"the dateline is too long for the room above the band: it takes {count}"
            f" lines, and there is room for {most}"
        )
        yield Diagnostic(place, message, RULE, MASTHEAD_HINT)
    elif count and _meet(document, look):
        message = (
            "the dateline runs into the organization's name, which takes more than one"
            " line above the band"
        )
        yield Diagnostic(place, message, RULE, MASTHEAD_HINT)


def _meet(document: tree.Document, look: Look) -> bool:
    """Return whether a name of several lines and the dateline need the same room."""
    if not look.design.head.organization:
        return False
    name, beside = document.furniture.organization, look.page.measure * MASTHEAD_NAME
    dated = _measure("meta", look)(tree.plain(document.head.dateline))
    rest = look.page.measure - beside
    return lines_of(name, _measure("detail", look), beside) > 1 and dated > rest


def _title(document: tree.Document, look: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the mistake of a band whose words are higher than it is."""
    height = look.design.head.height
    words = {part: tree.plain(getattr(document.head, part)) for part in look.on_band}
    lines = {part: _lines(words[part], part, look) for part in look.on_band}
    tall = sum(_height(look, part, count) for part, count in lines.items())
    tall += sum(look.text(part).after for part in look.on_band[:-1])
    room = height - 2 * look.spaces["tight"]
    long = lines.get("subtitle", 0) - 1  # lines that a short one would not take
    if tall > room >= tall - long * _height(look, "subtitle", 1):
        message = (
            f"the subtitle is too long for its band: it takes {long + 1} lines beside"
            f" a title of {lines['title']}"
        )
        yield Diagnostic(document.head.places[2] or place, message, RULE, SUBTITLE_HINT)
    elif tall > room:
        message = (
            f"the title is too long for its band: it takes {lines['title']} lines,"
            f" and there is room for {_room(look, lines, tall - room)}"
        )
        yield Diagnostic(document.head.places[1] or place, message, RULE, HINT)


def _room(look: Look, lines: dict[HeadPart, int], over: float) -> int:
    """Return on how many lines the title would fit."""
    line = _height(look, "title", 1)
    return max(lines["title"] - int(-(-over // line)), 1)


def _lines(words: str, role: str, look: Look) -> int:
    """Return on how many lines words stand in the measure; no words are on none."""
    return lines_of(words, _measure(role, look), look.page.measure) if words else 0


def _measure(role: str, look: Look) -> Callable[[str], float]:
    """Return what measures a line of this role, in points."""
    text = look.text(role)
    return partial(look.faces.face(bold=text.bold).width, size=text.size)


def _height(look: Look, role: str, count: int) -> float:
    text = look.text(role)
    return count * text.size * text.leading
