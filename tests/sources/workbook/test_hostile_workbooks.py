"""Workbooks that are damaged, disguised or made to harm end in a clear mistake, and soon."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.sources.workbook.read_apart import MODULE
from tests.sources.content_text import content_of_bytes, mistakes_of, texts_of
from tests.sources.workbook.packed_workbooks import (
    HEAD,
    HEADINGS,
    MAIN,
    RECORD,
    SHEET,
    number_cell,
    packed,
    row,
    text_cell,
    workbook_parts,
)

Golden = Callable[[str, str], None]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">'
    for n in range(10)
)
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="S">{}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def usual() -> bytes:
    return packed(workbook_parts(HEADINGS + RECORD))


def with_part(name: str, text: str | bytes) -> bytes:
    return packed({**workbook_parts(HEADINGS + RECORD), name: text})


def ods(rows: str) -> bytes:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": HEAD + ODS.format(rows)})


def cut_in(data: bytes, part: float) -> bytes:
    return data[: int(len(data) * part)]


def declared(entities: str, text: str) -> bytes:
    prologue = f"<!DOCTYPE worksheet [{entities}]>"
    cells = HEADINGS + row(2, text_cell("A2", text), number_cell("B2", "5"))
    return packed(workbook_parts(cells, prologue=prologue))


def lzma() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_LZMA) as package:
        package.writestr("xl/workbook.xml", HEAD)
    return data.getvalue()


def twice() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, text in workbook_parts(HEADINGS + RECORD).items():
            package.writestr(name, text)
        package.writestr(SHEET.upper(), "<worksheet/>")
    return data.getvalue()


def locked() -> bytes:
    data = bytearray(usual())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


FAR = HEADINGS + row(1_048_576, number_cell("XFD1048576", "1"))
LIE = HEADINGS + row(2, number_cell("ZZ1048576", "1"))
COMMENTS = "<!--" + "x" * 10_000 + "-->"
CELL = "<table:table-cell {0}><text:p>x</text:p></table:table-cell>"
FILES: dict[str, bytes] = {
    "empty.xlsx": b"",
    "csv.xlsx": b"A;B\n1;2\n",
    "utf-16.xlsx": "A\tB\n".encode("utf-16"),
    "page.xls": b"<html><table><tr><td>A</td></tr></table></html>",
    "xml-2003.xls": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:'
    b'office:spreadsheet"/>',
    "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "encrypted.xlsx": OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
    "ole-alone.xls": OLE + bytes(2_000),
    "locked-part.xlsx": locked(),
    "locked.xls": OLE
    + bytes(504)
    + bytes.fromhex("0908100000060500")
    + bytes(12)
    + bytes.fromhex("e1000200b004" + "2f000400")
    + bytes(40),
    "locked.ods": packed(
        {"content.xml": b"\x00", "META-INF/manifest.xml": "<encryption-data/>"}
    ),
    "half.xlsx": cut_in(usual(), 0.5),
    "most.xlsx": cut_in(usual(), 0.97),
    "zip.xlsx": packed({"a.csv": "A,B\n"}),
    "lzma.xlsx": lzma(),
    "sheet-missing.xlsx": packed(
        {name: text for name, text in workbook_parts("").items() if name != SHEET}
    ),
    "sheet-cut.xlsx": with_part(SHEET, f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'),
    "sheet-no-xml.xlsx": with_part(SHEET, b"\x00\x01"),
    "bomb.xlsx": with_part(SHEET, b"<x>" + b" " * 20_000_000),
    "many-parts.xlsx": packed({f"xl/{n}.xml": "" for n in range(5_001)}),
    "one-name-twice.xlsx": twice(),
    "leads-out.xlsx": with_part("../../etc/passwd", "x"),
    "absolute.xlsx": with_part("/etc/passwd", "x"),
    "far-apart.xlsx": packed(workbook_parts(FAR)),
    "dimension-lie.xlsx": packed(workbook_parts(LIE)),
    "column-beyond.xlsx": packed(workbook_parts(row(1, number_cell("XFE1", "1")))),
    "row-beyond.xlsx": packed(workbook_parts(row(1, number_cell("A9999999", "1")))),
    "no-cell.xlsx": packed(workbook_parts(row(1, number_cell("A0", "1")))),
    "laughs.xlsx": declared(LAUGHS, "&l9;"),
    "external-entity.xlsx": declared('<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;"),
    "external-type.xlsx": packed(
        workbook_parts(
            HEADINGS, prologue='<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'
        )
    ),
    "late-type.xlsx": packed(
        workbook_parts(HEADINGS, prologue=f"{COMMENTS}<!DOCTYPE worksheet>")
    ),
    "blank.xlsx": packed(workbook_parts("")),
    "values-alone.xlsx": packed(workbook_parts(row(1, number_cell("A1", "1")))),
    "repeated.ods": ods(
        '<table:table-row table:number-rows-repeated="1000000">'
        + CELL.format('table:number-columns-repeated="16000"')
        + "</table:table-row>"
    ),
    "repeated-beyond.ods": ods(
        "<table:table-row>"
        + CELL.format('table:number-columns-repeated="99999999999"')
        + "</table:table-row>"
    ),
    "gap.ods": ods(
        f"<table:table-row>{CELL.format('')}</table:table-row>"
        '<table:table-row table:number-rows-repeated="1000000"/>'
        '<table:table-row><table:table-cell table:number-columns-repeated="9000"/>'
        f"{CELL.format('')}</table:table-row>"
    ),
}


def test_each_ends_in_a_mistake_that_says_what_it_is(
    tmp_path: Path, golden: Golden
) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    with (tmp_path / "huge.xlsx").open("wb") as huge:
        huge.truncate(1_000_000_000)
    texts = [
        mistakes_of(tmp_path / name) or f"{name}: read"
        for name in (*FILES, "huge.xlsx")
    ]
    golden("sources/workbook-mistakes.txt", "\n".join(texts) + "\n")


def test_the_workbook_that_the_hostile_ones_are_made_of_is_read(tmp_path: Path) -> None:
    content = content_of_bytes(tmp_path, "usual.xlsx", usual())
    assert texts_of(content.tables[0]) == [{"Title": "Water", "Budget": "5"}]
    assert content.remarks == ()


def test_a_format_on_the_last_cell_of_a_sheet_is_no_value(tmp_path: Path) -> None:
    path = tmp_path / "styled.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["Title", "Budget"])
    sheet.write_row("A2", ["Water", 5])
    sheet.write_blank("XFD1048576", None, book.add_format({"bold": True}))
    book.close()
    assert mistakes_of(path) == ""


def test_one_text_in_a_million_cells_ends_within_memory(tmp_path: Path) -> None:
    """A text that is kept once, and meant by each cell: 30 GB, if anybody made it."""
    path = tmp_path / "shared.xlsx"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False})
    sheet = book.add_worksheet()
    sheet.write_row("A1", ["A", "B"])
    text = "x" * 32_000
    for line in range(1, 60_000):
        sheet.write_row(line, 0, [text, text])
    book.close()
    before = time.monotonic()
    message = mistakes_of(path)
    assert "more memory than it may take" in message or "more text" in message
    assert time.monotonic() - before < 120


def test_a_process_without_memory_says_so_and_what_would_help() -> None:
    limited = ["sh", "-c", 'ulimit -v 250000; exec "$0" -P -m "$1"']
    answer = subprocess.run(
        [*limited, sys.executable, MODULE],
        input=bytes(250_000_000),
        capture_output=True,
        check=True,
    )
    last = json.loads(answer.stdout.splitlines()[-1])
    assert "needs more memory than it may take" in last["mistake"]
    assert last["hint"]


def test_text_of_all_sheets_is_bounded_together(tmp_path: Path) -> None:
    path = tmp_path / "texts.xlsx"
    book = xlsxwriter.Workbook(str(path))
    text = "x" * 32_000
    for _ in range(3):
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["A", "B"])
        for line in range(1, 1_200):
            sheet.write(line, 0, text)
    book.close()
    assert "this workbook has more text than is read" in mistakes_of(path)


def test_two_sheets_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    parts = workbook_parts(HEADINGS + RECORD)
    book = str(parts["xl/workbook.xml"])
    one = '<sheet name="Data" sheetId="1" r:id="r1"/>'
    data = packed({**parts, "xl/workbook.xml": book.replace(one, one * 2)})
    (tmp_path / "a.xlsx").write_bytes(data)
    message = "two sheets of this workbook have one name"
    assert message in mistakes_of(tmp_path / "a.xlsx")


@settings(max_examples=15)
@given(data=st.data())
def test_damaged_bytes_are_read_or_are_a_mistake(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = bytearray(usual())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    path.write_bytes(whole)
    assert "traceback" not in mistakes_of(path).lower()
