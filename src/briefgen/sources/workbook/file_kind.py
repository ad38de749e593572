"""The first bytes of a file to the kind of workbook that it is, or what it is instead."""

import re
from pathlib import PurePath

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.sources.source_file import RULE
from briefgen.sources.workbook.unreadable import PROTECTED, UNPROTECTED

ZIP = b"PK\x03\x04"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of encrypted and of old files
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
BEGIN = bytes.fromhex("0908100000060500")  # the first record of an old workbook
LOCKED, EARLY = b"\x2f\x00", 8  # the record of its password, among the first ones
OLD = (".xls", ".xlsb")
TEXT = re.compile(rb"[^\0-\x08\x0e-\x1f]{1,2000}", re.DOTALL)
SAVE = "open it in a spreadsheet program, and save it as .xlsx"


def judge_kind(name: str, data: bytes) -> str:
    """Return how files of this kind end; raise BriefgenError if it is no workbook."""
    suffix = PurePath(name.lower()).suffix
    if data.startswith(OLE):
        if ENCRYPTED in data or _locked(data):
            raise mistake(Place(name), PROTECTED, RULE, UNPROTECTED)
        return ".xls"
    if data.startswith(ZIP):
        return suffix
    raise _other(name, data)


def _locked(data: bytes) -> bool:
    """Return whether the first records of an old workbook say that it is encrypted."""
    at = data.find(BEGIN)
    for _ in range(EARLY if at >= 0 else 0):
        kind, size = data[at : at + 2], data[at + 2 : at + 4]
        if kind == LOCKED:
            return True
        at += 4 + int.from_bytes(size, "little")
    return False


def _other(name: str, data: bytes) -> BriefgenError:
    """Return the mistake that says what a file is, though it is named as a workbook."""
    head = data[:2_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not data:
        return mistake(Place(name), "this file is empty", RULE)
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        message = "this is a workbook of 2003 in XML"
        return mistake(Place(name), message, RULE, SAVE)
    if head.startswith(b"<") and (b"<html" in head or b"<table" in head):
        message = "this is a web page that is named as a workbook"
        return mistake(Place(name), message, RULE, SAVE)
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide or TEXT.fullmatch(data[:2_000]):
        message = "this is a text file that is named as a workbook"
        hint = "name it .csv, or import it with --form csv"
        return mistake(Place(name), message, RULE, hint)
    message = "this is no workbook, or it is damaged"
    return mistake(Place(name), message, RULE, SAVE)
