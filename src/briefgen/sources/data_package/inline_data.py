"""Records that stand in a data package itself to rows of cells."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefgen.sources.grids.grid import EMPTY, GridCell, GridRow, grid_row, judge_size
from briefgen.sources.grids.plain_numbers import plain_text


def inline_rows(name: str, data: Sequence[object]) -> tuple[GridRow, ...]:
    """Return the rows of a list of lists, or of objects, with their headings first.

    Raises BriefgenError if there are too many cells.
    """
    objects = [each for each in data if isinstance(each, dict)]
    columns = {str(key): None for each in objects for key in each}
    lists: list[Iterable[object]] = [each for each in data if isinstance(each, list)]
    if objects:
        lists = [columns, *([each.get(key) for key in columns] for each in objects)]
    rows, cells = [], 0
    for line, values in enumerate(lists, 1):
        texts = tuple([_cell(value) for value in values])
        cells += len(texts)
        judge_size(name, cells)
        row = grid_row(line, texts, apart=False)
        if row is not None:
            rows.append(row)
    return tuple(rows)


def _cell(value: object) -> GridCell:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return GridCell("true" if value else "false", "truth")
    if isinstance(value, str):
        return GridCell(value)
    if isinstance(value, int | float) and math.isfinite(value):
        return GridCell(plain_text(Decimal(str(value))), "number")
    return GridCell("", fault="this is no text and no number")
