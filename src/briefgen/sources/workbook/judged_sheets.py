"""The bytes of a workbook to what it says of its sheets, once it is harmless to read."""

from briefgen.sources.workbook.file_kind import ZIP
from briefgen.sources.workbook.office_sheets import WORKBOOK, office_sheets
from briefgen.sources.workbook.open_document import CONTENT, open_document_sheets
from briefgen.sources.workbook.package import opened_package
from briefgen.sources.workbook.sheet_marks import SheetMarks
from briefgen.sources.workbook.unreadable import UnreadableWorkbook, protected

BINARY = "xl/workbook.bin"
MANIFEST, ENCRYPTED = "META-INF/manifest.xml", b"encryption-data"


def judged_sheets(data: bytes) -> list[SheetMarks] | None:
    """Return what a workbook says of its sheets; None if its format does not say it.

    Raises UnreadableWorkbook if it is damaged or hostile.
    """
    if not data.startswith(ZIP):
        return None
    with opened_package(data) as package:
        if package.has(WORKBOOK):
            return office_sheets(package)
        if package.has(MANIFEST) and ENCRYPTED in package.content(MANIFEST):
            raise protected()
        if package.has(CONTENT):
            return open_document_sheets(package)
        if package.has(BINARY):
            return None
    message = "this is a zip file, but no workbook"
    raise UnreadableWorkbook(message, "unpack it, and import the file that is in it")
