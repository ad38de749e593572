"""The bytes of a font file to an error if its tables are damaged or hostile.

A few damaged bytes can cost a reader gigabytes: endless character maps, overlapping
glyphs or tables. A font with anything that no valid font has is refused here.
"""

from collections.abc import Iterator
from itertools import pairwise
from struct import Struct, error
from struct import unpack_from as unpack

COLLECTION = b"ttcf"
TABLES = 100  # of one file
OVERLAP = 2  # times that the tables may be larger than the file: some share their data
NAMES, NAMED = 2_000, 4_000_000  # entries of the table of names, bytes of their texts
SUBTABLES = 100  # of the table of letters
LETTERS = 150_000  # that one of them maps: twice as many as the largest fonts have
PARTS, COMPOSITE = 256, 20_000  # parts of a composed shape, bytes of it
LONG = 1  # places of shapes are four bytes each; else they are half and two bytes
RECORD = Struct(">4s4x2L")  # tag, offset, length
WORDS, SCALE, SCALES, MATRIX, MORE = 0x1, 0x8, 0x40, 0x80, 0x20  # flags of a part
Tables = dict[bytes, tuple[int, int]]  # where each stands, and how long it is


class Unsound(Exception):  # noqa: N818 - it says what was found
    """The error for a table that is damaged, or asks for more than any font needs."""


def judge(data: bytes) -> None:
    """Raise Unsound for tables that no real font has."""
    try:
        tables = _tables(data)
        _judge_names(data, *tables[b"name"])
        _judge_shapes(data, tables)
        _judge_letters(data, tables[b"cmap"][0])
    except (error, KeyError):  # it ends too early, or has no such table
        raise Unsound from None


def _tables(data: bytes) -> Tables:
    start = unpack(">L", data, 12)[0] if data.startswith(COLLECTION) else 0
    (count,) = unpack(">H", data, start + 4)
    _bound(count, TABLES)
    records = [RECORD.unpack_from(data, start + 12 + 16 * at) for at in range(count)]
    for _, offset, length in records:
        _bound(offset + length, len(data))
    _bound(sum(length for _, _, length in records), OVERLAP * len(data))
    return {tag: (offset, length) for tag, offset, length in records}


def _judge_names(data: bytes, offset: int, _: int) -> None:
    (count,) = unpack(">2xH", data, offset)
    _bound(count, NAMES)
    lengths = (unpack(">H", data, offset + 14 + 12 * at)[0] for at in range(count))
    _bound(sum(lengths), NAMED)


def _judge_shapes(data: bytes, tables: Tables) -> None:
    """Raise Unsound unless shapes follow one another; count what composed ones use."""
    (glyphs,) = unpack(">H", data, tables[b"maxp"][0] + 4)
    (size,) = unpack(">H", data, tables[b"head"][0] + 50)
    loca, (glyf, length) = tables[b"loca"][0], tables[b"glyf"]
    form, scale = ("L", 1) if size == LONG else ("H", 2)
    places = [place * scale for place in unpack(f">{glyphs + 1}{form}", data, loca)]
    _bound(places[-1], length)
    for begin, end in pairwise(places):
        _bound(begin, end)
        if end - begin > 2 and unpack(">h", data, glyf + begin)[0] < 0:  # noqa: PLR2004
            _bound(end - begin, COMPOSITE)
            _judge_composed(data[glyf + begin : glyf + end])


def _judge_composed(shape: bytes) -> None:
    at, flags, parts = 10, MORE, 0
    while flags & MORE:
        (flags,) = unpack(">H2x", shape, at)
        at += 8 if flags & WORDS else 6
        sizes = (2 if flags & SCALE else 4 if flags & SCALES else 0, 8)
        at += sizes[1] if flags & MATRIX and not sizes[0] else sizes[0]
        parts += 1
        _bound(parts, PARTS)


def _judge_letters(data: bytes, cmap: int) -> None:
    """Raise Unsound if a subtable maps too many letters."""
    (count,) = unpack(">2xH", data, cmap)
    _bound(count, SUBTABLES)
    offsets = {unpack(">4xL", data, cmap + 4 + 8 * at)[0] for at in range(count)}
    for offset in offsets:
        letters = 0
        for spanned in _spans(data, cmap + offset):
            letters += spanned
            _bound(letters, LETTERS)


def _spans(data: bytes, at: int) -> Iterator[int]:
    """Yield how many letters each part of a subtable maps."""
    (form,) = unpack(">H", data, at)
    match form:
        case 0:
            yield 256
        case 4:
            yield from _segments(data, at)
        case 6:
            yield unpack(">H", data, at + 8)[0]
        case 10:
            yield unpack(">L", data, at + 16)[0]
        case 12 | 13:
            (groups,) = unpack(">L", data, at + 12)
            _bound(groups, LETTERS)
            for group in range(groups):
                first, last = unpack(">2L", data, at + 16 + 12 * group)
                yield max(0, last - first + 1)
        case 14:  # variants of letters, which nobody reads
            pass
        case _:
            raise Unsound


def _segments(data: bytes, at: int) -> Iterator[int]:
    (twice,) = unpack(">H", data, at + 6)
    for segment in range(twice // 2):
        (last,) = unpack(">H", data, at + 14 + 2 * segment)
        (first,) = unpack(">H", data, at + 16 + twice + 2 * segment)
        yield max(0, last - first + 1)


def _bound(count: int, most: int) -> None:
    if count > most:
        raise Unsound
