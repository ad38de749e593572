"""The XML of one sheet to what it says beside its values, and how far apart they stand."""

import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from briefgen.sources.grids.grid import LETTERS, MergedCells
from briefgen.sources.workbook.formulas import sums_above
from briefgen.sources.workbook.package import WorkbookPackage, drop
from briefgen.sources.workbook.sheet_marks import (
    EARLY,
    PLAIN,
    UNSOLVED,
    CellMark,
    SheetExtent,
    SheetMarks,
    formula_error,
)
from briefgen.sources.workbook.unreadable import damaged

CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
LAST_LINE, LAST_COLUMN = 1_048_576, 16_384  # of a sheet
MOST_MERGED = 50_000
TRUE = {"1", "true", "on"}
TAGS = ("{*}row", "{*}col", "{*}mergeCell")


class OfficeSheet:
    """What is read of one sheet."""

    def __init__(self, name: str, formats: Mapping[str, CellMark]) -> None:
        self._name, self._formats = name, formats
        self._extent = SheetExtent(name)
        self._line, self._column = 0, -1  # of the last cell
        self._lines: set[int] = set()  # that are hidden
        self._columns: set[int] = set()
        self._spans: list[MergedCells] = []
        self._cells: dict[tuple[int, int], CellMark] = {}
        self._shared: set[str] = set()  # numbers of shared formulas that are sums

    def read(self, package: WorkbookPackage, part: str) -> None:
        """Read the part of the sheet; raise UnreadableWorkbook if it is too large."""
        for element in package.elements(part, *TAGS):
            tag = element.tag[element.tag.rfind("}") + 1 :]
            if tag == "row":
                self._add_row(element)
            elif tag == "col":
                self._add_columns(element)
            elif len(self._spans) < MOST_MERGED:
                self._add_merged(element.get("ref") or "")
            drop(element)
        self._extent.judge()

    def marks(self, *, hidden: bool, from_1904: bool) -> SheetMarks:
        """Return what was read."""
        lines, columns = frozenset(self._lines), frozenset(self._columns)
        spans, cells = tuple(self._spans), self._cells
        return SheetMarks(self._name, hidden, lines, columns, spans, cells, from_1904)

    def _add_row(self, row: etree._Element) -> None:
        number = row.get("r")
        self._line = _number(number) if number else self._line + 1
        self._column = -1
        if row.get("hidden") in TRUE:
            self._lines.add(self._line)
        for cell in row:
            self._add_cell(cell)

    def _add_cell(self, cell: etree._Element) -> None:
        reference = cell.get("r")
        if reference:
            line, self._column = place_of(reference)
        else:
            line, self._column = self._line, self._column + 1
        value, formula = None, None
        for child in cell:
            tag = child.tag
            if tag.endswith("}v"):
                value = child.text
            elif tag.endswith("}f"):
                formula = child
            elif tag.endswith("}is"):
                value = "text"
        if value is None and formula is None:
            return
        self._extent.add(line, self._column)
        mark = self._mark(cell, value, formula)
        if mark is not PLAIN:
            self._cells[line, self._column] = mark

    def _mark(
        self, cell: etree._Element, value: str | None, formula: etree._Element | None
    ) -> CellMark:
        kind = cell.get("t", "n")
        mark = self._formats.get(cell.get("s", ""), PLAIN) if kind == "n" else PLAIN
        if kind == "e":
            mark = formula_error(value or "?")
        elif value is None and kind != "str":
            mark = UNSOLVED
        elif mark.date:
            mark = EARLY if value and value[0] == "-" else PLAIN
        if formula is not None:
            mark = replace(mark, formula=True, sums=self._sums(formula))
        return mark

    def _sums(self, formula: etree._Element) -> bool:
        """Return whether a formula sums cells above; others may share it by its number."""
        shared = formula.get("si")
        if not formula.text:
            return shared in self._shared
        sums = sums_above(formula.text, self._line, self._column)
        if sums and shared:
            self._shared.add(shared)
        return sums

    def _add_columns(self, column: etree._Element) -> None:
        if column.get("hidden") in TRUE:
            first, last = _number(column.get("min")), _number(column.get("max"))
            self._columns |= {*range(first - 1, min(last, LAST_COLUMN))}

    def _add_merged(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if last:
            (top, left), (bottom, right) = place_of(first), place_of(last)
            self._spans.append(MergedCells(top, left, bottom, right))


def place_of(reference: str) -> tuple[int, int]:
    """Return the line, from 1, and the column, from 0, of a cell such as D7.

    Raises UnreadableWorkbook if no sheet has it.
    """
    match = CELL.fullmatch(reference)
    if match is None:
        raise damaged()
    column = 0
    for letter in match[1]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    if column > LAST_COLUMN:
        raise damaged()
    return _number(match[2]), column - 1


def _number(text: str | None) -> int:
    """Return the number of a line or column; raise UnreadableWorkbook for another text."""
    if not text or not text.isascii() or not text.isdecimal() or len(text) > 7:  # noqa: PLR2004 - digits
        raise damaged()
    number = int(text)
    if not 1 <= number <= LAST_LINE:
        raise damaged()
    return number
