"""A plot to the workbook behind a chart: a sheet of names, amounts and labels."""

import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from briefgen.drawing import ChartData
from briefgen.style import Look
from briefgen.writers.docx.charts.label_formulas import formula
from briefgen.writers.docx.charts.markup import SHEET, element, tag, whole, words
from briefgen.writers.docx.parts.package import EPOCH, TYPES
from briefgen.writers.docx.parts.theme import theme
from briefgen.writers.xml import legal

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
APPLICATION = "application/vnd.openxmlformats"
WORKBOOK = "xl/workbook.xml"
PARTS = {  # of the workbook → what they are, and are called in content types
    "worksheets/sheet1.xml": ("worksheet", "officedocument.spreadsheetml.worksheet"),
    "styles.xml": ("styles", "officedocument.spreadsheetml.styles"),
    "sharedStrings.xml": (
        "sharedStrings",
        "officedocument.spreadsheetml.sharedStrings",
    ),
    "theme/theme1.xml": ("theme", "officedocument.theme"),
}
COLUMNS = "ABC"  # names, amounts, labels
WIDEST = 60  # characters of a column
LONGEST = 32_767  # characters that a cell holds
PLAIN, HEAD, LINES = 0, 1, 2  # styles of cells; those of amounts follow
FORMATS = {"#,##0": 3, "#,##0.00": 4}  # how amounts are shown → Excel's own number
FIRST_FORMAT = 3  # the style of amounts in the first of them


def workbook(plot: ChartData, look: Look, language: str) -> bytes:
    """Write the workbook; equal plots give equal bytes.

    Labels follow amounts: they are formulas, in the document's language.
    """
    strings: dict[str, int] = {}
    sheet = _sheet(plot, strings, language)
    listed = (_listed(said) for said in strings)
    count = {"xmlns": MAIN, "uniqueCount": str(len(strings))}
    relations = ((f"{OFFICE}/{kind}", target) for target, (kind, _) in PARTS.items())
    members = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations([(f"{OFFICE}/officeDocument", WORKBOOK)]),
        WORKBOOK: _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/worksheets/sheet1.xml": sheet,
        "xl/styles.xml": _styles(look.faces.word),
        "xl/sharedStrings.xml": element("sst", count, *listed),
        "xl/theme/theme1.xml": etree.tostring(theme(look), encoding="unicode"),
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in members.items():
            entry = ZipInfo(name, EPOCH)
            entry.create_system = 0
            entry.compress_type = ZIP_STORED  # the file around it is deflated
            archive.writestr(entry, whole(content))
    return stream.getvalue()


def exact(amount: Decimal) -> str:
    """Write an amount with all its digits, and none that say nothing."""
    digits = format(amount, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def number_format(plot: ChartData) -> str:
    """Give how the amounts are shown: with cents where one has some."""
    integers = all(bar.amount == bar.amount.to_integral_value() for bar in plot.bars)
    return next(iter(FORMATS)) if integers else "#,##0.00"


def _sheet(plot: ChartData, strings: dict[str, int], language: str) -> str:
    style = str(FIRST_FORMAT + list(FORMATS).index(number_format(plot)))
    head = zip(COLUMNS, plot.head, strict=True)
    rows = [_row(1, *(_text(f"{at}1", said, strings, HEAD) for at, said in head))]
    for number, bar in enumerate(plot.bars, 2):
        name = _text(f"A{number}", bar.name, strings, PLAIN)
        amount = words("v", exact(bar.amount))
        told = formula(legal(bar.words), bar.amount, f"B{number}", language)
        label = _text(f"C{number}", bar.words, strings, LINES)
        if told:
            label = _told(f"C{number}", bar.words, told)
        rows.append(
            _row(number, name, tag("c", amount, r=f"B{number}", s=style), label)
        )
    columns = (
        tag("col", min=str(at), max=str(at), width=str(width), customWidth="1")
        for at, width in enumerate(_widths(plot), 1)
    )
    data = tag("sheetData", *rows)
    return tag("worksheet", tag("cols", *columns), data, xmlns=MAIN)


def _widths(plot: ChartData) -> Iterator[int]:
    rows = [(bar.name, f"{bar.amount:,f}", bar.words) for bar in plot.bars]
    for column in zip(plot.head, *rows, strict=True):
        yield min(max(map(len, column)) + 2, WIDEST)


def _row(number: int, *cells: str) -> str:
    return tag("row", *cells, r=str(number))


def _text(at: str, said: str, strings: dict[str, int], style: int) -> str:
    """Write a cell of words, which all stand in one list."""
    number = strings.setdefault(legal(said)[:LONGEST], len(strings))
    return tag("c", words("v", str(number)), r=at, s=str(style), t="s")


def _told(at: str, said: str, how: str) -> str:
    """Write a cell of words that a formula makes."""
    shown = (words("f", how), words("v", legal(said)))
    return tag("c", *shown, r=at, s=str(LINES), t="str")


def _listed(said: str) -> str:
    return tag("si", words("t", said).replace("<t>", '<t xml:space="preserve">', 1))


def _types() -> str:
    """Write the content types, of the workbook and of its parts."""
    known = {WORKBOOK: "officedocument.spreadsheetml.sheet.main"}
    known |= {f"xl/{name}": kind for name, (_, kind) in PARTS.items()}
    relations = f"{APPLICATION}-package.relationships+xml"
    return tag(
        "Types",
        tag("Default", Extension="rels", ContentType=relations),
        tag("Default", Extension="xml", ContentType="application/xml"),
        *(
            tag(
                "Override", PartName=f"/{name}", ContentType=f"{APPLICATION}-{kind}+xml"
            )
            for name, kind in known.items()
        ),
        xmlns=TYPES,
    )


def _relations(relations: Iterable[tuple[str, str]]) -> str:
    made = (
        tag("Relationship", Id=f"rId{number}", Type=kind, Target=target)
        for number, (kind, target) in enumerate(relations, 1)
    )
    return tag("Relationships", *made, xmlns=PACKAGE)


def _workbook() -> str:
    sheet = {"name": SHEET, "sheetId": "1", "r:id": "rId1"}
    names = {"xmlns": MAIN, "xmlns:r": OFFICE}
    return element("workbook", names, tag("sheets", element("sheet", sheet)))


def _styles(face: str) -> str:
    """Write the styles of cells: plain, the head, labels, and amounts."""
    kind = tag("sz", val="11") + tag("name", val=face)
    patterns = (tag("patternFill", patternType=name) for name in ("none", "gray125"))
    sides = (tag(side) for side in ("left", "right", "top", "bottom", "diagonal"))
    wrapped = tag("alignment", wrapText="1", vertical="top")
    cells = (
        _cell(),
        _cell(fontId="1", applyFont="1"),
        _cell(wrapped, applyAlignment="1"),
        *(_cell(numFmtId=str(n), applyNumberFormat="1") for n in FORMATS.values()),
    )
    return tag(
        "styleSheet",
        tag("fonts", tag("font", kind), tag("font", "<b/>", kind)),
        tag("fills", *(tag("fill", pattern) for pattern in patterns)),
        tag("borders", tag("border", *sides)),
        tag("cellStyleXfs", _cell()),
        tag("cellXfs", *cells),
        tag("cellStyles", tag("cellStyle", name="Normal", xfId="0", builtinId="0")),
        xmlns=MAIN,
    )


def _cell(*content: str, **changed: str) -> str:
    plain = dict.fromkeys(("numFmtId", "fontId", "fillId", "borderId"), "0")
    return element("xf", plain | changed, *content)
