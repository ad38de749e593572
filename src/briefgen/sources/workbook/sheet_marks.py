"""What a workbook says of a sheet beside its values."""

from dataclasses import field

from briefgen.sources.grids.grid import MOST_CELLS, MergedCells, letters
from briefgen.sources.workbook.unreadable import UnreadableWorkbook
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class CellMark:
    """What is odd in a cell; `text` is what people see where it has no value.

    `percent` is whether people see 50% where 0.5 stands, `zeros` how many digits they see
    at least, `date` whether they see a date. `formula` is whether it has one, `sums`
    whether that adds up cells above it.
    """

    fault: str = ""
    text: str = ""
    percent: bool = False
    zeros: int = 0
    date: bool = False
    sums: bool = False
    formula: bool = False


PLAIN = CellMark()
UNSOLVED = CellMark("a formula without a result", "=?")
EARLY = CellMark("a date before the first day of this workbook's calendar", "?")


def formula_error(text: str) -> CellMark:
    """Return what is odd in a cell whose formula has an error, such as #REF!."""
    return CellMark(f"the error of a formula: {text}", text)


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """What a sheet says beside its values; `cells` by line, from 1, and column, from 0."""

    name: str
    hidden: bool = False
    hidden_lines: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    spans: tuple[MergedCells, ...] = ()
    cells: dict[tuple[int, int], CellMark] = field(default_factory=dict)
    from_1904: bool = False


class SheetExtent:
    """How far apart the values of a sheet stand; a sheet that is too large is refused."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.first: tuple[int, int] | None = None
        self.last = (0, 0)

    def add(self, line: int, column: int) -> None:
        """Count a cell in which something stands."""
        if self.first is None:
            self.first = self.last = (line, column)
            return
        top, left = self.first
        bottom, right = self.last
        self.first = min(top, line), min(left, column)
        self.last = max(bottom, line), max(right, column)

    def judge(self) -> None:
        """Raise UnreadableWorkbook if the sheet has too many cells."""
        if self.first is None:
            return
        (top, left), (bottom, right) = self.first, self.last
        count = (bottom - top + 1) * (right - left + 1)
        if count > MOST_CELLS:
            corners = f"{letters(left)}{top} and {letters(right)}{bottom}"
            message = f"sheet {self.name}: values stand as far apart as {corners}"
            hint = f"delete what stands alone; {MOST_CELLS:,} cells are read at most"
            raise UnreadableWorkbook(message, hint)
