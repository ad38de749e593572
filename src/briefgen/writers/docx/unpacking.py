"""The bytes of a Word file that came back to those of its parts that are asked for."""

import io
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from operator import gt
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.reference.archive import ENCRYPTED, LOCKED, OLE, RATIO, SLIGHT

LARGEST = 32 * 2**20  # bytes of all parts that are read, unpacked
BODY = "word/document.xml"
LOCKED_UP = "it is encrypted with a password"
# What damage raises, and what zip knows that Word does not use.
DAMAGES = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    zlib.error,
)


def parts(data: bytes, wanted: re.Pattern[str]) -> dict[str, Element]:
    """Read the parts whose names are wanted, in the order of the names.

    Raises ValueError, with the reason, for bytes that are no Word file, or one that is
    damaged, encrypted, or swells.
    """
    if data.startswith(OLE) and ENCRYPTED in data:
        raise ValueError(LOCKED_UP)
    if data.startswith(OLE):
        raise ValueError("it is a file of Word 97 to 2003")
    with _damage():
        archive = ZipFile(io.BytesIO(data))
    entries = {entry.filename: entry for entry in archive.infolist()}
    names = sorted(filter(wanted.fullmatch, entries))
    _judge(entries, [entries[name] for name in names])
    with _damage():
        return {name: _parsed(archive.read(name)) for name in names}


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except DAMAGES as error:
        message = "it is not a Word file, or a damaged one"
        raise ValueError(message) from error


def _judge(entries: Mapping[str, ZipInfo], read: Collection[ZipInfo]) -> None:
    """Judge what is declared: reading never gives more than that."""
    if BODY not in entries:
        raise ValueError("it is not a Word file")
    if any(entry.flag_bits & LOCKED for entry in entries.values()):
        raise ValueError(LOCKED_UP)
    most = [max(SLIGHT, entry.compress_size * RATIO) for entry in read]
    sizes = [entry.file_size for entry in read]
    if sum(sizes) > LARGEST or any(map(gt, sizes, most)):
        raise ValueError("it is too large, or swells when it is unpacked")


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(content, parser)
