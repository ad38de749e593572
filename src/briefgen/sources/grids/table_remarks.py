"""What is odd in a table to warnings that people should see."""

from collections.abc import Collection, Iterable, Sequence

from briefgen.errors import Diagnostic, Place
from briefgen.sources.grids.column_names import ColumnName, clean
from briefgen.sources.grids.grid import CellGrid, GridRow
from briefgen.sources.grids.listed_rows import ListedRows
from briefgen.sources.grids.total_rows import is_called_total
from briefgen.sources.source_file import RULE

SHOWN = 5  # of a list; the others are counted
FEWEST = 4  # columns of a table below which a single value in a row is not odd


class TableRemarks:
    """The warnings about one table, in the order of the file."""

    def __init__(self, name: str, grid: CellGrid) -> None:
        self._name, self._grid = name, grid
        self._remarks: list[Diagnostic] = []

    def all(self) -> tuple[Diagnostic, ...]:
        """Return all warnings about the table."""
        return tuple(self._remarks)

    def headings(self, heads: Sequence[GridRow], names: Iterable[ColumnName]) -> None:
        """Warn of headings that were joined, missing, or there twice; of notes above."""
        columns = [*names]
        line = heads[-1].line
        above = [row for row in self._grid.rows if row.line < heads[0].line]
        self._rows(above, "notes above the headings are left out")
        joined = [each.name for each in columns if each.joined]
        if joined:
            self._warn(line, f"headings of several rows are joined: {_list(joined)}")
        nameless = [each.name for each in columns if not each.heading]
        if nameless:
            self._warn(line, f"columns without a heading: {_list(nameless)}")
        twice = [each for each in columns if each.heading and each.name != each.heading]
        if twice:
            names_now = _list([each.name for each in twice])
            self._warn(line, f"several columns have one heading; read as {names_now}")

    def rows(self, listed: ListedRows, columns: Sequence[int]) -> None:
        """Warn of rows that are not like the others."""
        self._rows(listed.repeated, "the headings again, left out")
        unseen = self._grid.hidden_columns & frozenset(columns)
        names = [self._grid.column_name(column) for column in sorted(unseen)]
        if names:
            self._warn(listed.rows[0].line, f"hidden: {_list(names)}")
        hidden = [row for row in listed.rows if row.hidden]
        self._rows(hidden, "hidden rows; `hidden` says what becomes of them")
        if len(columns) >= FEWEST:
            single = [row for row in listed.rows if len(row.filled) == 1]
            self._rows(single, "one value alone, perhaps a heading between the rows")
        if not self._grid.lettered:
            self._ragged(listed.rows, columns)
        self._rows(listed.notes, "notes below the table are left out")

    def totals(self, rows: Sequence[GridRow], totals: Collection[int]) -> None:
        """Warn of rows that only seem to be totals; of the others, a mapping decides."""
        seeming = [r for r in rows if is_called_total(r) and r.line not in totals]
        hint = "if it is one, call it 'Total' alone, or 'Total: …', in the source"
        self._rows(seeming, "called a total, but read as any other row", hint)

    def _ragged(self, rows: Sequence[GridRow], columns: Sequence[int]) -> None:
        width = max(columns, default=-1) + 1
        short = [row for row in rows if len(row.cells) < width]
        self._rows(short, f"fewer values than the {width} headings; the last are empty")
        long = [row for row in rows if row.filled[-1] >= width]
        hint = "put values with a separator inside into quotes"
        self._rows(long, f"more values than the {width} headings", hint)

    def _rows(
        self, rows: Sequence[GridRow], message: str, hint: str | None = None
    ) -> None:
        if rows:
            kind = "row" if self._grid.lettered else "line"
            lines = [str(row.line) for row in rows]
            where = f"{kind}{'s' * (len(lines) > 1)} {_list(lines)}"
            self._warn(rows[0].line, f"{where}: {message}", hint)

    def _warn(self, line: int, message: str, hint: str | None = None) -> None:
        place = Place(self._name, line, None)
        title = clean(self._grid.title).rstrip(",")
        words = f"{title}: {message}" if title else message
        self._remarks.append(Diagnostic(place, words, RULE, hint, "warning"))


def _list(names: Sequence[str]) -> str:
    """Return names in a list: all of a few, and how many more there are."""
    if len(names) > SHOWN:
        return f"{', '.join(names[:SHOWN])} and {len(names) - SHOWN:,} more"
    return ", ".join(names)
