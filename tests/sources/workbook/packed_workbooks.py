"""Workbooks written by hand, part by part, so that they can be as no program writes them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SHEET = "xl/worksheets/sheet1.xml"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file with these parts."""
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return data.getvalue()


def workbook_parts(
    sheet: str, *, properties: str = "", prologue: str = ""
) -> dict[str, str | bytes]:
    """Return the parts of a workbook with one sheet, from the XML inside its sheet."""
    office = OFFICE.removesuffix("/relationships")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="{TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/{SHEET}" ContentType="{kind}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
            f'Type="{office}/relationships/officeDocument" Target="xl/workbook.xml"/>'
            "</Relationships>"
        ),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
            '<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" '
            f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        SHEET: (
            f'{HEAD}{prologue}<worksheet xmlns="{MAIN}">'
            f"<sheetData>{sheet}</sheetData></worksheet>"
        ),
    }


def row(line: int, *cells: str, attributes: str = "") -> str:
    """Return a row of cells."""
    return f'<row r="{line}"{attributes}>{"".join(cells)}</row>'


def text_cell(reference: str, text: str) -> str:
    """Return a cell with a text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def number_cell(reference: str, value: str) -> str:
    """Return a cell with a number."""
    return f'<c r="{reference}"><v>{value}</v></c>'


HEADINGS = row(1, text_cell("A1", "Title"), text_cell("B1", "Budget"))
RECORD = row(2, text_cell("A2", "Water"), number_cell("B2", "5"))
