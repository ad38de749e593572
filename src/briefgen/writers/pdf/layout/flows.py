"""Runs of boxes, some in columns → pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.boxes import Box, Group, Panel, Placed
from briefgen.writers.pdf.layout.pages import Frame, Page, fill, turned

HALVINGS = 12  # of a page's height: to less than a quarter of a point


@dataclass(frozen=True, slots=True)
class Flow:
    """Boxes that fill columns one after the other; `shifts` gives the place of each."""

    boxes: Sequence[Box]
    shifts: tuple[float, ...]


def flowed(
    flows: Sequence[Flow], first: Frame, other: Frame, lower: tuple[Frame, ...] = ()
) -> list[Page]:
    """Fill pages with one flow below the other; there is always at least one page.

    Pages after the first are `lower` as far as these go.
    """
    book = [Page(first, first.top)]
    for flow in flows:
        if len(flow.shifts) == 1:
            fill(book, flow.boxes, other, lower)
        else:
            for part in _parts(flow.boxes):
                _columned(book, part, flow.shifts, other)
    return book


def _parts(boxes: Sequence[Box]) -> Iterator[list[Box]]:
    """Split boxes where a page must begin."""
    starts = [at for at, box in enumerate(boxes) if box.fresh and at]
    for start, end in zip([0, *starts], [*starts, len(boxes)], strict=True):
        yield [*boxes[start:end]]


def _columned(
    book: list[Page], boxes: list[Box], shifts: tuple[float, ...], other: Frame
) -> None:
    """Fill columns from where the last page ends, those of the last page alike high."""
    if not boxes:
        return
    page, count = book[-1], len(shifts)
    if boxes[0].fresh and page.placed:
        page = turned(book, other)
    page.fresh = page.fresh or boxes[0].fresh
    above = page.gap + boxes[0].before if page.placed else 0.0
    bottom = page.frame.bottom - page.reserved
    opening = Frame(min(page.y + above, bottom), bottom)
    columns = _filled(boxes, opening, count, other)
    last = (len(columns) - 1) // count * count
    if not (last and columns[last - 1].left):
        frame = other if last else opening
        columns[last:] = _balanced(columns[last:], frame, count, other)
    for at in range(0, len(columns), count):
        page = turned(book, other) if at else page
        _stand(page, columns[at : at + count], shifts)


def _filled(
    boxes: Sequence[Box], opening: Frame, count: int, other: Frame
) -> list[Page]:
    """Fill columns as if they were pages: those of the first page, then of others."""
    columns = [Page(opening, opening.top)]
    fill(columns, boxes, other, (opening,) * (count - 1))
    return columns


def _balanced(
    columns: list[Page], frame: Frame, count: int, other: Frame
) -> list[Page]:
    """End the columns of a page as early as their boxes allow."""
    boxes = [each.box for column in columns for each in column.placed if not each.again]
    low, high = frame.top, frame.bottom
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        trial = _filled(boxes, Frame(frame.top, middle), count, other)
        if len(trial) > count:
            low = middle
        else:
            columns, high = trial, middle
    return columns


def _stand(page: Page, columns: Sequence[Page], shifts: tuple[float, ...]) -> None:
    """Place columns side by side on a page."""
    for column, shift in zip(columns, shifts, strict=False):
        panels: dict[Panel, Panel] = {}
        page.placed += (_shifted(each, shift, panels) for each in column.placed)
        for notes in column.notes.values():
            page.notes[shift] = [*page.notes.get(shift, ()), *notes]
    filled = [column for column in columns if column.placed]
    page.y = max((column.y for column in filled), default=page.y)
    page.gap = max((column.gap for column in filled), default=page.gap)


def _shifted(placed: Placed, shift: float, panels: dict[Panel, Panel]) -> Placed:
    """Move what is placed to its column, and the panels that it shares with others."""
    box = placed.box
    moved = tuple(
        panels.setdefault(panel, replace(panel, x=panel.x + shift))
        for panel in box.panels
    )
    group = Group(shift, 0.0, box.marks)
    return placed._replace(box=box._replace(marks=(group,), panels=moved))
