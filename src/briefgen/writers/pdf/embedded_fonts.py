"""A face → a font of a PDF; equal subsets are made once for all documents."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from zlib import compress

from briefgen.fonts import Face
from briefgen.letter_pairs import Gap
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.faces import TWINS, Cut
from briefgen.writers.pdf.objects import (
    Objects,
    compressed,
    dictionary,
    name,
    numbers,
    real,
    reference,
)
from briefgen.writers.pdf.reportlab_setup import SUBSETN, TTFont, TTFontFace

SYMBOLIC, NON_SYMBOLIC = 4, 32  # flags of a font: its codes are those of the subset
ENCODING = "mac_roman"  # in which the letters of a subset can stand
WHOLE = 255  # the number of a subset that has all letters of it
LARGEST_BLOCK = 100  # of a map to Unicode
# What documents of this kind say besides ASCII, given codes first: most documents then
# need the very same subset.
COMMON = "’‘“”«»–—…•·éèêëàâçùûüîïôœæÉÈÊÀÇÎÔŒáíóúñ°§\u00b9\u00b2\u00b3×€"  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Subset:
    """A subset's font file and map to Unicode as objects, and its advance widths."""

    file: bytes
    unicode_map: bytes
    widths: bytes
    count: int


class EmbeddedFont(TTFont):
    """A font that is embedded as PDF/A and PDF/UA ask for it.

    `twins` are private characters, each drawn with the glyph of another and read back
    as a third. A font gets the characters of `common` before all others.
    """

    def __init__(
        self,
        name: str,
        face: Face,
        twins: Mapping[str, tuple[str, str]],
        *,
        common: bool,
    ) -> None:
        super().__init__(name, str(face.path), asciiReadable=common)
        self.kerning = face.kerning
        for twin, (drawn, _) in twins.items():
            for table in (self.face.charToGlyph, self.face.charWidths):
                if ord(drawn) in table:
                    table[ord(twin)] = table[ord(drawn)]
        self.common = COMMON if common else ""
        self.readings = tuple((twin, read) for twin, (_, read) in twins.items())

    def codes(self, text: str, document: "Fonts") -> list[tuple[int, bytes]]:
        """Return the codes of a text, by subset."""
        if document not in self.state:
            self.splitString(self.common, document)
        known = self.state[document].assignments  # type: ignore[attr-defined]
        try:  # nearly all texts need the first subset only
            codes = bytes(map(known.__getitem__, map(ord, text)))
        except (KeyError, ValueError):
            return self.splitString(text, document)
        return [(0, codes)] if codes else []

    def add(self, short: str, document: "Fonts", objects: Objects) -> dict[str, bytes]:
        """Add the subsets that a document uses; return references to them by name."""
        added: dict[str, bytes] = {}
        for number, letters in enumerate(self.state.pop(document).subsets):
            subset = _subset(self.face, tuple(letters), self.readings)
            base = name(f"{SUBSETN(number).decode()}+{self.face.name.decode()}")
            key = f"{short}+{number}"
            added[key] = reference(self._add(key, base, subset, objects))
        return added

    def add_whole(self, short: str, objects: Objects) -> int:
        """Add the font with all letters of an encoding that any reader knows."""
        known = self.face.charToGlyph
        letters = [ord(bytes([code]).decode(ENCODING)) for code in range(256)]
        shown = (each if each >= ord(" ") and each in known else 0 for each in letters)
        subset = _subset(self.face, tuple(shown), ())
        base = name(f"{SUBSETN(WHOLE).decode()}+{self.face.name.decode()}")
        return self._add(short, base, subset, objects, encoded=True)

    def _add(
        self,
        key: str,
        base: bytes,
        subset: Subset,
        objects: Objects,
        *,
        encoded: bool = False,
    ) -> int:
        unicode_map = objects.add(subset.unicode_map)
        file = objects.add(subset.file)
        descriptor = {
            "Type": b"/FontDescriptor",
            "FontName": base,
            "FontFile2": reference(file),
            **_measures(self.face),
        }
        if encoded:
            flags = self.face.flags & ~SYMBOLIC | NON_SYMBOLIC
            descriptor["Flags"] = b"%d" % flags
        font = {
            "Type": b"/Font",
            "Subtype": b"/TrueType",
            "Name": name(key),
            "BaseFont": base,
            "FirstChar": b"0",
            "LastChar": b"%d" % (subset.count - 1),
            "Widths": subset.widths,
            "ToUnicode": reference(unicode_map),
            "FontDescriptor": reference(objects.add(dictionary(descriptor))),
        }
        if encoded:
            font["Encoding"] = b"/MacRomanEncoding"
        return objects.add(dictionary(font))


class Fonts:
    """The fonts of one document, with short names in the order of their use."""

    def __init__(self) -> None:
        self._names: dict[EmbeddedFont, str] = {}

    def shown(self, font: EmbeddedFont, text: str) -> list[tuple[str, str]]:
        """Return which subsets show a text, and what shows it with each of them."""
        short = self._names.get(font)
        codes = font.codes(text, self)
        if short is None and codes:
            short = self._names[font] = f"F{len(self._names) + 1}"
        gaps, shown, at = font.kerning.gaps(text), list[tuple[str, str]](), 0
        for subset, each in codes:
            end = at + len(each)
            own = [(place - at, gap) for place, gap in gaps if at < place <= end]
            shown.append((f"/{short}+{subset}", _shown(each, own)))
            at = end
        return shown

    def dictionary(self, objects: Objects) -> bytes:
        """Add the fonts to a file; return the dictionary of them all."""
        entries: dict[str, bytes] = {}
        for font, short in self._names.items():
            entries |= font.add(short, self, objects)
        return dictionary(entries)


def _shown(codes: bytes, gaps: Sequence[Gap]) -> str:
    """Return the operator that shows codes, with what stands between them and after."""
    if not gaps:
        return f"<{codes.hex()}> Tj"
    parts, start = list[str](), 0
    for at, gap in gaps:
        parts.append(f"<{codes[start:at].hex()}> {_number(-gap)}")
        start = at
    rest = f"<{codes[start:].hex()}>" if start < len(codes) else ""
    return f"[{' '.join(parts)}{rest}] TJ"


def _number(gap: float) -> str:
    return f"{gap:.1f}".removesuffix(".0")


@lru_cache(maxsize=64)
def font(cut: Cut) -> EmbeddedFont:
    """Return the font of a cut."""
    return _font(cut.face.chain[cut.setter], cut.setter)


@cache
def _font(face: Face, setter: int) -> EmbeddedFont:
    """Read a font once, for all cuts that it draws for."""
    name = f"{face.name} {setter}"
    return EmbeddedFont(name, face, TWINS, common=not setter)


@lru_cache(maxsize=64)
def _measures(face: TTFontFace) -> dict[str, bytes]:
    """Return what a descriptor says of a face, whatever its subset."""
    return {
        "Flags": b"%d" % (face.flags & ~NON_SYMBOLIC | SYMBOLIC),
        "FontBBox": numbers(face.bbox),
        "Ascent": real(face.ascent),
        "Descent": real(face.descent),
        "CapHeight": real(face.capHeight),
        "ItalicAngle": real(face.italicAngle),
        "StemV": real(face.stemV),
        "MissingWidth": real(face.defaultWidth),
    }


@lru_cache(maxsize=64)
def _subset(
    face: TTFontFace, letters: tuple[int, ...], readings: tuple[tuple[str, str], ...]
) -> Subset:
    file = face.makeSubset(list(letters))
    widths = (face.charWidths.get(letter, face.defaultWidth) for letter in letters)
    unicode_map = _unicode_map(letters, dict(readings)).encode()
    return Subset(
        compressed(compress(file), {"Length1": b"%d" % len(file)}),
        compressed(compress(unicode_map), {}),
        numbers(widths),
        len(letters),
    )


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
