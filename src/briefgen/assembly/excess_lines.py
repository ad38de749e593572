"""A document in any look to the number of lines by which it is too long there."""

from bisect import bisect_left
from math import ceil

from briefgen import tree
from briefgen.assembly.fitting_steps import taller
from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.writers.pdf import measure

FREE = 12.0  # points, on each page: word processors set some lines a little higher


@dataclass(frozen=True, slots=True)
class Excess:
    """How many pages a document takes, and by how many lines it misses its promise."""

    pages: int
    lines: int


def excess_in(document: tree.Document, look: Look) -> Excess:
    """Return the excess of a document in a look; it has no lines if it fits.

    A line is kept free at the foot of each page. Raises BriefgenError if the document
    takes too much work to lay out.
    """
    look = taller(look, -FREE)
    promised, extent = document.pages, measure(document, look)
    if promised is None or extent.body_pages <= promised:
        return Excess(extent.pages, 0)
    body = look.text("body")
    line = body.size * body.leading / promised  # each page grows by its part of one

    def holds(number: int) -> bool:
        roomier = measure(document, taller(look, number * line))
        return roomier.body_pages <= promised

    lines = range(1, ceil(extent.over / line) + 2)
    return Excess(
        extent.pages, lines[bisect_left(lines, x=True, hi=len(lines) - 1, key=holds)]
    )
