"""Characters that no page can show: no font has them, or they need more than one."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from briefgen import fonts, traversal, tree
from briefgen.errors import Diagnostic, Place
from briefgen.style import Look

RULE = "glyph"
SHOWN = 3  # characters named in one message
LOST = "\ufffd"
TURNS = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
RIGHT_TO_LEFT = ("R", "AL")  # bidirectional classes of letters
# Scripts whose letters join or change places: Indic, Tibetan and Myanmar, Khmer and
# Mongolian, and those like them.
JOINED = ((0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0xA840, 0xA87F))

MISSING = "no font has"
SCRIPT = "letters that join, or run from right to left, which pages cannot set yet:"
TURNED = "a mark that turns the direction of the text:"
GONE = "a letter that was lost on the way:"
HINTS = {
    MISSING: "write it in other letters, or name a font file that has it in the style,"
    " under `faces: fallback:`",
    SCRIPT: "write it in Latin letters",
    TURNED: "remove it",
    GONE: "type it anew",
}


def check(document: tree.Document, look: Look, place: Place) -> Iterator[Diagnostic]:
    """Yield the characters that cannot be set; of a value, at its place in the data."""
    face = look.faces.face()
    if not any(_fault(letter, face) for letter in set().union(*_texts(document))):
        return
    reported: set[str] = set()
    for text, where in _placed(document):
        faults = _faults(text, face)
        reported.update(*faults.values())
        yield from _diagnostics(faults, where)
    # What is told of the data is not told again of the template: charts repeat it.
    rest = (letter for text in _unplaced(document) for letter in text)
    faults = _faults("".join(letter for letter in rest if letter not in reported), face)
    yield from _diagnostics(faults, place)


def _texts(document: tree.Document) -> Iterator[str]:
    yield from _unplaced(document)
    for text, _ in _placed(document):
        yield text


def _placed(document: tree.Document) -> Iterator[tuple[str, Place]]:
    for inline in traversal.inlines(document):
        if isinstance(inline, tree.ValueText) and inline.place is not None:
            yield inline.text, inline.place


def _unplaced(document: tree.Document) -> Iterator[str]:
    """Yield the words that have no place of their own."""
    yield from traversal.words(document)
    for inline in traversal.inlines(document):
        match inline:
            case tree.Text(text) | tree.ValueText(text, place=None) | tree.Code(text):
                yield text
            case _:
                pass


def _faults(text: str, face: fonts.Face) -> dict[str, list[str]]:
    """Return the characters that cannot be set, by what is wrong with them."""
    faults: dict[str, list[str]] = {}
    turns = filter(TURNS.__contains__, text)
    for letter in dict.fromkeys((*turns, *"".join(fonts.clusters(text)))):
        fault = _fault(letter, face)
        if fault is not None:
            faults.setdefault(fault, []).append(letter)
    return faults


@lru_cache(maxsize=16384)
def _fault(letter: str, face: fonts.Face) -> str | None:
    number = ord(letter)
    if letter in TURNS:
        return TURNED
    if letter == LOST:
        return GONE
    joined = any(first <= number <= last for first, last in JOINED)
    if joined or unicodedata.bidirectional(letter) in RIGHT_TO_LEFT:
        return SCRIPT
    private = unicodedata.category(letter) == "Co"
    return MISSING if private or not face.sets(letter) else None


def _diagnostics(
    faults: Mapping[str, Sequence[str]], place: Place
) -> Iterator[Diagnostic]:
    for fault, letters in faults.items():
        names = ", ".join(map(_named, letters[:SHOWN]))
        more = f" and {len(letters) - SHOWN} more" if letters[SHOWN:] else ""
        yield Diagnostic(place, f"{fault} {names}{more}", RULE, HINTS[fault])


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    if unicodedata.combining(letter):
        letter = f"\u25cc{letter}"
    return f"'{letter}' ({code})" if letter.isprintable() else code
