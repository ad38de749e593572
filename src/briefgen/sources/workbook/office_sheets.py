"""An Office Open XML workbook to what it says of its sheets beside their values."""

from collections.abc import Iterator
from posixpath import normpath

from briefgen.sources.workbook.cell_formats import cell_formats
from briefgen.sources.workbook.office_sheet import TRUE, OfficeSheet
from briefgen.sources.workbook.package import WorkbookPackage, attribute
from briefgen.sources.workbook.sheet_marks import SheetMarks
from briefgen.sources.workbook.unreadable import UnreadableWorkbook, damaged
from briefgen.value_classes import dataclass

WORKBOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
WORKSHEET = "/worksheet"  # how the type of a relation to a sheet with cells ends


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sheet in the list of a workbook, and the part with its cells."""

    name: str
    part: str
    hidden: bool


def office_sheets(package: WorkbookPackage) -> list[SheetMarks]:
    """Return what a workbook says of each sheet with cells, in its own order.

    Raises UnreadableWorkbook if values stand too far apart to be read, or parts are
    missing.
    """
    from_1904 = any(
        (each.get("date1904") or "").lower() in TRUE
        for each in package.elements(WORKBOOK, "{*}workbookPr")
    )
    formats = cell_formats(package)
    sheets: list[SheetMarks] = []
    for entry in _entries(package):
        if any(entry.name == sheet.name for sheet in sheets):
            raise UnreadableWorkbook("two sheets of this workbook have one name")
        sheet = OfficeSheet(entry.name, formats)
        sheet.read(package, entry.part)
        sheets.append(sheet.marks(hidden=entry.hidden, from_1904=from_1904))
    return sheets


def _entries(package: WorkbookPackage) -> Iterator[_Entry]:
    parts = dict(_parts(package))
    for sheet in package.elements(WORKBOOK, "{*}sheet"):
        part = parts.get(attribute(sheet, "id") or "")
        if part is not None:
            if not package.has(part):
                raise damaged()
            hidden = (sheet.get("state") or "visible") != "visible"
            yield _Entry(sheet.get("name") or "", part, hidden)


def _parts(package: WorkbookPackage) -> Iterator[tuple[str, str]]:
    """Yield the parts of sheets with cells, by the ids of their relations."""
    for relation in package.elements(RELATIONS, "{*}Relationship"):
        if (relation.get("Type") or "").endswith(WORKSHEET):
            target = relation.get("Target") or ""
            path = target[1:] if target.startswith("/") else normpath(f"xl/{target}")
            yield relation.get("Id") or "", path
