"""A workbook that came back to its id and the rows of its tables, found by their names."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from briefgen.files import MOST
from briefgen.portfolio_sheet.portfolio_workbook import ID_PROPERTY
from briefgen.sources.grids.grid import EMPTY, CellGrid, GridCell, GridRow
from briefgen.sources.source_file import SourceFile
from briefgen.sources.workbook.read_apart import sheets_read_apart
from briefgen.value_classes import dataclass

PROPERTIES = "docProps/custom.xml"
LARGEST = 1_000_000  # characters of the properties
NUMBER = re.compile(rf'name="{ID_PROPERTY}"[^>]*>\s*<[^>]*>([0-9a-f]{{24}})<')
EARLY = 12  # rows among which the names of columns are looked for
KEY = "#"  # begins the name of a column that tells rows apart


@dataclass(frozen=True, slots=True)
class EditedRow:
    """A row: its number in the sheet, and its cells by the names of their columns."""

    table: "EditedTable"
    row: GridRow

    def cell(self, name: str) -> GridCell:
        """Return a cell by the name of its column; an empty one if there is no such."""
        column = self.table.names.get(name)
        return EMPTY if column is None else self.row.cell(column)

    def text(self, name: str) -> str:
        """Return the text of a cell, without spaces around it."""
        return self.cell(name).text.strip()

    def where(self, name: str) -> str:
        """Return where a cell is, for people: `sheet Partners, cell C7`."""
        grid, column = self.table.grid, self.table.names.get(name)
        if column is None:
            return grid.row_name(self.row.line)
        return grid.cell_name(self.row.line, column, name)


@dataclass(frozen=True, slots=True)
class EditedTable:
    """A sheet with the columns that were recognised, by their names."""

    grid: CellGrid
    names: Mapping[str, int]
    first: int

    @property
    def rows(self) -> Iterator[EditedRow]:
        """The rows below the names of columns."""
        return (EditedRow(self, row) for row in self.grid.rows if row.line > self.first)


@dataclass(frozen=True, slots=True)
class EditedWorkbook:
    """A workbook: its id, if it has one, and its tables by the names of their sheets."""

    number: str | None
    tables: Mapping[str, EditedTable]


def edited_workbook(file: SourceFile) -> EditedWorkbook:
    """Return what came back; raise BriefgenError if it cannot be read safely."""
    data = file.whole(MOST)
    grids = sheets_read_apart(file.name, data, mixed=True)
    tables = {grid.name: table for grid in grids if (table := _table(grid)) is not None}
    return EditedWorkbook(_number(data), tables)


def _table(grid: CellGrid) -> EditedTable | None:
    for row in grid.rows[:EARLY]:
        names = {
            cell.text.strip(): at for at, cell in enumerate(row.cells) if cell.text
        }
        if sum(name.startswith(KEY) for name in names) and len(names) > 1:
            return EditedTable(grid, names, row.line)
    return None


def _number(data: bytes) -> str | None:
    """Return the id among the properties; the package was judged before."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed, packed.open(PROPERTIES) as part:
            text = part.read(LARGEST).decode("utf-8", "replace")
    except (OSError, ValueError, KeyError, RuntimeError, NotImplementedError, zlib.error,
            zipfile.BadZipFile):  # fmt: skip
        return None
    match = NUMBER.search(text)
    return match[1] if match else None
