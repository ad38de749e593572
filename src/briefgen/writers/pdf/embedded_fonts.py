"""A face → a font of a PDF; equal subsets are made once for all documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import compress

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
)
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont, TTFontFace

from briefgen.writers.pdf.objects import reference, stream

SYMBOLIC, NON_SYMBOLIC = 4, 32  # flags of a font: its codes are those of the subset
LARGEST_BLOCK = 100  # of a map to Unicode
# What documents of this kind say besides ASCII, given codes first: most documents then
# need the very same subset.
COMMON = "’‘“”«»–—…•·éèêëàâçùûüîïôœæÉÈÊÀÇÎÔŒáíóúñ°§\u00b9\u00b2\u00b3×€"  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Subset:
    """The letters of a subset: compressed font file and map, and all advance widths."""

    file: bytes
    file_length: int
    unicode_map: bytes
    widths: tuple[float, ...]


class EmbeddedFont(TTFont):
    """A font that is embedded as PDF/A and PDF/UA ask for it.

    `twins` are private characters, each drawn with the glyph of another and read back
    as a third. A font gets the characters of `common` before all others.
    """

    def __init__(
        self,
        name: str,
        path: str,
        twins: Mapping[str, tuple[str, str]],
        *,
        common: bool,
    ) -> None:
        super().__init__(name, path, asciiReadable=common)
        for twin, (drawn, _) in twins.items():
            for table in (self.face.charToGlyph, self.face.charWidths):
                if ord(drawn) in table:
                    table[ord(twin)] = table[ord(drawn)]
        self.common = COMMON if common else ""
        self.readings = tuple((twin, read) for twin, (_, read) in twins.items())

    def splitString(  # noqa: N802 - ReportLab's name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return the codes of a text, by subset."""
        if doc not in self.state:
            super().splitString(self.common, doc, encoding)
        return super().splitString(text, doc, encoding)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - ReportLab's name
        """Add the subsets that a document uses."""
        state = self.state.pop(doc)
        fonts = doc.idToObject["BasicFonts"]
        assert isinstance(fonts, PDFDictionary)
        for number, letters in enumerate(state.subsets):
            subset = _subset(self.face, tuple(letters), self.readings)
            name = f"{state.internalName}+{number}"
            fonts.dict[name] = self._object(name, number, subset, doc)

    def _object(
        self, name: str, number: int, subset: Subset, doc: PDFDocument
    ) -> PDFObjectReference:
        base = f"{SUBSETN(number).decode()}+{self.face.name.decode()}"
        font = {
            "Type": "/Font",
            "Subtype": "/TrueType",
            "Name": PDFName(name),
            "BaseFont": PDFName(base),
            "FirstChar": 0,
            "LastChar": len(subset.widths) - 1,
            "Widths": PDFArray(subset.widths),
            "ToUnicode": stream(subset.unicode_map, {}, doc),
            "FontDescriptor": self._descriptor(base, subset, doc),
        }
        return reference(PDFDictionary(font), doc)

    def _descriptor(
        self, base: str, subset: Subset, doc: PDFDocument
    ) -> PDFObjectReference:
        face = self.face
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": PDFName(base),
            "FontFile2": stream(subset.file, {"Length1": subset.file_length}, doc),
            "Flags": face.flags & ~NON_SYMBOLIC | SYMBOLIC,
            "FontBBox": PDFArray(face.bbox),
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "ItalicAngle": face.italicAngle,
            "StemV": face.stemV,
            "MissingWidth": face.defaultWidth,
        }
        return reference(PDFDictionary(descriptor), doc)


@lru_cache(maxsize=64)
def _subset(
    face: TTFontFace, letters: tuple[int, ...], readings: tuple[tuple[str, str], ...]
) -> Subset:
    file = face.makeSubset(list(letters))
    widths = (face.charWidths.get(letter, face.defaultWidth) for letter in letters)
    unicode_map = _unicode_map(letters, dict(readings)).encode()
    return Subset(compress(file), len(file), compress(unicode_map), tuple(widths))


def _unicode_map(letters: Sequence[int], readings: Mapping[str, str]) -> str:
    """Return what each code means, without those that are not used."""
    entries = []
    for code, number in enumerate(letters):
        letter = readings.get(chr(number), chr(number))
        if number:
            entries.append(f"<{code:02X}> <{letter.encode('utf-16-be').hex().upper()}>")
    starts = range(0, len(entries), LARGEST_BLOCK)
    blocks = [entries[start : start + LARGEST_BLOCK] for start in starts]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(
                "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar"))
                for block in blocks
            ),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )
