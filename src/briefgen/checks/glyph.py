"""Characters that no page can show: no font has them, or they need more than one."""

import unicodedata
from collections import defaultdict
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
    """Yield the characters that cannot be set, each at the place of what prints it."""
    face = look.faces.face()
    repeats = "".join(traversal.repeated(document.furniture))
    printed = tuple(_printed(document))
    letters = set(repeats).union(*(text for text, *_ in printed))
    if not any(_fault(letter, face) for letter in letters):
        return
    values, lines = list[tuple[Place, str]](), defaultdict[Place, list[str]](list)
    for text, of_data, line in printed:
        if of_data is None:
            lines[line or place].append(text)
        else:
            values.append((of_data, text))
    # What is told of the data is not told again of the template: charts repeat it.
    template = [(line, "".join(texts)) for line, texts in lines.items()]
    reported: set[str] = set()
    for sources in (values, template, [(place, repeats)]):
        before = frozenset(reported)
        for where, text in sources:
            faults = _faults("".join(c for c in text if c not in before), face)
            reported.update(*faults.values())
            yield from _diagnostics(faults, where)


def _printed(
    document: tree.Document,
) -> Iterator[tuple[str, Place | None, Place | None]]:
    """Yield words with the places of their value, if it has one, and of their block."""
    for content, line in traversal.texts(document):
        for inline in traversal.within(content):
            match inline:
                case tree.ValueText(text, place=of_data):
                    yield text, of_data, line
                case tree.Text(text) | tree.Code(text):
                    yield text, None, line
                case _:
                    pass
    for block in traversal.blocks(document):
        for text in traversal.beside(block):
            yield text, None, block.place


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
