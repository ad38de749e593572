"""An OpenType font with PostScript outlines to TrueType, in a process of its own.

PDF files hold TrueType outlines here. The programs that draw PostScript outlines may call
one another without end, so they run apart, with limits.
"""

import sys
from io import BytesIO
from typing import Any

from briefgen.process_limits import limit

MEMORY = 1_500_000_000  # bytes
SECONDS = 60  # of work
SHAPES = 65_535  # of one font
DEVIATION = 1 / 1000  # em by which an outline may differ: less than a printer shows
KEPT = {"cmap", "GPOS", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"}


def converted(data: bytes) -> bytes:
    """Return a font with TrueType outlines; raises anything if it is damaged."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    font: Any = TTFont(BytesIO(data), recalcTimestamp=False)
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    if len(order) > SHAPES:
        raise ValueError("more shapes than a font can have")
    shapes = {}
    for name in order:
        pen = TTGlyphPen(None)
        deviation = font["head"].unitsPerEm * DEVIATION
        drawn[name].draw(Cu2QuPen(pen, deviation, reverse_direction=True))
        shapes[name] = pen.glyph()
    for tag in set(font.keys()) - KEPT - {"GlyphOrder"}:
        del font[tag]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, shapes
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs"):
        setattr(most, field, int(field == "maxZones"))
    for field in ("maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"):
        setattr(most, field, 0)
    most.maxComponentElements = 0
    font["post"].formatType = 3.0  # without the names of shapes
    font.sfntVersion = "\0\1\0\0"
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def main() -> None:
    """Convert the font on standard input to one on standard output."""
    limit(MEMORY, SECONDS)
    sys.stdout.buffer.write(converted(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
