"""The bytes of a shipped font file to its letters, their widths and its lines.

It reads only what shipped files have, and is loaded much sooner than a whole reader.
"""

from array import array
from struct import unpack_from as unpack
from sys import byteorder

from briefgen.value_classes import dataclass

POSTSCRIPT = 6  # the number of the name that programs know a font by
WINDOWS, ENGLISH = (3, 1), 0x409
LONG, SEGMENTS = 12, 4  # formats of tables of letters: of all, or of the first 65,536
MASK = 0xFFFF


@dataclass(frozen=True, slots=True)
class Metrics:
    """What a font file says of its text, in 1/1000 em.

    `widths` are by the code of each letter that it has; `default` is that of the sign
    for a missing letter. `glyphs` has the number of each letter's shape.
    """

    name: str
    widths: dict[int, float]
    default: float
    ascent: float
    descent: float
    glyphs: dict[int, int]


def metrics(data: bytes) -> Metrics:
    """Return the metrics of a TrueType file that is known to be sound."""
    (count,) = unpack(">H", data, 4)
    records = (unpack(">4s4xL", data, 12 + 16 * at) for at in range(count))
    tables = dict(records)
    (units,) = unpack(">H", data, tables[b"head"] + 18)
    factor = 1000 / units
    (wide,) = unpack(">H", data, tables[b"hhea"] + 34)
    advances = [each * factor for each in _shorts(data, tables[b"hmtx"], 2 * wide)[::2]]
    last = len(advances) - 1
    glyphs = _glyphs(data, tables[b"cmap"])
    ascent, descent = unpack(">2h", data, tables[b"OS/2"] + 68)
    return Metrics(
        _name(data, tables[b"name"]),
        {code: advances[min(glyph, last)] for code, glyph in glyphs.items() if glyph},
        advances[0],
        ascent * factor,
        descent * factor,
        glyphs,
    )


def _glyphs(data: bytes, table: int) -> dict[int, int]:
    """Return the number of the shape of each letter."""
    (count,) = unpack(">H", data, table + 2)
    records = [unpack(">2HL", data, table + 4 + 8 * at) for at in range(count)]
    at = table + [offset for platform, _, offset in records if platform in {0, 3}][-1]
    (form,) = unpack(">H", data, at)
    if form == LONG:
        (groups,) = unpack(">L", data, at + 12)
        spans = (unpack(">3L", data, at + 16 + 12 * n) for n in range(groups))
        return {
            code: glyph + code - first
            for first, final, glyph in spans
            for code in range(first, final + 1)
        }
    assert form == SEGMENTS, "as all shipped fonts have it"
    return _of_segments(data, at)


def _of_segments(data: bytes, at: int) -> dict[int, int]:
    (twice,) = unpack(">H", data, at + 6)
    count, glyphs = twice // 2, dict[int, int]()
    finals, firsts, deltas = (
        _shorts(data, at + offset + twice * part, count)
        for offset, part in ((14, 0), (16, 1), (16, 2))
    )
    rest = (unpack(">H", data, at + 2)[0] - 16 - 3 * twice) // 2
    offsets = _shorts(data, at + 16 + 3 * twice, rest)  # and what they lead to
    for number in range(count):
        first, delta = firsts[number], deltas[number]
        codes = range(first, finals[number] + 1)
        if not offsets[number]:
            glyphs.update((code, (code + delta) & MASK) for code in codes)
            continue
        start = offsets[number] // 2 + number - first
        for code in codes:
            glyph = offsets[start + code]
            glyphs[code] = (glyph + delta) & MASK if glyph else 0
    return glyphs


def _name(data: bytes, table: int) -> str:
    count, texts = unpack(">2H", data, table + 2)
    records = (unpack(">6H", data, table + 6 + 12 * at) for at in range(count))
    start, length = next(
        (table + texts + offset, length)
        for platform, encoding, language, name, length, offset in records
        if name == POSTSCRIPT
        and (platform, encoding) == WINDOWS
        and language == ENGLISH
    )
    return data[start : start + length].decode("utf-16-be").replace(" ", "-")


def _shorts(data: bytes, at: int, count: int) -> "array[int]":
    numbers = array("H", data[at : at + 2 * count])
    if byteorder == "little":
        numbers.byteswap()
    return numbers
