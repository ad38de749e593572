"""Bytes to text: UTF-8 alone, of a bounded size, without characters that no page shows."""

import re
import unicodedata
from collections.abc import Iterator

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake

LARGEST = 10_000_000  # bytes of one file
MOST = 100  # mistakes told of one file

# Control characters, surrogates, line separators and non-characters cannot be printed;
# planes 4 to 13 have none, 15 and 16 are private: templates put placeholders there.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
    "\U00040000-\U000dffff\U000f0000-\U0010ffff]"
)
LINE_END = re.compile("\r\n|\r|\n")


def decode(data: bytes, path: str) -> str:
    """Return the text of a file's bytes, read as UTF-8 without a byte order mark.

    Raises BriefgenError at the first byte that is not UTF-8.
    """
    if len(data) > LARGEST:
        raise too_large(path)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        hint = "save the file as UTF-8"
        raise mistake(Place(path), "this file is UTF-16, not UTF-8", "encoding", hint)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        place = _place_after(error.object[: error.start].decode(), path)
        message = f"byte 0x{byte:02x} is not UTF-8"
        raise mistake(place, message, "encoding", _encoding_hint(byte)) from None


def too_large(path: str) -> BriefgenError:
    """Return the error for a file that is too large to be read."""
    message = f"this file is larger than {LARGEST // 1_000_000} MB"
    return mistake(Place(path), message, "too-large", "split it into smaller files")


def too_many(place: Place) -> Diagnostic:
    """Return the mistake that ends a list of mistakes which is too long."""
    message = f"this file has more than {MOST} mistakes; the rest is not listed"
    return Diagnostic(place, message, "too-many")


def unprintable(text: str, path: str) -> Iterator[Diagnostic]:
    """Yield a mistake for each character of a file that no page can show."""
    line, begins = 1, 0
    ends = LINE_END.finditer(text)
    end = next(ends, None)
    for match in UNPRINTABLE.finditer(text):
        while end is not None and end.end() <= match.start():
            line, begins, end = line + 1, end.end(), next(ends, None)
        place = Place(path, line, match.start() - begins + 1)
        yield unprintable_at(place, match.group())


def unprintable_at(place: Place, character: str) -> Diagnostic:
    """Return the mistake for a character that no page can show."""
    message = f"character U+{ord(character):04X} cannot be printed"
    return Diagnostic(place, message, "control-character", "remove it")


def _place_after(text: str, path: str) -> Place:
    lines = LINE_END.split(text)
    return Place(path, len(lines), len(lines[-1]) + 1)


def _encoding_hint(byte: int) -> str:
    try:
        letter = bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return "save the file as UTF-8"
    return f"save the file as UTF-8; if it is Windows-1252, this letter is '{letter}'"


def without_accents(text: str) -> str:
    """Return a text with the letters that carry accents, and without these."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))
