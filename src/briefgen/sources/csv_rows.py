"""The text of a CSV file to its rows, by the marks between its values."""

import csv
from collections.abc import Iterator
from io import StringIO

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.sources.grids.grid import (
    EMPTY,
    GridCell,
    GridRow,
    grid_row,
    judge_size,
)
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class CsvMarks:
    """What stands between values and around them; `lines` at the top are no rows.

    Two quotes are one inside of quotes if `doubled`; `escape` makes a letter of any mark.
    Rows that begin with `comment` are left out; `spaced` is whether a space after a
    separator is no letter.
    """

    separator: str = ","
    lines: int = 0
    quote: str = '"'
    escape: str | None = None
    comment: str | None = None
    doubled: bool = True
    spaced: bool = False


def csv_rows(name: str, text: str, marks: CsvMarks) -> tuple[GridRow, ...]:
    """Return the rows of a CSV text in which something stands.

    Raises BriefgenError if quotes do not pair, or there are too many cells.
    """
    rows, cells, apart = [], 0, True
    for line, values in _values(name, text, marks):
        cells += len(values)
        judge_size(name, cells)
        texts = tuple([GridCell(value) if value else EMPTY for value in values])
        row = grid_row(line, texts, apart=apart)
        apart = row is None
        if row is not None:
            rows.append(row)
    return tuple(rows)


def _values(name: str, text: str, marks: CsvMarks) -> Iterator[tuple[int, list[str]]]:
    """Yield the values of each row, with the line in which it begins."""
    reader = csv.reader(
        StringIO(text, newline=""),
        delimiter=marks.separator,
        quotechar=marks.quote,
        escapechar=marks.escape,
        doublequote=marks.doubled,
        skipinitialspace=marks.spaced,
        strict=True,
    )
    line = 1
    while True:
        try:
            values = next(reader, None)
        except csv.Error as error:
            raise _unquoted(name, line, str(error)) from None
        if values is None:
            return
        comment = marks.comment and values and values[0].startswith(marks.comment)
        if line > marks.lines and not comment:
            yield line, values
        line = reader.line_num + 1


def _unquoted(name: str, line: int, error: str) -> BriefgenError:
    """Return the mistake that the quotes of a row do not pair."""
    if "field larger" in error:
        message = "a value here is longer than 131,072 characters"
    else:
        message = "the quotes of this line do not pair"
    hint = 'a value in quotes ends with a quote, and writes "" for one inside'
    return mistake(Place(name, line, None), message, RULE, hint)
