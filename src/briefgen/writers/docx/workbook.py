"""A plot to the workbook behind a chart: a sheet of names, amounts and labels."""

import io
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

from briefgen.drawing import Plot
from briefgen.writers.docx.package import EPOCH, TYPES
from briefgen.writers.xml import legal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMES: Any = {None: MAIN}  # no prefix, as Excel writes it
SHEET = "Sheet1"
COLUMNS = "ABC"  # names, amounts, labels
WIDEST = 60  # characters of a column
LONGEST = 32_767  # characters that a cell holds
HEAD, LINES = 1, 2  # the styles of the first row and of labels; amounts follow
PLACES = {0: "#,##0", 2: "#,##0.00"}  # decimal places → how amounts are shown
PARTS = {
    "xl/worksheets/sheet1.xml": "worksheet",
    "xl/styles.xml": "styles",
    "xl/sharedStrings.xml": "sharedStrings",
}


def workbook(plot: Plot) -> bytes:
    """Write the workbook; equal plots give equal bytes."""
    strings: dict[str, int] = {}
    sheet = _sheet(plot, strings)
    members = {
        **_frame(),
        "xl/worksheets/sheet1.xml": _bytes(sheet),
        "xl/sharedStrings.xml": _bytes(_strings(strings)),
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def exact(amount: Decimal) -> str:
    """Write an amount with all its digits, and none that say nothing."""
    digits = format(amount, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def number_format(plot: Plot) -> str:
    """Give how the amounts are shown: with cents where one has some."""
    whole = all(bar.amount == bar.amount.to_integral_value() for bar in plot.bars)
    return PLACES[0 if whole else 2]


def _sheet(plot: Plot, strings: dict[str, int]) -> Element:
    style = LINES + 1 + list(PLACES.values()).index(number_format(plot))
    data = _x("sheetData", _row(1, [_text(word, strings, HEAD) for word in plot.head]))
    for number, bar in enumerate(plot.bars, 2):
        amount = _x("c", _word("v", exact(bar.amount)), s=str(style))
        cells = [_text(bar.name, strings), amount, _text(bar.words, strings, LINES)]
        data.append(_row(number, cells))
    columns = (
        _x("col", min=str(at), max=str(at), width=str(width), customWidth="1")
        for at, width in enumerate(_widths(plot), 1)
    )
    return _x("worksheet", _x("cols", *columns), data)


def _widths(plot: Plot) -> Iterator[int]:
    rows = [(bar.name, f"{bar.amount:,f}", bar.words) for bar in plot.bars]
    for column in zip(plot.head, *rows, strict=True):
        yield min(max(map(len, column)) + 2, WIDEST)


def _row(number: int, cells: list[Element]) -> Element:
    for column, cell in zip(COLUMNS, cells, strict=True):
        cell.set("r", f"{column}{number}")
    return _x("row", *cells, r=str(number))


def _text(words: str, strings: dict[str, int], style: int = 0) -> Element:
    """Make a cell of words, which all stand in one list."""
    number = strings.setdefault(legal(words)[:LONGEST], len(strings))
    return _x("c", _word("v", str(number)), t="s", s=str(style))


def _strings(strings: dict[str, int]) -> Element:
    made = _x("sst", uniqueCount=str(len(strings)))
    for words in strings:
        told = _word("t", words)
        told.set(SPACE, "preserve")
        made.append(_x("si", told))
    return made


@cache
def _frame() -> dict[str, bytes]:
    """Write the parts that are the same in every workbook, the types first."""
    office = f"{OFFICE}/officeDocument"
    relations = [
        (f"{OFFICE}/{kind}", name.removeprefix("xl/")) for name, kind in PARTS.items()
    ]
    sheet = _x("sheet", name=SHEET, sheetId="1")
    sheet.set(f"{{{OFFICE}}}id", "rId1")
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([(office, "xl/workbook.xml")]),
        "xl/workbook.xml": _bytes(_x("workbook", _x("sheets", sheet))),
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/styles.xml": _bytes(_styles()),
    }


def _types() -> bytes:
    known = {"xl/workbook.xml": "sheet.main", **PARTS}
    root = etree.fromstring(
        f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    for name, kind in known.items():
        override = etree.SubElement(root, f"{{{TYPES}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", f"{KIND}.{kind}+xml")
    return _bytes(root)


def _relations(relations: list[tuple[str, str]]) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{PACKAGE}"/>')
    for number, (kind, target) in enumerate(relations, 1):
        made = etree.SubElement(root, f"{{{PACKAGE}}}Relationship")
        made.set("Id", f"rId{number}")
        made.set("Type", kind)
        made.set("Target", target)
    return _bytes(root)


def _styles() -> Element:
    """Write the styles of cells: plain, the head, and amounts."""
    fonts = _x("fonts", _font(), _font(_x("b")), count="2")
    patterns = (_x("patternFill", patternType=name) for name in ("none", "gray125"))
    fills = _x("fills", *(_x("fill", pattern) for pattern in patterns), count="2")
    sides = (_x(side) for side in ("left", "right", "top", "bottom", "diagonal"))
    borders = _x("borders", _x("border", *sides), count="1")
    shown = [_cell(3), _cell(4)]  # Excel's own numbers for the formats of `PLACES`
    lines = _cell(0)
    lines.set("applyAlignment", "1")
    lines.append(_x("alignment", wrapText="1"))
    cells = _x("cellXfs", _cell(0), _cell(0, font="1"), lines, *shown, count="5")
    plain = _x("cellStyleXfs", _cell(0), count="1")
    named = _x("cellStyle", name="Normal", xfId="0", builtinId="0")
    for cell in cells:
        cell.set("xfId", "0")
    return _x(
        "styleSheet",
        *(fonts, fills, borders, plain, cells),
        _x("cellStyles", named, count="1"),
    )


def _font(*look: Element) -> Element:
    return _x("font", *look, _x("sz", val="11"), _x("name", val="Calibri"))


def _cell(number_format: int, font: str = "0") -> Element:
    made = _x("xf", numFmtId=str(number_format), fontId=font, fillId="0", borderId="0")
    if number_format:
        made.set("applyNumberFormat", "1")
    if font != "0":
        made.set("applyFont", "1")
    return made


def _x(name: str, /, *children: Element, **attributes: str) -> Element:
    made = etree.Element(f"{{{MAIN}}}{name}", attributes, nsmap=NAMES)
    made.extend(children)
    return made


def _word(name: str, words: str) -> Element:
    made = _x(name)
    made.text = words
    return made


def _bytes(element: Element) -> bytes:
    return etree.tostring(
        element, encoding="UTF-8", xml_declaration=True, standalone=True
    )
