"""A sheet or a CSV file as it stands: rows of cells, before anybody knows the headings."""

from functools import cache

from briefgen.errors import Place, mistake
from briefgen.sources.source_content import CellKind
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

MOST_CELLS = 2_000_000  # of one file: 100,000 rows of 20 columns
LETTERS = 26


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as the file has it.

    `formula` is whether it has one, `sums` whether that adds up cells above it.
    """

    text: str
    kind: CellKind = "text"
    fault: str = ""
    sums: bool = False
    formula: bool = False


EMPTY = GridCell("")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row in which something stands; `line` is its number in the file, from 1.

    `filled` are the columns in which something stands, from 0. `apart` is whether an empty
    row, or nothing, is above it.
    """

    line: int
    cells: tuple[GridCell, ...]
    filled: tuple[int, ...]
    apart: bool = False
    hidden: bool = False

    def cell(self, column: int) -> GridCell:
        """Return the cell in a column; an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else EMPTY


def grid_row(
    line: int, cells: tuple[GridCell, ...], *, apart: bool, hidden: bool = False
) -> GridRow | None:
    """Return a row; None if nothing stands in it."""
    filled = tuple([n for n, cell in enumerate(cells) if cell is not EMPTY])
    if not any(cells[column].text.strip() or cells[column].fault for column in filled):
        return None
    return GridRow(line, cells, filled, apart, hidden)


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells that were merged: lines from 1, columns from 0, the last ones included."""

    line: int
    column: int
    last_line: int
    last_column: int


@dataclass(frozen=True, slots=True)
class CellGrid:
    """One sheet or file: the rows in which something stands, and what was merged.

    `title` stands before places, such as "sheet Projects, "; `lettered` is whether people
    call its columns A, B, C. `hidden` is whether people do not see the sheet at all,
    `hidden_columns` are columns that they do not see.
    """

    name: str
    rows: tuple[GridRow, ...]
    title: str = ""
    lettered: bool = False
    spans: tuple[MergedCells, ...] = ()
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    def row_name(self, line: int) -> str:
        """Return a row as people call it: "sheet Projects, row 7", "line 12"."""
        return f"{self.title}{'row' if self.lettered else 'line'} {line}"

    def cell_name(self, line: int, column: int, heading: str) -> str:
        """Return a cell as people call it: "sheet Projects, cell D7"."""
        if self.lettered:
            return f"{self.title}cell {letters(column)}{line}"
        return f"{self.title}line {line}, column {heading}"

    def column_name(self, column: int) -> str:
        """Return what a column is called that has no heading."""
        return f"column {letters(column) if self.lettered else column + 1}"


@cache
def letters(column: int) -> str:
    """Return the letters of a column, counted from 0: A, Z, AA."""
    text, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, LETTERS)
        text = chr(ord("A") + letter) + text
    return text


def judge_size(name: str, cells: int) -> None:
    """Raise BriefgenError if a file has more cells than are read."""
    if cells > MOST_CELLS:
        message = f"this file has more than {MOST_CELLS:,} cells"
        hint = "keep the rows and columns that are needed"
        raise mistake(Place(name), message, RULE, hint)
