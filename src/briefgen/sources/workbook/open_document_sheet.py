"""The rows of one OpenDocument sheet to what they say beside their values."""

import re
from dataclasses import replace

from lxml import etree

from briefgen.sources.grids.grid import MergedCells
from briefgen.sources.workbook.formulas import sums_above
from briefgen.sources.workbook.office_sheet import MOST_MERGED
from briefgen.sources.workbook.sheet_marks import (
    PLAIN,
    UNSOLVED,
    CellMark,
    SheetExtent,
    SheetMarks,
    formula_error,
)
from briefgen.sources.workbook.unreadable import damaged

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
EXTENDED = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
MOST_REPEATED = 2**20  # rows of a sheet
UNSEEN = {"collapse", "filter"}
ZEROS = re.compile(r"0\d{1,30}")


class OpenDocumentSheet:
    """What is read of one sheet."""

    def __init__(self) -> None:
        self._extent = SheetExtent("")
        self._line, self._columns = 1, 0  # the next line; columns so far
        self._hidden_lines: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._spans: list[MergedCells] = []
        self._cells: dict[tuple[int, int], CellMark] = {}

    def marks(self, name: str, *, hidden: bool) -> SheetMarks:
        """Return what was read; raise UnreadableWorkbook if the sheet is too large."""
        self._extent.name = name
        self._extent.judge()
        lines, columns = frozenset(self._hidden_lines), frozenset(self._hidden_columns)
        spans = tuple(self._spans)
        return SheetMarks(name, hidden, lines, columns, spans, self._cells)

    def add_columns(self, column: etree._Element) -> None:
        """Add columns that are declared."""
        count = _repeated(column, "number-columns-repeated")
        if column.get(f"{TABLE}visibility") in UNSEEN:
            self._hidden_columns |= {*range(self._columns, self._columns + count)}
        self._columns += count

    def add_row(self, row: etree._Element) -> None:
        """Add a row, which may stand for several; raise UnreadableWorkbook for too many."""
        lines = range(self._line, self._line + _repeated(row, "number-rows-repeated"))
        column = 0
        self._extent.name = self._extent.name or _name_above(row)
        for cell in row:
            count = _repeated(cell, "number-columns-repeated")
            if count == 1 and self._merged(cell):
                self._add_merged(cell, lines.start, column)
            if _holds(cell):
                self._add_cells(cell, lines, range(column, column + count))
            column += count
        if row.get(f"{TABLE}visibility") in UNSEEN and column:
            self._hidden_lines.update(lines)
        self._line = lines.stop

    def _add_cells(self, cell: etree._Element, lines: range, columns: range) -> None:
        self._extent.add(lines[0], columns[0])
        self._extent.add(lines[-1], columns[-1])
        self._extent.judge()
        mark = _mark(cell, lines[0], columns[0])
        if mark is not PLAIN:
            for line in lines:
                for column in columns:
                    self._cells[line, column] = mark

    def _merged(self, cell: etree._Element) -> bool:
        return f"{TABLE}number-columns-spanned" in cell.attrib

    def _add_merged(self, cell: etree._Element, line: int, column: int) -> None:
        right = column + _repeated(cell, "number-columns-spanned") - 1
        bottom = line + _repeated(cell, "number-rows-spanned") - 1
        if (bottom > line or right > column) and len(self._spans) < MOST_MERGED:
            self._spans.append(MergedCells(line, column, bottom, right))


def _name_above(row: etree._Element) -> str:
    """Return the name of the sheet that a row stands in."""
    above = row.iterancestors(f"{TABLE}table")
    return next((each.get(f"{TABLE}name") or "" for each in above), "")


def _holds(cell: etree._Element) -> bool:
    """Return whether something stands in a cell."""
    attributes = cell.attrib
    valued = f"{OFFICE}value-type" in attributes or f"{TABLE}formula" in attributes
    return valued or cell.find(f"{TEXT}p") is not None


def _mark(cell: etree._Element, line: int, column: int) -> CellMark:
    formula = cell.get(f"{TABLE}formula")
    kind = cell.get(f"{OFFICE}value-type")
    mark = PLAIN
    if cell.get(f"{EXTENDED}value-type") == "error":
        mark = formula_error(_shown(cell) or "?")
    elif formula is not None and kind is None:
        mark = UNSOLVED
    elif kind == "percentage":
        mark = CellMark(percent=True)
    elif kind == "float" and ZEROS.fullmatch(_shown(cell)):
        mark = CellMark(zeros=len(_shown(cell)))
    if formula is not None:
        sums = sums_above(formula, line, column)
        mark = replace(mark, formula=True, sums=sums)
    return mark


def _shown(cell: etree._Element) -> str:
    """Return what people see in a cell."""
    return "".join(map(str, cell.itertext())).strip()


def _repeated(element: etree._Element, name: str) -> int:
    """Return how many columns or rows an element stands for."""
    text = element.get(f"{TABLE}{name}", "1")
    digits = len(text) <= 7 and text.isascii() and text.isdecimal()  # noqa: PLR2004
    count = int(text) if digits else 0
    if not 1 <= count <= MOST_REPEATED:
        raise damaged()
    return count
