"""Cuts of the embedded family: what is drawn for a piece of text, and how wide it is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics

from briefgen import fonts
from briefgen.writers.pdf.embedding import EmbeddedFont

# Characters drawn with the glyph of another. ReportLab takes every U+00A0 for a space,
# so that it is drawn under a private name and read back as what it is.
NO_BREAK_SPACE, NO_BREAK_HYPHEN, PRIVATE = "\u00a0", "\u2011", "\ue0a0"
TWINS = {
    PRIVATE: (" ", NO_BREAK_SPACE),
    NO_BREAK_HYPHEN: ("-", NO_BREAK_HYPHEN),
}
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
REPLACEMENT = "\ufffd"
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
    measured = "".join(TWINS.get(letter, letter)[0] for letter in drawn)
    return drawn, face.width(measured, 1.0)


@cache
def font(cut: Cut) -> EmbeddedFont:
    """Give ReportLab's font of a cut, read once and known to it by name."""
    face = cut.face
    read = EmbeddedFont(face.name, str(face.path), TWINS)
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
