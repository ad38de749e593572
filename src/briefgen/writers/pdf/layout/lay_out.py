"""A document and a look → its pages, every box in its place."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from briefgen import traversal, tree
from briefgen.style import Look
from briefgen.value_classes import dataclass
from briefgen.writers.later_pages import top_of_later
from briefgen.writers.pdf.layout import header_and_footer
from briefgen.writers.pdf.layout.blocks import boxes
from briefgen.writers.pdf.layout.boxes import (
    Box,
    Placed,
    bookmarks,
    column,
    extent,
    goals,
)
from briefgen.writers.pdf.layout.flows import Flow, flowed
from briefgen.writers.pdf.layout.last_page import balanced, sparse, stranded
from briefgen.writers.pdf.layout.page_notes import citing
from briefgen.writers.pdf.layout.pages import Frame, Page, aired, annotated
from briefgen.writers.pdf.layout.space import Counts, Room
from briefgen.writers.pdf.structure import Element

TALLEST_FOOT = 0.4  # of a page; what is higher follows the body


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as laid out; `foot` is at the foot of the first page.

    It is `stranded` if its last page would hold a few lines, were pages filled, and
    `sparse` if a page that ends the text or an annex is more white than not.
    """

    pages: tuple[Page, ...]
    foot: tuple[Placed, ...]
    room: Room
    stranded: bool = False
    sparse: bool = False

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

    @property
    def goals(self) -> dict[str, int]:
        """The page of each name that something leads to; the first counts."""
        pages: dict[str, int] = {}
        for number, page in enumerate(self.pages, start=1):
            for each in page.placed:
                for name in goals(each.box.marks):
                    pages.setdefault(name, number)
        return pages

    def over(self, promised: int | None) -> float:
        """Return by how many points the body is longer than the promised pages."""
        if promised is None:
            return 0.0
        return sum((page.used for page in self.pages[promised : self.body_pages]), 0.0)


@dataclass(frozen=True, slots=True)
class Galley:
    """A document set in type, before it is broken into pages.

    `foot` is what stands at the foot of the first page, and `tall` its height, or None
    if there is none. It is `free` if it may have any number of pages.
    """

    flows: tuple[Flow, ...]
    foot: tuple[Box, ...]
    tall: float | None
    room: Room
    free: bool = False

    def pages(self) -> Layout:
        """Break the document into pages."""
        look, space = self.room.look, self.room.space("medium")
        at = look.page.height - look.page.bottom - (self.tall or 0.0)
        layout = self._laid(0.0)
        book = layout.pages
        if look.design.foot.at == "page" and look.design.columns == len(book) == 1:
            aired(book[0], space)
        bottom = self._frames(0.0)[1].bottom
        for page in book:
            annotated(page, bottom)
        foot = tuple(Placed(at + each.y, each.box) for each in column(self.foot))
        return replace(layout, foot=foot)

    def lower_pages(self, margin: float) -> Layout | None:
        """Break it into pages with a margin kept free at their foot, in points.

        Return None if on such pages the document would not be set as it is.
        """
        if self.room.counts.lower_differs:
            return None
        return self._laid(margin)

    def _laid(self, margin: float) -> Layout:
        """Break it into pages; of any number of them, the last is no few lines."""
        first, other = self._frames(margin)
        book = flowed(self.flows, first, other)
        short = len(self.flows) == 1 and stranded(book)
        if short:
            book = balanced(book, partial(self._refilled, other))
        white = not self.free and sparse(book)
        return Layout(tuple(book), (), self.room, stranded=short, sparse=white)

    def _refilled(
        self, other: Frame, first: Frame, lower: tuple[Frame, ...]
    ) -> list[Page]:
        return flowed(self.flows, first, other, lower)

    def _frames(self, margin: float) -> tuple[Frame, Frame]:
        """Return where the body stands on the first page, and on others."""
        look = self.room.look
        bottom = _bottom(look, margin)
        if self.tall is not None:
            bottom = _above(bottom, self.tall, self.room)
        first = 0.0 if look.band else look.page.top
        later = top_of_later(self.room.furniture, look)
        return Frame(first, bottom), Frame(later, bottom)


def lay_out(document: tree.Document, look: Look) -> Layout:
    """Set a document and break it into pages."""
    return galley(document, look).pages()


def galley(document: tree.Document, look: Look, margin: float = 0.0) -> Galley:
    """Set a document, for pages of which a margin may be kept free, in points."""
    room, top = _room(document, look, margin), top_of_later(document.furniture, look)
    foot = header_and_footer.foot(document, room._replace(listed=False))
    tall = extent(foot)
    fixed = look.design.foot.at == "page" and room.by_height(
        lambda page: 0 < tall < page * TALLEST_FOOT
    )
    if not fixed:
        free = document.pages is None
        return Galley(tuple(_flows(document, foot, room)), (), None, room, free)
    height, lower = (
        _above(_bottom(look, each), tall, room) - top for each in (0.0, margin)
    )
    room = room._replace(height=height, lower=lower)
    return Galley(tuple(_flows(document, [], room)), tuple(foot), tall, room)


def _bottom(look: Look, margin: float) -> float:
    """Return where the body of a page ends, in points from its top."""
    return look.page.height - (look.page.bottom + margin)


def _above(bottom: float, foot: float, room: Room) -> float:
    """Return where the body ends above a foot of this height."""
    return bottom - foot - room.space("medium")


def _room(document: tree.Document, look: Look, margin: float) -> Room:
    page, top = look.page, top_of_later(document.furniture, look)
    return Room(
        look=look,
        accent=document.accent,
        furniture=document.furniture,
        x=page.left,
        width=page.measure,
        height=page.height - top - page.bottom,
        lower=page.height - top - (page.bottom + margin),
        element=Element("Document"),
        counts=Counts(
            level=1 if document.head.title else 0, labels=traversal.labels(document)
        ),
        language=document.properties.language if look.hyphenation else "",
    )


def _flows(document: tree.Document, foot: Sequence[Box], room: Room) -> list[Flow]:
    """Set everything in order; the foot comes before the annexes.

    Notes that nothing cites there, but what pages repeat, follow the text.
    """
    look = room.look
    apart = look.measure + look.gutter
    shifts = tuple(number * apart for number in range(look.design.columns))
    column = room._replace(width=look.measure)
    body = document.body
    annex = next(
        (number for number, block in enumerate(body) if isinstance(block, tree.Annex)),
        len(body),
    )
    notes = header_and_footer.notes(document, column._replace(listed=False))
    head = citing(header_and_footer.head(document, room), notes)
    text = citing(boxes(body[:annex], column), notes)
    foot = citing(foot, notes)
    annexes = citing(boxes(body[annex:], column), notes)
    others = [note for lines in notes.values() for note in lines]
    text += [*others[0].repeat, *others] if others else []
    if len(shifts) == 1:  # one flow, in which each box may hold on to the next
        return [Flow([*head, *text, *foot, *annexes], shifts)]
    whole = (0.0,)
    return [
        Flow(head, whole),
        Flow(text, shifts),
        Flow(foot, whole),
        Flow(annexes, shifts),
    ]
