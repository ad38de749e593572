"""Reads QR codes of level M up to version 10 as a phone does, save mending errors."""

from collections.abc import Callable, Iterator, Sequence

# Data codewords of each block, by version, and where alignment patterns stand (ISO/IEC
# 18004, tables 9 and E.1).
BLOCKS = {
    1: [16],
    2: [28],
    3: [44],
    4: [32] * 2,
    5: [43] * 2,
    6: [27] * 4,
    7: [31] * 4,
    8: [38] * 2 + [39] * 2,
    9: [36] * 3 + [37] * 2,
    10: [43] * 4 + [44],
}
ALIGNED = {1: (), **{each: (6, 4 * each + 10) for each in range(2, 7)}}
ALIGNED |= {7: (6, 22, 38), 8: (6, 24, 42), 9: (6, 26, 46), 10: (6, 28, 50)}
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda i, j: (i + j) % 2,
    lambda i, _: i % 2,
    lambda _, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)
MODES = {4: "bytes", 2: "letters"}
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
Rows = Sequence[Sequence[bool]]


def said(rows: Rows) -> str:
    """Give what a code says; its modules are true where they are dark."""
    side = len(rows)
    version = (side - 17) // 4
    _patterned(rows)
    form = [rows[8][j] for j in (*range(6), 7, 8)]
    form += [rows[i][8] for i in (7, *range(5, -1, -1))]
    known = _number(form) ^ 0b101010000010010
    assert known >> 13 == 0, "level M"
    mask = MASKS[known >> 10 & 7]
    bits = [rows[i][j] ^ (not mask(i, j)) for i, j in _places(side, version)]
    words = [_number(bits[at : at + 8]) for at in range(0, len(bits) - 7, 8)]
    data = "".join(f"{each:08b}" for each in _ordered(words, BLOCKS[version]))
    assert int(data[:4], 2) in MODES, "one segment"
    size = {"bytes": (8, 16), "letters": (9, 11)}[MODES[int(data[:4], 2)]][version > 9]
    count, rest = int(data[4 : 4 + size], 2), data[4 + size :]
    if MODES[int(data[:4], 2)] == "letters":
        return "".join(_letters(count, rest))
    return bytes(int(rest[8 * at : 8 * at + 8], 2) for at in range(count)).decode()


def _patterned(rows: Rows) -> None:
    """Judge the three corners by which a phone finds a code, and the lines between."""
    last = len(rows) - 7
    for top, left in ((0, 0), (0, last), (last, 0)):
        for i in range(7):
            for j in range(7):
                ring = max(abs(i - 3), abs(j - 3))
                assert rows[top + i][left + j] == (ring != 2), "a corner"
    for at in range(8, last):
        assert rows[6][at] == rows[at][6] == (at % 2 == 0), "the lines of timing"


def _places(side: int, version: int) -> Iterator[tuple[int, int]]:
    """Yield the modules of data, two columns at once, up and down in turn."""
    up = True
    for right in (*range(side - 1, 6, -2), 5, 3, 1):
        for i in range(side - 1, -1, -1) if up else range(side):
            for j in (right, right - 1):
                if not _fixed(i, j, side, version):
                    yield i, j
        up = not up


def _fixed(i: int, j: int, side: int, version: int) -> bool:
    end = side - 8
    if 6 in (i, j) or (i < 9 and (j < 9 or j >= end)) or (i >= end and j < 9):
        return True
    if version >= 7 and ((i < 6 and j >= end - 3) or (j < 6 and i >= end - 3)):
        return True
    corners = {(6, 6), (6, side - 7), (side - 7, 6)}
    return any(
        max(abs(i - y), abs(j - x)) <= 2
        for y in ALIGNED[version]
        for x in ALIGNED[version]
        if (y, x) not in corners
    )


def _ordered(words: Sequence[int], blocks: Sequence[int]) -> Iterator[int]:
    """Yield the data of block after block, which stand by turns in a code."""
    turns = [
        number
        for at in range(max(blocks))
        for number, size in enumerate(blocks)
        if at < size
    ]
    for block in range(len(blocks)):
        for number, word in zip(turns, words, strict=False):
            if number == block:
                yield word


def _letters(count: int, bits: str) -> Iterator[str]:
    at = 0
    while count > 1:
        pair = int(bits[at : at + 11], 2)
        yield LETTERS[pair // 45] + LETTERS[pair % 45]
        at, count = at + 11, count - 2
    if count:
        yield LETTERS[int(bits[at : at + 6], 2)]


def _number(bits: Sequence[bool]) -> int:
    return int("".join(str(int(bit)) for bit in bits), 2)
