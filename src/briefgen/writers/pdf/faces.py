"""Cuts of the embedded family: what is drawn for a piece of text, and how wide it is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from briefgen import fonts

# What has no glyph of its own but a look-alike; invisible marks are not drawn.
LOOK_ALIKES = {0x2011: "-", 0x00AD: "", 0x200B: "", 0x2060: "", 0xFEFF: ""}
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
    drawn = piece if PLAIN.match(piece) else _drawn(face, piece)
    return drawn, face.width(drawn, 1.0)


@cache
def font(cut: Cut) -> TTFont:
    """Give ReportLab's font of a cut, read once and known to it by name."""
    face = cut.face
    read = _Font(face.name, str(face.path))
    pdfmetrics.registerFont(read)
    return read


def _drawn(face: fonts.Face, piece: str) -> str:
    missing = REPLACEMENT if face.has(REPLACEMENT) else "?"
    letters = (LOOK_ALIKES.get(ord(letter), letter) for letter in piece)
    return "".join(
        letter if not letter or face.has(letter) else missing for letter in letters
    )


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


def _unicode_map(content: str, subset: tuple[int, ...]) -> str:
    """Leave out unused codes, write blocks of at most 100, and surrogate pairs."""
    head, _, _ = content.partition(END_OF_RANGE)
    entries = [
        f"<{code:02X}> <{chr(letter).encode('utf-16-be').hex().upper()}>"
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
