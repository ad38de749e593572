"""Values and objects of a PDF → the bytes of its file.

Bytes are those that ReportLab's own objects give: it still reads the fonts and makes
their subsets, while all other objects are written here, once and without search.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from zlib import compress

from briefgen.writers.pdf.reportlab_setup import fp_str

UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
IRREGULAR = re.compile("[^!-~]|[][%()<>{}#]")  # characters of names
SPECIAL = re.compile(rb"[()\\]")
HEADER = b"%%PDF-%s\n%%\x93\x8c\x8b\x9e ReportLab Generated PDF document (opensource)\n"
HELD = 256  # objects in one stream, so that a byte is enough to count them
STREAM_END = b"endstream\n"
ENTRIES, ITEMS = 6, 10  # in a line
UTF_16 = b"\xfe\xff"  # what begins such a string
ESCAPED = [
    b"\\%03o" % code
    if not 32 <= code < 127  # noqa: PLR2004 - the printable ones
    else SPECIAL.sub(rb"\\\g<0>", bytes([code]))
    for code in range(256)
]


class Objects:
    """The objects of a file, by their number."""

    def __init__(self) -> None:
        self._contents: list[bytes] = []

    def reserve(self) -> int:
        """Return the number of an object that is written later."""
        return self.add(b"null")

    def add(self, content: bytes) -> int:
        """Add an object and return its number."""
        self._contents.append(content)
        return len(self._contents)

    def put(self, number: int, content: bytes) -> None:
        """Write an object whose number was reserved."""
        self._contents[number - 1] = content

    def file(self, version: bytes, trailer: Mapping[str, bytes]) -> bytes:
        """Return the whole file: all but streams is in streams, the table of objects too.

        The `trailer` says which object is the root.
        """
        held = dict(self._held())
        table = self.reserve()
        parts = [HEADER % version]
        rows, offset = [(0, 0, 0)], len(parts[0])
        for number, content in enumerate(self._contents, start=1):
            if number in held:
                rows.append((2, *held[number]))
                continue
            rows.append((1, offset, 0))
            whole = _table(rows, trailer) if number == table else content
            parts.append(b"%d 0 obj\n%sendobj\n" % (number, whole))
            offset += len(parts[-1])
        parts.append(b"startxref\n%d\n%%%%EOF\n" % rows[-1][1])
        return b"".join(parts)

    def _held(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Add streams of all objects that are none; yield where each of these is."""
        loose = [
            (number, content)
            for number, content in enumerate(self._contents, start=1)
            if not content.endswith(STREAM_END)
        ]
        for start in range(0, len(loose), HELD):
            some = loose[start : start + HELD]
            holder = self.add(_object_stream(some))
            yield from ((number, (holder, at)) for at, (number, _) in enumerate(some))


def _object_stream(objects: Sequence[tuple[int, bytes]]) -> bytes:
    index, offset = list[bytes](), 0
    for number, content in objects:
        index.append(b"%d %d " % (number, offset))
        offset += len(content) + 1
    first = b"".join(index)
    contents = b"\n".join(content for _, content in objects)
    own = {
        "Type": b"/ObjStm",
        "N": b"%d" % len(objects),
        "First": b"%d" % len(first),
    }
    return compressed(compress(first + contents), own)


def _table(rows: Sequence[tuple[int, int, int]], trailer: Mapping[str, bytes]) -> bytes:
    """Write the table of objects: of each its kind, where it is, and its number there."""
    wide = (max(where for _, where, _ in rows).bit_length() + 7) // 8
    data = b"".join(
        bytes((kind, *where.to_bytes(wide, "big"), at)) for kind, where, at in rows
    )
    own = {"Type": b"/XRef", "Size": b"%d" % len(rows), "W": b"[ 1 %d 1 ]" % wide}
    return compressed(compress(data), {**own, **trailer})


def reference(number: int) -> bytes:
    """Refer to an object."""
    return b"%d 0 R" % number


def stream(data: bytes, own: Mapping[str, bytes]) -> bytes:
    """Write a stream with its data as it is."""
    entries = dictionary({**own, "Length": b"%d" % len(data)})
    # A lone line feed after a carriage return would be read as one line end.
    end = b"\r\n" if data.endswith(b"\r") else b"\n"
    return b"%s\nstream\n%s%sendstream\n" % (entries, data, end)


def compressed(data: bytes, own: Mapping[str, bytes]) -> bytes:
    """Write a stream whose data is compressed already."""
    return stream(data, {**own, "Filter": b"[ /FlateDecode ]"})


def dictionary(entries: Mapping[str, bytes]) -> bytes:
    """Write a dictionary, sorted by its keys, which are regular."""
    items = [b"/%s %s" % (key.encode(), entries[key]) for key in sorted(entries)]
    return b"<<\n%s\n>>" % _rows(items, ENTRIES)


def array(items: Iterable[bytes]) -> bytes:
    """Write an array."""
    return b"[ %s ]" % _rows([*items], ITEMS)


def numbers(values: Iterable[float]) -> bytes:
    """Write an array of numbers."""
    return array(map(real, values))


def real(value: float) -> bytes:
    """Write a number, with six digits at most."""
    written: str = fp_str(value)
    return written.encode()


def name(text: str) -> bytes:
    """Write a name."""
    regular = IRREGULAR.sub(lambda match: f"#{ord(match[0]):x}", text)
    return f"/{regular}".encode()


def string(text: str) -> bytes:
    """Write a text string, without what none can carry."""
    text = clean(text)
    if text.isascii() and text.isprintable():
        return b"(%s)" % SPECIAL.sub(rb"\\\g<0>", text.encode())
    try:
        data = text.encode("pdfdoc")
    except UnicodeEncodeError:
        data = UTF_16 + text.encode("utf-16-be")
    return b"(%s)" % b"".join([ESCAPED[code] for code in data])


def clean(text: str) -> str:
    """Replace the characters that neither XML nor UTF-16 can carry."""
    return UNSAYABLE.sub("?", text)


def _rows(items: Sequence[bytes], most: int) -> bytes:
    """Join items, so many in a line."""
    rows = [b" ".join(items[at : at + most]) for at in range(0, len(items), most)]
    return b" \n  ".join(rows)
