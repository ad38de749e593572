"""A font file that asks for more than a font can need is refused before it is read."""

from collections.abc import Callable
from pathlib import Path
from struct import pack, unpack_from

import pytest

from briefgen import font_files, font_tables, fonts
from tests.made_fonts import made

FILES = sorted((Path(fonts.__file__).parent / "fonts_data").glob("*.ttf"))
ALL = pack(">2H2L", 12, 0, 28, 0) + pack(">L3L", 1, 0, 0x10FFFF, 1)


def table(data: bytes, tag: bytes) -> int:
    """Find where the entry of a table stands in the directory."""
    return data.index(tag, 12)


def replaced(data: bytes, tag: bytes, content: bytes) -> bytes:
    """Put another table at the end of the file."""
    at = table(data, tag)
    entry = pack(">2L", len(data), len(content))
    return data[: at + 8] + entry + data[at + 16 :] + content


def lettered(*subtables: bytes) -> bytes:
    """Make a table of letters."""
    head, at, body = pack(">2H", 0, len(subtables)), 4 + 8 * len(subtables), b""
    for subtable in subtables:
        head += pack(">2HL", 3, 10, at + len(body))
        body += subtable
    return head + body


def many_groups(data: bytes) -> bytes:
    group = pack(">3L", 32, 0x10FFFF, 1)
    groups = pack(">2H3L", 12, 0, 16 + 12 * 60_000, 0, 60_000) + group * 60_000
    return replaced(data, b"cmap", lettered(groups))


def segments(data: bytes) -> bytes:
    count = 8_000
    content = pack(">HHHH6x", 4, 0xFFFF, 0, 2 * count)
    content += pack(">H", 0xFFFF) * count + b"\0\0" + bytes(2 * count) * 3
    return replaced(data, b"cmap", lettered(content))


def shapes(data: bytes) -> bytes:
    """Let every shape be all shapes."""
    at = table(data, b"loca")
    _, length = unpack_from(">2L", data, at + 8)
    return replaced(data, b"loca", pack(">2H", 0, 0xFFFF) * (length // 4))


def composed(data: bytes) -> bytes:
    """Let a shape be composed of itself, a thousand times."""
    parts = pack(">hhhhh", -1, 0, 0, 0, 0) + pack(">4H", 0x21, 1, 0, 0) * 1_000
    shape = parts + pack(">4H", 1, 1, 0, 0)
    at = table(data, b"loca")
    _, length = unpack_from(">2L", data, at + 8)
    end = len(shape) // 2
    places = pack(">H", 0) + pack(">H", end) * (length // 2 - 1)
    return replaced(replaced(data, b"glyf", shape), b"loca", places)


def overlapping(data: bytes) -> bytes:
    """Let tables without end be all of the file."""
    entry = pack(">4s3L", b"zzzz", 0, 0, len(data))
    head = data[:4] + pack(">H", 60_000) + data[6:12]
    return head + entry * 60_000 + data


def beyond(data: bytes) -> bytes:
    at = table(data, b"glyf")
    return data[: at + 12] + pack(">L", 0xFFFFFFFF) + data[at + 16 :]


def named(data: bytes) -> bytes:
    record = pack(">6H", 3, 1, 0x409, 6, 0xFFFF, 0)
    return replaced(data, b"name", pack(">3H", 0, 60_000, 6) + record * 60_000)


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "all letters": lambda data: replaced(data, b"cmap", lettered(ALL)),
    "all letters, again and again": many_groups,
    "segments of all letters": segments,
    "a list of letters": lambda data: replaced(
        data, b"cmap", lettered(pack(">2H4L", 10, 0, 20, 0, 0, 0xFFFFFFFF))
    ),
    "a table in an unknown form": lambda data: replaced(
        data, b"cmap", lettered(pack(">3H", 2, 6, 0))
    ),
    "tables of letters": lambda data: replaced(
        data, b"cmap", pack(">2H", 0, 60_000) + bytes(480_000)
    ),
    "shapes in shapes": shapes,
    "a shape of many parts": composed,
    "tables in tables": overlapping,
    "a table beyond the end": beyond,
    "names": named,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_it_is_read(tmp_path: Path, bomb: str) -> None:
    path = made(tmp_path, "abc")
    data = BOMBS[bomb](path.read_bytes())
    with pytest.raises(font_tables.Unsound):
        font_tables.judge(data)
    path.write_bytes(data)
    with pytest.raises(font_files.Unembeddable, match="it is damaged"):
        font_files.read(path)


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_true_font_is_sound(path: Path) -> None:
    font_tables.judge(path.read_bytes())


def test_a_font_of_forty_thousand_letters_is_read(tmp_path: Path) -> None:
    letters = "".join(map(chr, range(0x3400, 0x3400 + 40_000)))
    assert len(font_files.read(made(tmp_path, letters)).widths) >= 40_000
