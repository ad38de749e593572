"""Boxes → pages, keeping together what belongs together."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import accumulate, pairwise

from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.boxes import EPSILON, Box, Group, Placed, extent, noted
from briefgen.writers.pdf.layout.divided_columns import divided
from briefgen.writers.pdf.layout.page_notes import below, needed, standing

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
    """A page being filled; the next box begins at `y`, and `fresh` starts an annex.

    `notes` stand at its foot, in each column by how far that is shifted; what of them has
    no room is `left` for the next page.
    """

    frame: Frame
    y: float
    fresh: bool = False
    placed: list[Placed] = field(default_factory=list)
    gap: float = 0.0
    notes: dict[float, list[Box]] = field(default_factory=dict)
    left: list[Box] = field(default_factory=list)

    @property
    def reserved(self) -> float:
        """The height of the notes at its foot, in points."""
        return max(map(below, self.notes.values()), default=0.0)

    @property
    def end(self) -> float:
        """Where the page would end, were its notes right below the text."""
        return self.y + self.reserved

    @property
    def used(self) -> float:
        """The height that is taken, in points."""
        return self.end - self.frame.top

    def hold(self, notes: Sequence[Box]) -> None:
        """Put notes at the foot, as far as there is room; an empty page holds one."""
        room = self.frame.bottom - self.y + EPSILON
        for note in notes:
            held = self.notes.get(0.0, [])
            begun = self.placed or held
            if self.left or (begun and below([*held, note]) > room):
                self.left.append(note)
            else:
                self.notes[0.0] = [*held, note]


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
    while book[-1].left:
        turn()


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
    spare = (page.frame.bottom - page.end) * AIR
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
    notes = _with(page, noted([chain]))
    tall, whole = extent(chain) + notes, other.bottom - other.top
    left = page.frame.bottom - page.y
    white = left - page.gap - chain[0].before - tall
    if white >= -EPSILON or (tall > whole and left - notes > WORTH_STARTING * whole):
        return True
    return divided(chain[-1], white + chain[-1].height, whole) is not None


def _left(page: Page, box: Box) -> float:
    """Return the height that is left on a page for a box with its notes, in points."""
    notes = _with(page, box.notes)
    return page.frame.bottom - page.y - page.gap - box.before - notes


def _with(page: Page, notes: Sequence[Box]) -> float:
    """Return the height of the notes of a page with others, in points."""
    if not notes:
        return page.reserved
    return below([*page.notes.get(0.0, ()), *needed(notes)])


def _begun(page: Page, other: Frame) -> bool:
    """Whether another page has more room: this one is not empty, or it is lower."""
    low = page.frame.bottom - page.frame.top
    filled = page.placed or page.notes
    return bool(filled) or low + EPSILON < other.bottom - other.top


def turned(book: list[Page], frame: Frame) -> Page:
    """Begin another page, with what is left of notes."""
    page = Page(frame, frame.top)
    page.hold(book[-1].left)
    book.append(page)
    return page


def annotated(page: Page, bottom: float) -> None:
    """Place the notes of a page at its foot, in points from its top."""
    for shift, notes in page.notes.items():
        for each in standing(notes, bottom):
            marks = (Group(shift, 0.0, each.box.marks),)
            page.placed.append(each._replace(box=each.box._replace(marks=marks)))


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
    page.hold(box.notes)
