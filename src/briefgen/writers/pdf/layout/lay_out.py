"""A document and a look → its pages, every box in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen import tree
from briefgen.style import Look
from briefgen.writers.pdf.layout import header_and_footer
from briefgen.writers.pdf.layout.blocks import boxes
from briefgen.writers.pdf.layout.boxes import Box, Placed, bookmarks, column, extent
from briefgen.writers.pdf.layout.flows import Flow, flowed
from briefgen.writers.pdf.layout.pages import Frame, Page, aired
from briefgen.writers.pdf.layout.space import Counts, Room
from briefgen.writers.pdf.structure import Element

TALLEST_FOOT = 0.4  # of a page; what is higher follows the body


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as laid out; `foot` is at the foot of the first page."""

    pages: tuple[Page, ...]
    foot: tuple[Placed, ...]
    room: Room

    @property
    def body_pages(self) -> int:
        """The number of pages before the annex."""
        return next(
            (number for number, page in enumerate(self.pages) if page.fresh),
            len(self.pages),
        )

    @property
    def headings(self) -> tuple[int | None, ...]:
        """The page of each heading of the body; None for one without words."""
        pages = {
            bookmark.heading: number
            for number, page in enumerate(self.pages, start=1)
            for each in page.placed
            for bookmark in bookmarks(each.box.marks)
        }
        count = self.room.counts.headings
        return tuple(pages.get(number) for number in range(1, count + 1))

    def over(self, promised: int | None) -> float:
        """Return by how many points the body is longer than the promised pages."""
        if promised is None:
            return 0.0
        return sum((page.used for page in self.pages[promised : self.body_pages]), 0.0)


def lay_out(document: tree.Document, look: Look) -> Layout:
    """Set a document and break it into pages."""
    room = _room(document, look)
    page = look.page
    bottom = page.height - page.bottom
    foot = header_and_footer.foot(document, room._replace(listed=False))
    fixed: tuple[Placed, ...] = ()
    at_foot = look.design.foot.at == "page"
    if at_foot and 0 < extent(foot) < room.height * TALLEST_FOOT:
        bottom -= extent(foot)
        fixed = tuple(Placed(bottom + each.y, each.box) for each in column(foot))
        bottom -= room.space("medium")
        room, foot = room._replace(height=bottom - page.top), []
    first = Frame(0.0 if look.band else page.top, bottom)
    book = flowed(_flows(document, foot, room), first, Frame(page.top, bottom))
    if at_foot and len(book) == 1 and look.design.columns == 1:
        aired(book[0], room.space("medium"))
    return Layout(tuple(book), fixed, room)


def _room(document: tree.Document, look: Look) -> Room:
    page = look.page
    return Room(
        look=look,
        accent=document.accent,
        furniture=document.furniture,
        x=page.left,
        width=page.measure,
        height=page.height - page.top - page.bottom,
        element=Element("Document"),
        counts=Counts(level=1 if document.head.title else 0),
    )


def _flows(document: tree.Document, foot: Sequence[Box], room: Room) -> list[Flow]:
    """Set everything in order; notes and foot come before the annexes."""
    look = room.look
    apart = look.measure + look.gutter
    shifts = tuple(number * apart for number in range(look.design.columns))
    column = room._replace(width=look.measure)
    body = document.body
    annex = next(
        (number for number, block in enumerate(body) if isinstance(block, tree.Annex)),
        len(body),
    )
    head = header_and_footer.head(document, room)
    text = [
        *boxes(body[:annex], column),
        *header_and_footer.notes(document, column._replace(listed=False)),
    ]
    annexes = boxes(body[annex:], column)
    if len(shifts) == 1:  # one flow, in which each box may hold on to the next
        return [Flow([*head, *text, *foot, *annexes], shifts)]
    whole = (0.0,)
    return [
        Flow(head, whole),
        Flow(text, shifts),
        Flow(foot, whole),
        Flow(annexes, shifts),
    ]
