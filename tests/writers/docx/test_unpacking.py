"""Tests of what is read of a Word file that came back, and what is refused."""

import io
import re
import zipfile
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.reference.archive import ENCRYPTED, OLE
from briefgen.writers.docx.unpacking import parts

ALL = re.compile(r".*\.xml")


def packed(*files: tuple[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()


FILE = packed(("word/document.xml", b"<b>body</b>"), ("word/a.xml", b"<a/>"))


def test_parts_that_are_wanted_are_read_in_order() -> None:
    found = parts(FILE, ALL)
    assert [(name, part.tag) for name, part in found.items()] == [
        ("word/a.xml", "a"),
        ("word/document.xml", "b"),
    ]
    assert list(parts(FILE, re.compile("word/a.xml"))) == ["word/a.xml"]


def locked() -> bytes:
    """Set the flag that says that each file is encrypted."""
    with ZipFile(io.BytesIO(FILE)) as archive:
        data = bytearray(FILE)
        for entry in archive.infolist():
            data[entry.header_offset + 6] |= 1
        for at in re.finditer(b"PK\x01\x02", FILE):
            data[at.start() + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "not a Word file, or a damaged one"),
        (FILE[:80], "not a Word file, or a damaged one"),
        (FILE.replace(b"PK\x03\x04", b"PK\x03\x05"), "or a damaged one"),
        (packed(("word/document.xml", b"<b>")), "or a damaged one"),
        (packed(("xl/workbook.xml", b"<b/>")), "not a Word file$"),
        (OLE + b" a document of old", "it is a file of Word 97 to 2003"),
        (OLE + ENCRYPTED, "encrypted with a password"),
        (locked(), "encrypted with a password"),
        (
            packed(("word/document.xml", b"<b>" + b"<c/>" * 500_000 + b"</b>")),
            "too large, or swells",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        parts(data, ALL)


def test_many_parts_are_too_large_together() -> None:
    noise = bytes(range(256)) * 4096
    many = [(f"word/{each}.xml", noise) for each in range(33)]
    data = packed(("word/document.xml", b"<b/>"), *many, method=zipfile.ZIP_STORED)
    with pytest.raises(ValueError, match="too large"):
        parts(data, ALL)
    assert list(parts(data, re.compile("word/document.xml"))) == ["word/document.xml"]


def test_entities_are_not_replaced() -> None:
    bomb = b"<!DOCTYPE b [<!ENTITY a 'aaaa'><!ENTITY c '&a;&a;'>]><b>&c;</b>"
    found = parts(packed(("word/document.xml", bomb)), ALL)
    assert "aaaa" not in "".join(map(str, found["word/document.xml"].itertext()))


@given(st.integers(0, len(FILE) - 1), st.binary(min_size=1, max_size=8))
def test_any_damage_is_a_value_error_or_none(at: int, noise: bytes) -> None:
    damaged = FILE[:at] + noise + FILE[at + len(noise) :]
    try:
        found = parts(damaged, ALL)
    except ValueError:
        return
    assert "word/document.xml" in found
