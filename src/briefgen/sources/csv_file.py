"""A CSV file, however it is encoded and separated, to a table of records."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import MOST
from briefgen.sources.csv_rows import CsvMarks, csv_rows
from briefgen.sources.encodings import DecodedText, decoded
from briefgen.sources.grids.grid import CellGrid
from briefgen.sources.grids.grid_table import GridTable, grid_table
from briefgen.sources.separators import (
    SEPARATORS,
    Separator,
    cuts_most_lines,
    separator,
)
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import RULE, SourceFile

TEXT = ".txt"
NAMES = (".csv", ".tsv", ".tab")


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file is named as CSV files are.

    A text file may as well be prose: a table has lines that are cut alike.
    """
    ending = PurePath(name.lower()).suffix
    table = ending == TEXT and cuts_most_lines(head.decode("latin-1"))
    return table or ending in NAMES


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the table of a CSV file; raise BriefgenError if it has none."""
    _judge(file.name, options.separator)
    text = decoded(file.name, file.whole(MOST), options.encoding)
    mark = separator(text.text, options.separator)
    marks = CsvMarks(mark.character, mark.lines)
    rows = csv_rows(file.name, text.text, marks)
    grid = CellGrid(PurePath(file.name).stem, rows)
    table = grid_table(file.name, grid, options.head)
    if table is None:
        raise _headless(file.name, grid)
    return _content(file.name, table, text, mark, options)


def _judge(name: str, character: str | None) -> None:
    """Raise BriefgenError if values cannot be separated by what a mapping says."""
    if character is not None and (len(character) != 1 or character in '"\r\n\0'):
        message = f"values cannot be separated by {character!a}"
        hint = r'write one character: ",", ";", "|", or "\t" for a tab'
        raise mistake(Place(name), message, RULE, hint)


def _headless(name: str, grid: CellGrid) -> BriefgenError:
    """Return the mistake that a file has no row with headings."""
    if not grid.rows:
        return mistake(Place(name), "nothing stands in this file", RULE)
    message = "no row with headings was recognised"
    hint = "headings are texts over the columns; name their rows, from 1, in `head`"
    return mistake(Place(name, grid.rows[0].line, None), message, RULE, hint)


def _content(
    name: str,
    table: GridTable,
    text: DecodedText,
    mark: Separator,
    options: ReadingOptions,
) -> SourceContent:
    remarks = [*how_it_was_read(name, text, mark, options), *table.remarks]
    how = replace(
        options,
        table=table.table.name,
        head=table.head,
        encoding=text.encoding,
        separator=mark.character,
    )
    reasons = {
        "table": "a CSV file has one",
        "head": table.reason,
        "encoding": text.reason,
        "separator": mark.reason,
    }
    return SourceContent(name, (table.table,), how, tuple(remarks), reasons)


def how_it_was_read(
    name: str, text: DecodedText, mark: Separator, options: ReadingOptions
) -> Iterator[Diagnostic]:
    """Yield what people should know of how a file was read."""
    if not options.encoding and text.encoding != "utf-8":
        message = f"read as {text.encoding}: {text.reason}"
        hint = "if these are no words of yours, save the file as UTF-8"
        yield Diagnostic(
            Place(name), message, RULE, hint if text.words else None, "warning"
        )
    if not options.separator and mark.character != ",":
        words = SEPARATORS.get(mark.character, mark.character)
        message = f"values are read as separated by {words}: {mark.reason}"
        yield Diagnostic(Place(name), message, RULE, None, "warning")
