"""Cuts of the embedded faces: what is drawn for a piece of text, and how wide it is."""

import re
from dataclasses import replace
from functools import lru_cache

from briefgen import fonts
from briefgen.fonts import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from briefgen.value_classes import dataclass

# Characters drawn with the glyph of another. ReportLab takes every U+00A0 for a space,
# so that it is drawn under a private name and read back as what it is.
PRIVATE = "\ue0a0"
SOFT_HYPHEN = "\ue0ad"  # one at the end of a line, that readers take out of the word
TWINS = {
    PRIVATE: (" ", NO_BREAK_SPACE),
    NO_BREAK_HYPHEN: ("-", NO_BREAK_HYPHEN),
    SOFT_HYPHEN: ("-", "\u00ad"),
}
PLAIN = re.compile(r"[\x20-\x7e]*\Z")


@dataclass(frozen=True, slots=True)
class Cut:
    """One cut of a family, whose letters `further` faces complete.

    `own` has the cuts of a family that is not shipped. `setter` says which face of its chain draws: 0 the family's own.
    """

    family: str
    bold: bool = False
    italic: bool = False
    further: tuple[fonts.Face, ...] = ()
    setter: int = 0
    own: fonts.Cuts | None = None

    @property
    def face(self) -> fonts.Face:
        """The family's own face, which decides where lines are."""
        return fonts.face(
            self.family,
            bold=self.bold,
            italic=self.italic,
            further=self.further,
            own=self.own,
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that one face draws; `width` is at a size of one point."""

    cut: Cut
    text: str
    width: float


@lru_cache(maxsize=65536)
def shaped(cut: Cut, text: str) -> tuple[Piece, ...]:
    """Return what is drawn for a piece of text, face by face; at least one piece.

    What was shaped already stays as it is.
    """
    face = cut.face
    whole = cut.own is None or all(map(face.has, text))  # what is shipped has ASCII
    if cut.setter or (whole and PLAIN.match(text)):
        width = face.chain[cut.setter].own_width(text, 1.0)
        return (Piece(cut, text, width),)
    pieces = tuple(
        Piece(
            replace(cut, setter=setter),
            drawn.replace(NO_BREAK_SPACE, PRIVATE),
            face.chain[setter].own_width(drawn, 1.0),
        )
        for setter, drawn in face.split(text.replace(PRIVATE, NO_BREAK_SPACE))
    )
    return pieces or (Piece(cut, "", 0.0),)
