"""The styles of a workbook to what people see of numbers: per cent, zeros, dates."""

import re
from collections.abc import Iterator, Mapping

from briefgen.sources.workbook.package import WorkbookPackage, attribute
from briefgen.sources.workbook.sheet_marks import CellMark

STYLES = "xl/styles.xml"
PERCENT = {9: "0%", 10: "0.00%"}  # formats that files need not declare
QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General', re.IGNORECASE)
DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
ZEROS = re.compile(r"0{2,30}")


def cell_formats(package: WorkbookPackage) -> Mapping[str, CellMark]:
    """Return what the styles of cells show otherwise than they hold, by their numbers."""
    if not package.has(STYLES):
        return {}
    codes = {**dict.fromkeys(DATES, "d"), **PERCENT, **dict(_declared(package))}
    marks: dict[str, CellMark] = {}
    count = 0
    for element in package.elements(STYLES, "{*}cellXfs"):
        for style in element:
            mark = _mark(codes.get(_number(attribute(style, "numFmtId")), ""))
            if mark is not None:
                marks[str(count)] = mark
            count += 1
    return marks


def _declared(package: WorkbookPackage) -> Iterator[tuple[int, str]]:
    for element in package.elements(STYLES, "{*}numFmt"):
        number = _number(element.get("numFmtId"))
        yield number, element.get("formatCode") or ""


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and text.isascii() else 0


def _mark(code: str) -> CellMark | None:
    first = QUOTED.sub("", code.partition(";")[0])
    if "%" in first:
        return CellMark(percent=True)
    if ZEROS.fullmatch(first.strip()):
        return CellMark(zeros=len(first.strip()))
    return CellMark(date=True) if DATE.search(first) else None
