"""Font files made for a test: every letter a square of 900 on 1000 units."""

from pathlib import Path

from fontTools.cffLib import SubrsIndex
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

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


def packed(path: Path) -> None:
    """Pack a font for the web."""
    font = TTFont(path)
    font.flavor = "woff"
    font.save(path)


def packed_again(path: Path) -> None:
    """Let a font be one that is packed more; its tables are not looked at."""
    path.write_bytes(b"wOF2" + path.read_bytes()[4:])


def collected(path: Path) -> None:
    """Put a font into a collection, twice."""
    collection = TTCollection()
    collection.fonts = [TTFont(path), TTFont(path)]
    collection.save(path)


def variable(path: Path) -> None:
    """Let a font have weights, each letter wider with it."""
    font = TTFont(path)
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    wider = [TupleVariation({"wght": (0, 1, 1)}, [(10, 0)] * 8)]
    builder.setupGvar(dict.fromkeys(font.getGlyphOrder(), wider))
    font.save(path)


def joined(path: Path) -> None:
    """Let a font join its first two letters, and set them closer."""
    font = TTFont(path)
    first, second = font.getGlyphOrder()[1:3]
    rules = f"""
        feature liga {{ sub {first} {second} by {first}; }} liga;
        feature kern {{ pos {first} {second} -100; }} kern;
    """
    addOpenTypeFeaturesFromString(font, rules)
    font.save(path)


def widest(path: Path) -> None:
    """Let every letter be wider than any page."""
    font = TTFont(path)
    widths = font["hmtx"].metrics
    widths.update(dict.fromkeys(widths, (0xFFFF, 0)))
    font.save(path)


def _draw(pen: AbstractPen) -> None:
    first, *others = SQUARE
    pen.moveTo(first)
    for point in others:
        pen.lineTo(point)
    pen.closePath()


def renamed(source: Path, target: Path, family: str, *, terms: int = 0) -> Path:
    """Copy a font under the name of another family, with its terms of embedding."""
    font = TTFont(source)
    for record in font["name"].names:
        if record.nameID in {1, 4, 6, 16}:
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    font["OS/2"].fsType = terms
    font.save(target)
    return target


def calling(path: Path, deep: int) -> Path:
    """Let the shapes of a font call programs that call others twice, so deep."""
    font = TTFont(path, recalcBBoxes=False)  # which would run them
    top = font["CFF "].cff.topDictIndex[0]
    private = top.Private
    private.Subrs = SubrsIndex()
    bias = 107  # of fewer than 1,240 programs
    for number in range(deep):
        last = number == deep - 1
        calls = [] if last else 2 * [number + 1 - bias, "callsubr"]
        program = T2CharString(program=[*calls, "return"], private=private)
        private.Subrs.append(program)
    for shape in top.CharStrings.values():
        shape.decompile()
        shape.program[-1:-1] = [-bias, "callsubr"]
    font.save(path)
    return path
