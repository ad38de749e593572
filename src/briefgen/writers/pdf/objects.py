"""Values and objects of a PDF → the bytes of its file.

Bytes are those that ReportLab's own objects give: it still reads the fonts and makes
their subsets, while all other objects are written here, once and without search.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from briefgen.writers.pdf.reportlab_setup import fp_str

UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
IRREGULAR = re.compile("[^!-~]|[][%()<>{}#]")  # characters of names
SPECIAL = re.compile(rb"[()\\]")
HEADER = b"%PDF-1.7\n%\x93\x8c\x8b\x9e ReportLab Generated PDF document (opensource)\n"
DIGEST = b"% ReportLab generated PDF document -- digest (opensource)\n"
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
        return self.add(b"")

    def add(self, content: bytes) -> int:
        """Add an object and return its number."""
        self._contents.append(content)
        return len(self._contents)

    def put(self, number: int, content: bytes) -> None:
        """Write an object whose number was reserved."""
        self._contents[number - 1] = content

    def file(self, root: int, information: int, identifier: str) -> bytes:
        """Return the whole file, with its table of objects."""
        parts, offsets, offset = [HEADER], list[int](), len(HEADER)
        for number, content in enumerate(self._contents, start=1):
            end = b"" if content.endswith(b"\n") else b"\n"
            part = b"%d 0 obj\n%s%sendobj\n" % (number, content, end)
            offsets.append(offset)
            offset += len(part)
            parts.append(part)
        size = len(offsets) + 1
        rows = [b"%010d 00000 n \n" % each for each in offsets]
        parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(rows)))
        twice = f"<{identifier}>".encode() * 2
        parts.append(
            b"trailer\n<<\n/ID \n[%s]\n%s\n/Info %s\n/Root %s\n/Size %d\n>>\n"
            % (twice, DIGEST, reference(information), reference(root), size)
        )
        parts.append(b"startxref\n%d\n%%%%EOF\n" % offset)
        return b"".join(parts)


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
