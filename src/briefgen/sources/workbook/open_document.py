"""An OpenDocument workbook to what it says of its sheets beside their values."""

from collections.abc import Iterator

from lxml import etree

from briefgen.sources.workbook.open_document_sheet import (
    TABLE,
    OpenDocumentSheet,
)
from briefgen.sources.workbook.package import WorkbookPackage, drop
from briefgen.sources.workbook.sheet_marks import SheetMarks

CONTENT = "content.xml"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TAGS = (
    f"{STYLE}style",
    f"{TABLE}table-column",
    f"{TABLE}table-row",
    f"{TABLE}table",
)


def open_document_sheets(package: WorkbookPackage) -> list[SheetMarks]:
    """Return what a workbook says of each sheet, in its own order.

    Raises UnreadableWorkbook if values stand too far apart to be read.
    """
    return [*_sheets(package)]


def _sheets(package: WorkbookPackage) -> Iterator[SheetMarks]:
    unseen: set[str] = set()  # names of styles of sheets that are hidden
    sheet = OpenDocumentSheet()
    for element in package.elements(CONTENT, *TAGS):
        if element.tag == f"{STYLE}style":
            if _hides(element):
                unseen.add(element.get(f"{STYLE}name") or "")
        elif element.tag == f"{TABLE}table-column":
            sheet.add_columns(element)
        elif element.tag == f"{TABLE}table-row":
            sheet.add_row(element)
        else:
            hidden = element.get(f"{TABLE}style-name") in unseen
            yield sheet.marks(element.get(f"{TABLE}name") or "", hidden=hidden)
            sheet = OpenDocumentSheet()
        if element.tag != f"{TABLE}table-column":
            drop(element)


def _hides(style: etree._Element) -> bool:
    properties = style.iterfind(f"{STYLE}table-properties")
    return any(each.get(f"{TABLE}display") == "false" for each in properties)
