"""Font files that are not shipped to faces, or to why they cannot be embedded."""

from pathlib import Path

from briefgen import font_tables
from briefgen.font_metrics import Metrics
from briefgen.fonts import Face, face_of
from briefgen.libraries import alone

LARGEST = 40_000_000  # bytes of a font file
FORBIDDEN = {0x000F: 0x0002, 0x0100: 0x0100, 0x0200: 0x0200}  # parts of OS/2 fsType
TERMS = slice(8, 10)  # where that stands in its table
FORBIDDING = "its licence does not allow it"
DAMAGED = "it is damaged, or holds no outlines"
PACKED = "it is packed for the web (WOFF)"
WEB = (b"wOFF", b"wOF2")  # how such files begin
POSTSCRIPT = b"OTTO"  # likewise, with PostScript outlines
CODES = 30_000  # letters of a subset; reportlab can make none with twice as many
TOO_LARGE = f"it is larger than {LARGEST // 1_000_000} MB"


class Unembeddable(Exception):  # noqa: N818 - it says what was found
    """The error for a font file that cannot be put into a PDF."""


def read(path: Path) -> Face:
    """Return the face in a font file that is not shipped.

    Raises Unembeddable if it is damaged, or may not be embedded.
    """
    try:
        large = path.stat().st_size > LARGEST
        if not large:
            path = _true_type(path)
        font = None if large else _whole(path)
    except Unembeddable:
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file breaks its reader anyhow
        forbidden = "not allow" in str(error)
        raise Unembeddable(FORBIDDING if forbidden else DAMAGED) from None
    if font is None:
        raise Unembeddable(TOO_LARGE)
    return face_of(path, font)


def _true_type(path: Path) -> Path:
    """Return a font file with TrueType outlines: itself, or one that is made of it."""
    with path.open("rb") as file:
        if file.read(len(POSTSCRIPT)) != POSTSCRIPT:
            return path
    from briefgen.converted_font import Unconvertible, converted_font  # noqa: PLC0415

    try:
        return converted_font(path)
    except Unconvertible as error:
        raise Unembeddable(str(error)) from None


def _whole(path: Path) -> Metrics:
    """Return a font file, completely read; raises anything if it is damaged."""
    data = path.read_bytes()
    if data.startswith(WEB):
        raise Unembeddable(PACKED)
    font_tables.judge(data)
    with alone():  # it takes a while to load; few styles name a file
        from reportlab.pdfbase.ttfonts import TTFontFace  # noqa: PLC0415

    font = TTFontFace(str(path), validate=1)
    codes = [*font.charToGlyph]
    for start in range(0, len(codes), CODES):
        font.makeSubset(codes[start : start + CODES])
    table = font.get_table("OS/2")  # type: ignore[no-untyped-call]
    terms = int.from_bytes(table[TERMS])
    if any(terms & mask == value for mask, value in FORBIDDEN.items()):
        raise Unembeddable(FORBIDDING)
    widths = {
        code: width for code, width in font.charWidths.items() if font.charToGlyph[code]
    }
    name, glyphs = font.name.decode(), dict(font.charToGlyph)
    return Metrics(name, widths, font.defaultWidth, font.ascent, font.descent, glyphs)
