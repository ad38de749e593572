"""A CSV file, however it is encoded and separated, to a table of records."""

from dataclasses import replace
from pathlib import PurePath

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.sources.csv_content import NAMES, csv_content
from briefgen.sources.grids.grid import CellGrid
from briefgen.sources.grids.grid_table import grid_table
from briefgen.sources.separators import cuts_most_lines
from briefgen.sources.source_content import ReadingOptions, SourceContent
from briefgen.sources.source_file import RULE, SourceFile

TEXT = ".txt"


def recognises(name: str, head: bytes) -> bool:
    """Return whether a file is named as CSV files are.

    A text file may as well be prose: a table has lines that are cut alike.
    """
    ending = PurePath(name.lower()).suffix
    table = ending == TEXT and cuts_most_lines(head.decode("latin-1"))
    return table or ending in NAMES


def read(file: SourceFile, options: ReadingOptions) -> SourceContent:
    """Return the table of a CSV file; raise BriefgenError if it has none."""
    content = csv_content(file, options)
    grid = CellGrid(PurePath(file.name).stem, content.rows)
    table = grid_table(file.name, grid, options.head)
    if table is None:
        raise _headless(file.name, grid)
    return SourceContent(
        file.name,
        (table.table,),
        replace(content.options, table=table.table.name, head=table.head),
        (*content.remarks, *table.remarks),
        {"table": "a CSV file has one", "head": table.reason, **content.reasons},
    )


def _headless(name: str, grid: CellGrid) -> BriefgenError:
    """Return the mistake that a file has no row with headings."""
    if not grid.rows:
        return mistake(Place(name), "nothing stands in this file", RULE)
    message = "no row with headings was recognised"
    hint = "headings are texts over the columns; name their rows, from 1, in `head`"
    return mistake(Place(name, grid.rows[0].line, None), message, RULE, hint)
