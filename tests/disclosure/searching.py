"""All that a folder of outputs holds, opened as far as it opens, and what is in it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from lxml import etree

SPACES = ",\u00a0\u202f␣ "
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")  # in manifests: its digits are no numbers
STRING = re.compile(rb"(?<!<)<(?:[0-9A-Fa-f]{2})*>|\((?:[^()\\]|\\.)*\)", re.DOTALL)
FILES = {"/EmbeddedFile", "/Metadata"}  # streams of a PDF that are files themselves
NUMBER = re.compile(rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+|\d+")


class Instructions(bytes):
    """What a reader draws by: places and codes of letters, no numbers that one reads."""


def found(folder: Path, words: Iterable[str], numbers: Iterable[int]) -> list[str]:
    """Give the words and numbers that some file, or its name, holds."""
    blobs = []
    for path in sorted(folder.rglob("*")):
        blobs.append(path.relative_to(folder).as_posix().encode())
        if path.is_file():
            blobs += opened(path.read_bytes())
    return _among(blobs, words, numbers)


def within(content: bytes, words: Iterable[str], numbers: Iterable[int]) -> list[str]:
    """Give the words and numbers that a file holds."""
    return _among([*opened(content)], words, numbers)


def _among(
    blobs: list[bytes], words: Iterable[str], numbers: Iterable[int]
) -> list[str]:
    texts = [text for blob in blobs for text in _text(blob)]
    everything = b"\0".join(blobs).lower()
    said = DIGEST.sub("", "\n".join(texts))
    shown = {int(re.sub(r"\D", "", each)) for each in NUMBER.findall(said)}
    return [word for word in words if _holds(everything, word.lower())] + [
        str(number) for number in numbers if number in shown
    ]


def opened(content: bytes) -> Iterator[bytes]:
    """Open containers, one in the other, and streams."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from opened(archive.read(name))
    elif content.startswith(b"%PDF"):
        yield from _pdf(content)
    elif content.startswith(b"\x89PNG"):
        yield from _png(content)


def _pdf(content: bytes) -> Iterator[bytes]:
    """Give streams, strings and the text of pages."""
    with pikepdf.open(io.BytesIO(content)) as file:
        for held in (*file.objects, file.trailer):
            if isinstance(held, pikepdf.Stream):
                inner = _stream(held)
                is_file = str(held.get("/Type")) in FILES
                yield from opened(inner) if is_file else _drawn(inner)
            yield from _strings(held)
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_range().encode("utf-8", "replace")
    document.close()


def _stream(held: pikepdf.Stream) -> bytes:
    try:
        return bytes(held.read_bytes())
    except pikepdf.PdfError:  # a picture's own compression
        return bytes(held.read_raw_bytes())


def _drawn(content: bytes) -> Iterator[bytes]:
    """Give a stream that draws, and the strings in it (ISO 32000-2, 7.3.4)."""
    yield Instructions(content)
    for each in STRING.findall(content):
        yield from _strings(pikepdf.Object.parse(each))


def _strings(held: object) -> Iterator[bytes]:
    match held:
        case pikepdf.String() | pikepdf.Name():
            yield str(held).encode("utf-8", "replace")
            yield bytes(held)
        case pikepdf.Array():
            yield from _inside(held)
        case pikepdf.Dictionary() | pikepdf.Stream():
            parts = tuple(held.items())
            yield from (key.encode() for key, _ in parts)
            yield from _inside(part for _, part in parts)
        case _:
            pass


def _inside(parts: Iterable[object]) -> Iterator[bytes]:
    """Go on, but not to objects that are listed themselves."""
    for each in parts:
        if not getattr(each, "is_indirect", False):
            yield from _strings(each)


def _png(content: bytes) -> Iterator[bytes]:
    """Give what a picture says in words, compressed or not."""
    at = 8
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + size]
        if kind in {b"zTXt", b"iTXt"}:
            for start in range(min(len(data), 90)):
                try:
                    yield zlib.decompress(data[start:])
                except zlib.error:
                    continue
        at += size + 12


def _text(blob: bytes) -> list[str]:
    """Give what people may read of a blob: not the numbers it is drawn by."""
    if isinstance(blob, Instructions) or blob.startswith((b"PK", b"%PDF", b"\x89PNG")):
        return []
    if blob.lstrip().startswith(b"<?xml"):
        root = etree.fromstring(blob)
        said = (
            each.get(name, "") for each in root.iter() for name in ("descr", "title")
        )
        return [" ".join(str(each).split()) for each in (*root.itertext(), *said)]
    try:
        return [blob.decode("utf-8")] if b"\0" not in blob else []
    except UnicodeDecodeError:
        return []


def _holds(everything: bytes, word: str) -> bool:
    forms = ("utf-8", "utf-16-be", "utf-16-le", "latin-1")
    return any(word.encode(form, "replace") in everything for form in forms)
