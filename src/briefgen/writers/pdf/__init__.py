"""A document tree and a look → a PDF."""

from collections.abc import Mapping
from dataclasses import field, replace
from functools import cached_property

from briefgen import traversal, tree
from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.lay_out import Layout, galley

MARGIN = 4.0  # points to keep free, for word processors that set lines a little higher
FULL_MARGIN = 16.0  # likewise, where a map takes all room that tables leave
LONGEST_KEPT = 20  # pages of what is kept as it was set


def margin_of(look: Look) -> float:
    """Return how much room to keep free at the foot of pages, in points."""
    return MARGIN if look.design.maps == "natural" else FULL_MARGIN


@dataclass(frozen=True, slots=True)
class Extent:
    """How long a document is.

    `body_pages` counts the pages before the annex; `over` is the number of points by
    which the body is longer than the document promises, 0 if it fits. `headings` has
    the page of each heading of the body, from 1, in reading order; None for one
    without words. It is `stranded` if the last page would hold a few lines alone, and
    `sparse` if, of a document with a promise, a page that ends a part is nearly white.
    `goals` has the page of each name that a list leads to. `typeset` is what was
    measured, unless it is long.
    """

    pages: int
    body_pages: int
    over: float
    headings: tuple[int | None, ...] = ()
    stranded: bool = False
    sparse: bool = False
    goals: Mapping[str, int] = field(default_factory=dict)
    typeset: "Typeset | None" = field(default=None, repr=False, compare=False)


class Typeset:
    """A document set in type: how long it is, and its bytes."""

    def __init__(
        self, document: tree.Document, look: Look, margin: float | None = None
    ) -> None:
        self.document, self.look = document, look
        self.margin = margin_of(look) if margin is None else margin
        self._galley = galley(document, look, self.margin)

    def shows(self, document: tree.Document, look: Look) -> bool:
        """Return whether this is the very document and look."""
        return self.document is document and self.look is look

    @cached_property
    def extent(self) -> Extent:
        """The length of the document."""
        return self._extent(self._layout)

    @cached_property
    def roomy_extent(self) -> Extent:
        """The length of the document with the margin kept free at the foot of pages."""
        lower = self._galley.lower_pages(self.margin)
        if lower is not None:
            return self._extent(lower)
        page = self.look.page
        page = replace(page, bottom=page.bottom + self.margin)
        other = Typeset(self.document, replace(self.look, page=page), 0.0)
        return replace(other.extent, typeset=self)

    @cached_property
    def _layout(self) -> Layout:
        return self._galley.pages()

    def _extent(self, layout: Layout) -> Extent:
        count, over = len(layout.pages), layout.over(self.document.pages)
        kept = self if count <= LONGEST_KEPT else None
        pages = count, layout.body_pages, over, layout.headings
        goals = layout.goals if traversal.has_lists(self.document) else {}
        return Extent(*pages, layout.stranded, layout.sparse, goals, kept)

    def write(self) -> bytes:
        """Write the document as PDF; each time the same."""
        self._galley.room.element.forget()
        return _drawn(self.document, self._layout)


def write(document: tree.Document, look: Look) -> bytes:
    """Write a document as PDF."""
    layout = galley(document, look, margin_of(look)).pages()
    return _drawn(document, layout, once=True)


def _drawn(document: tree.Document, layout: Layout, *, once: bool = False) -> bytes:
    """Return the file; pages that are drawn `once` are empty afterwards."""
    from briefgen.writers.pdf.tagged.draw import draw
    from briefgen.writers.pdf.tagged.file import finished, opened

    surface = opened(layout.room.look, document)
    draw(document, layout, surface, once=once)
    return finished(surface, layout.room.element, document)


def measure(document: tree.Document, look: Look) -> Extent:
    """Return the length of a document, laid out but not drawn."""
    return Typeset(document, look).extent
