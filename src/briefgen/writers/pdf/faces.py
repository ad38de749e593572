"""Cuts of the embedded family: what is drawn for a piece of text, and how wide it is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from briefgen import fonts

# Characters drawn with the glyph of another. ReportLab takes every U+00A0 for a space,
# so that it is drawn under a private name, which the map to Unicode gives back.
NO_BREAK_SPACE, NO_BREAK_HYPHEN, PRIVATE = "\u00a0", "\u2011", "\ue0a0"
TWINS = {PRIVATE: " ", NO_BREAK_HYPHEN: "-"}
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
REPLACEMENT = "\ufffd"
UNICODE_MAP = "toUnicodeCMap:"
END_OF_RANGE = "endcodespacerange"
LARGEST_BLOCK = 100
PLAIN = re.compile(r"[\x20-\x7e]*\Z")


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut of a family."""

    family: str
    bold: bool = False
    italic: bool = False

    @property
    def face(self) -> fonts.Face:
        """Give the face with its widths."""
        return fonts.face(self.family, bold=self.bold, italic=self.italic)


@lru_cache(maxsize=65536)
def shaped(cut: Cut, piece: str) -> tuple[str, float]:
    """Give the characters drawn for a piece of text, and their width at one point."""
    face = cut.face
    if PLAIN.match(piece):
        return piece, face.width(piece, 1.0)
    drawn = "".join(_drawn(face, letter) for letter in piece)
    measured = "".join(TWINS.get(letter, letter) for letter in drawn)
    return drawn, face.width(measured, 1.0)


@cache
def font(cut: Cut) -> TTFont:
    """Give ReportLab's font of a cut, read once and known to it by name."""
    face = cut.face
    read = _Font(face.name, str(face.path))
    glyphs, widths = read.face.charToGlyph, read.face.charWidths
    for twin, other in TWINS.items():
        glyphs[ord(twin)] = glyphs[ord(other)]
        widths[ord(twin)] = widths[ord(other)]
    pdfmetrics.registerFont(read)
    return read


def _drawn(face: fonts.Face, letter: str) -> str:
    if letter in INVISIBLE:
        return ""
    if letter == NO_BREAK_SPACE:
        return PRIVATE
    if letter == NO_BREAK_HYPHEN or face.has(letter):
        return letter
    return REPLACEMENT if face.has(REPLACEMENT) else "?"


class _Font(TTFont):
    """A font whose way back to Unicode is as PDF/A asks for it."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Add the subsets to a document, then rewrite their maps to Unicode."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        known = set(doc.idToObject)
        super().addObjects(doc)
        added = [name for name in doc.idToObject if name not in known]
        maps = [name for name in added if name.startswith(UNICODE_MAP)]
        for name, subset in zip(maps, subsets, strict=True):
            stream = doc.idToObject[name]
            assert isinstance(stream, PDFStream)
            stream.content = _unicode_map(stream.content, subset)


def _spelt(letter: str) -> str:
    known = NO_BREAK_SPACE if letter == PRIVATE else letter
    return known.encode("utf-16-be").hex().upper()


def _unicode_map(content: str, subset: tuple[int, ...]) -> str:
    """Leave out unused codes, write blocks of at most 100, and surrogate pairs."""
    head, _, _ = content.partition(END_OF_RANGE)
    entries = [
        f"<{code:02X}> <{_spelt(chr(letter))}>"
        for code, letter in enumerate(subset)
        if letter
    ]
    blocks = [
        entries[at : at + LARGEST_BLOCK] for at in range(0, len(entries), LARGEST_BLOCK)
    ]
    rows = [
        row
        for block in blocks
        for row in (f"{len(block)} beginbfchar", *block, "endbfchar")
    ]
    tail = ("endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end")
    return "\n".join((f"{head}{END_OF_RANGE}", *rows, *tail))
