"""A document tree and a look → a PDF."""

from dataclasses import dataclass

from briefgen.libraries import alone

with alone():
    import reportlab.rl_config  # noqa: F401 - what configures all of it

from briefgen import tree
from briefgen.style import Look
from briefgen.writers.pdf.layout.lay_out import lay_out
from briefgen.writers.pdf.tagged.draw import draw
from briefgen.writers.pdf.tagged.file import finished
from briefgen.writers.pdf.tagged.surface import Surface


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a document is.

    `body_pages` counts the pages before the annex; `over` is the number of points by
    which the body is longer than the document promises, 0 if it fits. `headings` has
    the page of each heading of the body, from 1, in reading order; None for one
    without words.
    """

    pages: int
    body_pages: int
    over: float
    headings: tuple[int | None, ...] = ()


def write(document: tree.Document, look: Look) -> bytes:
    """Write a document as PDF."""
    layout = lay_out(document, look)
    surface = Surface(look.page.width, look.page.height)
    draw(document, layout, surface)
    return finished(surface, layout.room.element, document.properties)


def measure(document: tree.Document, look: Look) -> Extent:
    """Return the length of a document, laid out but not drawn."""
    layout = lay_out(document, look)
    over = layout.over(document.pages)
    return Extent(len(layout.pages), layout.body_pages, over, layout.headings)
