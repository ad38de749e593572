"""Pages of which the last holds a few lines → pages of which it holds some more."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from briefgen.writers.pdf.layout.pages import Frame, Page

STRANDED = 0.2  # of a page: with less on it, the last page looks like a mistake
ENOUGH = 0.25
SPARSE = 0.4  # of a page: with less on it, it is worth closer spacing elsewhere
STEP = 14.0  # points; about a line
STEPS = 8
FEW = 6  # rows: a table of no more is not parted for the last page,
HALF = 0.5  # of a page: if so much stays on the one before

# Fill the pages again, the first one and those after it with these frames.
Refill: TypeAlias = Callable[[Frame, tuple[Frame, ...]], list[Page]]


def stranded(book: Sequence[Page]) -> bool:
    """Return whether the last of several pages holds a few lines alone."""
    last = book[-1]
    return len(book) > 1 and not last.fresh and _filled(last) < STRANDED


def sparse(book: Sequence[Page]) -> bool:
    """Return whether the last page of the text, or of an annex, is more white than not.

    The first page of either never is: nothing closer would spare it.
    """
    ends = [*(each.fresh for each in book[1:]), True]
    return any(
        end and number and not page.fresh and _filled(page) < SPARSE
        for number, (page, end) in enumerate(zip(book, ends, strict=True))
    )


def balanced(book: list[Page], refill: Refill) -> list[Page]:
    """End the last page but one earlier, as far as the last one needs some lines.

    Where the lines stay together, so that there would be more pages, nothing changes. A
    short table that it would part is on the last page as a whole, if there is room.
    """
    before, last = book[-2], book[-1]
    tall = last.frame.bottom - last.frame.top
    for step in range(STEPS):
        moved = ENOUGH * tall - last.used + step * STEP
        trial = _ended(book, min(before.frame.bottom, before.end) - moved, refill)
        if trial is None:
            break
        if _filled(trial[-1]) >= STRANDED:
            return _with_whole_table(trial, refill)
    return book


def _ended(book: Sequence[Page], bottom: float, refill: Refill) -> list[Page] | None:
    """Fill as many pages again, the last but one ending here; None if that cannot be."""
    frames = [page.frame for page in book]
    if bottom <= frames[-2].top:
        return None
    frames[-2] = Frame(frames[-2].top, bottom)
    trial = refill(frames[0], tuple(frames[1:-1]))
    return trial if len(trial) == len(book) else None


def _with_whole_table(book: list[Page], refill: Refill) -> list[Page]:
    """Let a short table that goes on on the last page begin there, if that can be."""
    before, last = (
        [each for each in page.placed if not each.again] for page in book[-2:]
    )
    header = last[0].box.repeat if last else ()
    rows = [each for each in (*before, *last) if header and each.box.repeat == header]
    if not 0 < len(rows) <= FEW or rows[0] not in before[1:]:
        return book
    whole = _ended(book, rows[0].y, refill)
    return whole if whole and _filled(whole[-2]) >= HALF else book


def _filled(page: Page) -> float:
    """Return which part of a page is filled."""
    tall = page.frame.bottom - page.frame.top
    return page.used / tall if tall > 0 else 1.0
