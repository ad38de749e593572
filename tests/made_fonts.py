"""Font files made for a test: every letter a square of 900 on 1000 units."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

SQUARE = ((0, 0), (0, 900), (900, 900), (900, 0))


def made(folder: Path, letters: str, *, terms: int = 0, outlines: str = "glyf") -> Path:
    """Make `squares.ttf` with these letters, terms of embedding (fsType) and outlines."""
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=outlines == "glyf")
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(map(ord, letters), names[1:], strict=True)))
    if outlines == "glyf":
        glyph = TTGlyphPen(None)
        _draw(glyph)
        builder.setupGlyf(dict.fromkeys(names, glyph.glyph()))
    else:
        program = T2CharStringPen(1000, None)
        _draw(program)
        shapes = dict.fromkeys(names, program.getCharString())
        builder.setupCFF("Squares", {}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    builder.setupNameTable({"familyName": "Squares", "psName": "Squares"})
    builder.setupOS2(fsType=terms)
    builder.setupPost()
    path = folder / "squares.ttf"
    builder.save(path)
    return path


def _draw(pen: AbstractPen) -> None:
    first, *others = SQUARE
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()
