"""A zip file to its parts, judged before anything is unpacked, and XML read safely."""

import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from briefgen.sources.workbook.unreadable import UnreadableWorkbook, damaged, protected
from briefgen.value_classes import dataclass

MOST = 300_000_000  # bytes, all parts unpacked
RATIO = 300  # no true part shrinks more than this
SLIGHT = 1_000_000  # bytes; a part of this size may shrink as it likes
ENTRIES = 5_000
LOCKED = 0x1  # the flag of a part that needs a password
SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
}
PROLOGUE = 4_096  # bytes in which a document type is declared
DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class WorkbookPackage:
    """The parts of a workbook; programs differ in the case of names, and in slashes."""

    archive: ZipFile
    names: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Return whether there is a part of this name."""
        return _plain(name) in self.names

    def content(self, name: str) -> bytes:
        """Return the bytes of a part."""
        return self.archive.read(self.names[_plain(name)])

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """Yield the elements of a part that have these tags, in the order of their ends.

        No document type is declared, so there are no entities, and nothing else is read.
        """
        with self.archive.open(self.names[_plain(name)]) as part:
            prologue = part.read(PROLOGUE)
            part.seek(0)
            if any(mark in prologue for mark in DOCTYPES):
                raise _declared()
            events = etree.iterparse(part, tag=tags, **SAFE)
            for number, (_, element) in enumerate(events):
                if not number and element.getroottree().docinfo.doctype:
                    raise _declared()
                yield element


@contextmanager
def opened_package(data: bytes) -> Iterator[WorkbookPackage]:
    """Open a zip file whose parts are few and of a size that can be read.

    Raises UnreadableWorkbook for others, also while parts are read.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            _judge(archive.infolist())
            names = {_plain(name): name for name in archive.namelist()}
            yield WorkbookPackage(archive, names)
    except etree.XMLSyntaxError:
        raise damaged() from None
    except (BadZipFile, EOFError, KeyError, OSError, ValueError, zlib.error):
        raise damaged() from None
    except (NotImplementedError, RuntimeError):
        message = "this workbook is packed in a way that no spreadsheet program uses"
        raise UnreadableWorkbook(message) from None


def _judge(parts: list[ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(names) > ENTRIES:
        raise UnreadableWorkbook(f"this workbook has more than {ENTRIES:,} parts")
    if any(part.flag_bits & LOCKED for part in parts):
        raise protected()
    if len({_plain(name) for name in names}) < len(names):
        raise UnreadableWorkbook("two parts of this workbook have one name")
    if any(".." in _plain(name).split("/") or name[:1] in "/\\" for name in names):
        raise UnreadableWorkbook("a part of this workbook leads out of it")
    if any(part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for part in parts):
        raise NotImplementedError
    if any(part.file_size > max(SLIGHT, RATIO * part.compress_size) for part in parts):
        message = f"a part of this workbook grows to over {RATIO} times its size"
        raise UnreadableWorkbook(message, "no part that a program writes does")
    if sum(part.file_size for part in parts) > MOST:
        message = f"the parts of this workbook are larger than {MOST // 10**6} MB"
        raise UnreadableWorkbook(message, "keep the sheets that are needed")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lower()


def _declared() -> UnreadableWorkbook:
    message = "a part of this workbook declares a document type, as none does"
    return UnreadableWorkbook(message, "open it in a spreadsheet program, and save it")


def drop(element: etree._Element) -> None:
    """Forget an element that was read, and all before it, so that memory stays small."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute, in whatever namespace it stands."""
    for key, value in element.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
