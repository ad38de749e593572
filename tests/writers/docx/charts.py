"""Reads charts back for the tests: the numbers of a chart part, the cells of its sheet."""

import io
from decimal import Decimal
from typing import cast
from zipfile import ZipFile

from lxml import etree

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}


def chart_values(root: etree._Element, path: str) -> list[str]:
    found = cast("list[str]", root.xpath(path, namespaces=NAMES))
    return [str(each) for each in found]


def chart_parts(root: etree._Element, path: str) -> list[etree._Element]:
    return cast("list[etree._Element]", root.xpath(path, namespaces=NAMES))


def numbers_of_chart(root: etree._Element) -> list[Decimal]:
    """Give the amounts that a chart draws, in their order; not what is room for words."""
    drawn = "//c:val[not(contains(.//c:f, '$E$') or contains(.//c:f, '$F$'))]"
    return [Decimal(said) for said in chart_values(root, f"{drawn}//c:v/text()")]


def sheet(workbook: bytes) -> list[tuple[str, ...]]:
    """Give the rows of a workbook's first sheet, amounts as they are written."""
    with ZipFile(io.BytesIO(workbook)) as archive:
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    items = chart_parts(strings, "x:si")
    listed = ["".join(chart_values(item, "x:t/text()")) for item in items]
    rows = chart_parts(root, "//x:row")
    return [tuple(_cell(cell, listed) for cell in row) for row in rows]


def _cell(cell: etree._Element, listed: list[str]) -> str:
    (value,) = chart_values(cell, "x:v/text()")
    return listed[int(value)] if cell.get("t") == "s" else value
