"""Files to a zip file, the same bytes as Python's zipfile makes of them at a fixed time.

What many zip files hold alike is deflated once: zipfile cannot take what is deflated
already.
"""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED

from briefgen.value_classes import dataclass

KEPT = 128  # files that are kept deflated: the parts of some twenty looks
VERSION = 20  # of the format, for folders and deflated files
DATE = 1 << 5 | 1  # January 1, 1980, the first moment that a zip file can tell
TIME = 0
UTF_8 = 1 << 11  # the flag of a name that is not ASCII
RIGHTS = 0o600 << 16
LOCAL = Struct("<4s5H3L2H")
CENTRAL = Struct("<4s6H3L5H2L")
END = Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file as a zip file holds it: how it is compressed, its checksum and size."""

    method: int
    checksum: int
    size: int
    data: bytes


def stored(content: bytes) -> PackedFile:
    """Return a file that is not compressed."""
    return PackedFile(ZIP_STORED, zlib.crc32(content), len(content), content)


def deflated(content: bytes) -> PackedFile:
    """Return a compressed file."""
    work = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = work.compress(content) + work.flush()
    return PackedFile(ZIP_DEFLATED, zlib.crc32(content), len(content), data)


@lru_cache(maxsize=KEPT)
def deflated_once(content: bytes) -> PackedFile:
    """Return a compressed file; for content that many zip files have alike."""
    return deflated(content)


def zipped(members: Mapping[str, PackedFile]) -> bytes:
    """Zip files in their order."""
    files, listed, at = [], [], 0
    for name, member in members.items():
        path, flags = _path(name)
        size = len(member.data)
        known = (flags, member.method, TIME, DATE, member.checksum, size, member.size)
        head = LOCAL.pack(b"PK\3\4", VERSION, *known, len(path), 0)
        versions = (b"PK\1\2", VERSION, VERSION)
        rest = (len(path), 0, 0, 0, 0, RIGHTS, at)
        listed += [CENTRAL.pack(*versions, *known, *rest), path]
        files += [head, path, member.data]
        at += len(head) + len(path) + size
    index = b"".join(listed)
    count = len(members)
    end = END.pack(b"PK\5\6", 0, 0, count, count, len(index), at, 0)
    return b"".join((*files, index, end))


def _path(name: str) -> tuple[bytes, int]:
    return (name.encode(), 0) if name.isascii() else (name.encode(), UTF_8)
