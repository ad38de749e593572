"""A JPEG file to the same picture without any other information in the file."""

import re

MARK = 0xFF  # begins every part
FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # that every reader draws
TABLES = frozenset({0xC4, 0xDB, 0xDD})
SCAN, END = 0xDA, 0xD9
BARE = frozenset({0x01, 0xD8})  # parts without a length
COMMENT = 0xFE
JFIF, ADOBE = 0xE0, 0xEE  # both say what the colours are
NOTES = frozenset(range(0xE0, 0xF0)) | {COMMENT}
NEXT = re.compile(b"\xff[^\x00\xd0-\xd7\xff]")  # what ends the data of a scan


def scans(data: bytes) -> int:
    """Return the number of passes over a picture, as far as it is whole."""
    passes, at = 0, 2
    while match := NEXT.search(data, at):
        kind, at = data[match.start() + 1], match.end()
        if kind == END:
            break
        passes += kind == SCAN
        if kind not in BARE:
            at += max(2, int.from_bytes(data[at : at + 2], "big"))
    return passes


def bare(data: bytes) -> bytes | None:
    """Return a file without comments, places, cameras, profiles and thumbnails.

    None for a file that has parts which not every reader knows, or is broken.
    """
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == MARK:
        kind = data[at + 1]
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if kind in NOTES:
            kept.append(_colours(kind, data[at:end]))
        elif kind in FRAMES | TABLES:
            kept.append(data[at:end])
        elif kind == SCAN and (match := NEXT.search(data, end)):
            end = match.start()
            kept.append(data[at:end])
            if data[end + 1] == END:
                return b"".join((*kept, data[end : end + 2]))
        else:
            return None
        at = end
    return None


def _colours(kind: int, note: bytes) -> bytes:
    """Return the part of a note that readers need to show the colours."""
    if kind == JFIF and note[4:9] == b"JFIF\0":
        return b"\xff\xe0\x00\x10" + note[4:16].ljust(12, b"\0") + b"\0\0"
    if kind == ADOBE and note[4:9] == b"Adobe":
        return b"\xff\xee\x00\x0e" + note[4:16].ljust(12, b"\0")
    return b""
