"""Boxes → pages, keeping together what belongs together."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import accumulate, pairwise

from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.boxes import EPSILON, Box, Placed, extent
from briefgen.writers.pdf.layout.divided_columns import divided

AIR = 0.5  # of what is left of a page may widen its spaces,
MOST_AIR = 0.5  # each by this part of itself at most
WORTH_STARTING = 0.25  # of a page: with less, what is longer than a page begins anew


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the body of a page begins and ends, in points from its top."""

    top: float
    bottom: float


@dataclass(slots=True)
class Page:
    """A page being filled; the next box begins at `y`, and `fresh` starts an annex."""

    frame: Frame
    y: float
    fresh: bool = False
    placed: list[Placed] = field(default_factory=list)
    gap: float = 0.0

    @property
    def used(self) -> float:
        """The height that is taken, in points."""
        return self.y - self.frame.top


def pages(boxes: Sequence[Box], first: Frame, other: Frame) -> list[Page]:
    """Return filled pages; there is always at least one."""
    book = [Page(first, first.top)]
    fill(book, boxes, other)
    return book


def fill(
    book: list[Page],
    boxes: Sequence[Box],
    other: Frame,
    lower: tuple[Frame, ...] = (),
) -> None:
    """Fill the last page of a book and further ones: first those that are `lower`."""

    def turn() -> None:
        number = len(book) - 1
        turned(book, lower[number] if number < len(lower) else other)

    for chain in _chains(boxes):
        if book[-1].placed and chain[0].fresh:
            turn()
        while not _joins(chain, book[-1], other) and _begun(book[-1], other):
            turn()
        book[-1].fresh = book[-1].fresh or chain[0].fresh
        for box in chain:
            rest = box
            while not _fits(book[-1], rest) and _begun(book[-1], other):
                rest = _begin(book[-1], rest, other)
                turn()
            _place(book[-1], rest)


def _begin(page: Page, box: Box, other: Frame) -> Box:
    """Place as much of a box on a page as is worth it, and return the rest."""
    parts = divided(box, _left(page, box), other.bottom - other.top)
    if parts is None:
        return box
    upper, rest = parts
    _place(page, upper)
    return rest


def _fits(page: Page, box: Box) -> bool:
    return box.height <= _left(page, box) + EPSILON


def aired(page: Page, space: float) -> None:
    """Widen the spaces of a page that is not full, each by at most its half.

    `space` is the smallest that changes, in points: lines and paragraphs stay as they
    are.
    """
    gaps = [
        gap
        if gap >= space and not set(above.box.panels) & set(below.box.panels)
        else 0.0
        for above, below in pairwise(page.placed)
        for gap in (below.y - above.y - above.box.height,)
    ]
    spare = (page.frame.bottom - page.y) * AIR
    share = min(spare / sum(gaps), MOST_AIR) if any(gaps) and spare > 0 else 0.0
    shifts = accumulate((gap * share for gap in gaps), initial=0.0)
    page.placed = [
        placed._replace(y=placed.y + shift)
        for placed, shift in zip(page.placed, shifts, strict=True)
    ]


def _chains(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Yield boxes in chains between which a page may end."""
    chain: list[Box] = []
    for box in boxes:
        if chain and box.fresh:
            yield chain
            chain = []
        chain.append(box)
        if not box.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _joins(chain: Sequence[Box], page: Page, other: Frame) -> bool:
    """Return whether a chain may begin on this page.

    It does if it fits, if it fits on no page, or if columns at its end are divided.
    """
    tall = extent(chain)
    whole = other.bottom - other.top
    left = page.frame.bottom - page.y
    below = left - page.gap - chain[0].before - tall
    if below >= -EPSILON or (tall > whole and left > WORTH_STARTING * whole):
        return True
    return divided(chain[-1], below + chain[-1].height, whole) is not None


def _left(page: Page, box: Box) -> float:
    """Return the height that is left on a page for a box, in points."""
    return page.frame.bottom - page.y - page.gap - box.before


def _begun(page: Page, other: Frame) -> bool:
    """Whether another page has more room: this one is not empty, or it is lower."""
    low = page.frame.bottom - page.frame.top
    return bool(page.placed) or low + EPSILON < other.bottom - other.top


def turned(book: list[Page], frame: Frame) -> Page:
    """Begin another page."""
    book.append(Page(frame, frame.top))
    return book[-1]


def _place(page: Page, box: Box) -> None:
    """Place a box below the last; repeat its table header at the top of a page."""
    if not page.placed:
        for header in box.repeat:
            page.placed.append(Placed(page.y, header, again=True))
            page.y += header.height
    else:
        page.y += page.gap + box.before
    page.placed.append(Placed(page.y, box))
    page.y += box.height
    page.gap = box.after
