"""A formula to whether it adds up the cells above it, as totals do."""

import re

from briefgen.sources.grids.grid import letters

# SUM(D5:D9), SUBTOTAL(9,D5:D9), [.D5:.D9] of OpenDocument
SUM = re.compile(
    r"(?:SUM\(|SUBTOTAL\(\s*\d+\s*[,;])\s*([A-Z]+)(\d+):([A-Z]+)(\d+)", re.IGNORECASE
)
MARKS = re.compile(r"[$\[\].\s]")
LONGEST = 500  # characters of a formula that is looked at


def sums_above(formula: str, line: int, column: int) -> bool:
    """Return whether a formula in a cell sums several cells over it in its column."""
    own = letters(column)
    for first, top, last, bottom in SUM.findall(MARKS.sub("", formula[:LONGEST])):
        here = first.upper() == last.upper() == own
        if here and len(top) <= 7 and len(bottom) <= 7:  # noqa: PLR2004 - digits
            return int(top) < int(bottom) < line
    return False
