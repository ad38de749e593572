"""Columns side by side → two parts of them, on a page and on the next."""

from collections.abc import Iterable, Iterator, Sequence

from briefgen.writers.pdf.layout.boxes import (
    EPSILON,
    Blank,
    Box,
    Fill,
    Group,
    Image,
    Mark,
    PlacedDrawing,
    PlacedLabel,
    PlacedWords,
    Presence,
    TickBox,
    Touch,
    beside,
    column,
    extent,
    painted,
)
from briefgen.writers.pdf.structure import Element

WHITE = 1 / 3  # of a page: before more of it stays white, columns are divided
LEAST = 44.0  # points, about three lines, of a column on the next page
WITHIN_LINES = {"Code", "Em", "Form", "Link", "Reference", "Span", "Strong"}


def divided(box: Box, left: float, whole: float) -> tuple[Box, Box] | None:
    """Divide columns where more than a third of a page would stay white below them.

    `left` is what is left of the page, `whole` a page's height, both in points. Return
    what fits there and the rest, or None if nothing is worth dividing. Elements of the
    rest join the structure with the first part of their column: it is read as one.
    """
    if not box.columns or left <= WHITE * whole:
        return None
    halves = [_parted(each, left) for each in box.columns]
    upper, lower = (beside(half) for half in zip(*halves, strict=True))
    if not upper.columns or not lower.columns:
        return None
    others = box.marks[: -len(box.columns)]
    read = (Group(0.0, 0.0, _announced(*half)) for half in halves)
    upper = upper._replace(marks=(*others, *read), before=box.before)
    return upper._replace(panels=box.panels), lower._replace(panels=box.panels)


def _parted(boxes: Sequence[Box], left: float) -> tuple[Sequence[Box], Sequence[Box]]:
    """Return what of a column fits into a height, and the rest, which is no short line."""
    y, ends = 0.0, [0]
    for number, box in enumerate(boxes):
        y += (box.before if number else 0.0) + box.height
        if y > left + EPSILON:
            while len(ends) > 1 and extent(boxes[ends[-1] :]) < LEAST:
                ends.pop()
            return boxes[: ends[-1]], boxes[ends[-1] :]
        ends += [] if box.keep else [number + 1]
        y += box.after
    return boxes, ()


def _announced(upper: Sequence[Box], rest: Sequence[Box]) -> tuple[Mark, ...]:
    """Return the marks of a column's first part, and the elements of the rest."""
    marks = (mark for box in rest for mark in box.marks)
    return (*painted(column(upper)), *map(Presence, _elements(marks)))


def _elements(marks: Iterable[Mark]) -> Iterator[Element]:
    """Yield the elements of marks in their order; of a line, what it stands in."""
    for mark in marks:
        match mark:
            case PlacedWords(line=line):
                yield from (_holder(part.run.element) for part in line.parts)
            case Group(marks=inner):
                yield from _elements(inner)
            case Presence() | PlacedLabel() | TickBox() | Blank() | Touch():
                yield _holder(mark.element)
            case Fill() | PlacedDrawing() | Image() if mark.element is not None:
                yield _holder(mark.element)
            case _:
                pass


def _holder(element: Element) -> Element:
    """Return the block that an element stands in, or is."""
    while element.role in WITHIN_LINES and element.parent is not None:
        element = element.parent
    return element
