"""The boxes of a page, strips that are never divided, and the marks drawn in them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from briefgen import tree
from briefgen.drawing import Drawing, TextMark
from briefgen.style import Faces
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.layout.lines import TextLine
from briefgen.writers.pdf.structure import Element, name_of

EPSILON = 0.01  # points; sums of heights are not exact

# Marks: lengths are points; y grows downwards from the top of the box.


class PlacedWords(NamedTuple):
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    line: TextLine


class Fill(NamedTuple):
    """A rectangle of one colour: decoration, unless it is an element's content."""

    x: float
    y: float
    width: float
    height: float
    color: str
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class TickBox:
    """An empty square to tick, the content of a form's field."""

    x: float
    y: float
    side: float
    color: str
    element: Element


@dataclass(frozen=True, slots=True)
class Blank:
    """A line to write on, the content of a form's field, with the room above it."""

    x: float
    y: float
    width: float
    thickness: float
    height: float
    color: str
    element: Element


@dataclass(frozen=True, slots=True)
class PlacedDrawing:
    """A drawing, scaled, with its text in `faces`; decoration if of no element."""

    x: float
    y: float
    scale: float
    drawing: Drawing
    faces: Faces
    element: Element | None


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """The lines of a text of a drawing that is an element beside the figure."""

    x: float
    y: float
    scale: float
    lines: tuple[TextMark, ...]
    faces: Faces
    element: Element


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of pixels, as wide and high as it is shown; decoration if of no element."""

    x: float
    y: float
    width: float
    height: float
    picture: tree.Picture
    element: Element | None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline; levels count from 1.

    `heading` is the heading's number in the body, or 0 outside of it.
    """

    title: str
    level: int
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Goal:
    """The target of cross-references to a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Touch:
    """The active area of a link element."""

    x: float
    y: float
    width: float
    height: float
    element: Element


class Presence(NamedTuple):
    """An invisible mark: the element counts although it may be empty (a table's cell)."""

    element: Element


class Group(NamedTuple):
    """Marks with an origin of their own."""

    x: float
    y: float
    marks: "tuple[Mark, ...]"


Mark: TypeAlias = (
    PlacedWords
    | Fill
    | TickBox
    | Blank
    | PlacedDrawing
    | PlacedLabel
    | Image
    | Bookmark
    | Goal
    | Touch
    | Presence
    | Group
)


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A ground or bar behind all boxes that name this panel."""

    x: float
    width: float
    color: str


class Box(NamedTuple):
    """A strip that stays whole, save for `columns` where too much of a page would be white.

    `before` and `after` are the spaces around it, dropped where a page begins or ends;
    `keep` holds it on the page of the next box; `fresh` begins a page; `repeat` is
    drawn above it where it begins a page. Each of its last marks is one of its columns.
    `notes` stand at the foot of its page: those that it is the first to cite.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    panels: tuple[Panel, ...] = ()
    fresh: bool = False
    repeat: "tuple[Box, ...]" = ()
    columns: "tuple[tuple[Box, ...], ...]" = ()
    notes: "tuple[Box, ...]" = ()


class Placed(NamedTuple):
    """A box on a page, with its top edge; `again` marks a repeated header."""

    y: float
    box: Box
    again: bool = False


def reached(boxes: Sequence[Box], name: str) -> list[Box]:
    """Return boxes of which the first is the target of references to a name."""
    if not (name and boxes):
        return [*boxes]
    first, *others = boxes
    return [first._replace(marks=(Goal(name), *first.marks)), *others]


def bookmarks(marks: Iterable[Mark]) -> Iterator[Bookmark]:
    """Yield the bookmarks among marks, those in groups too."""
    for mark in marks:
        match mark:
            case Bookmark():
                yield mark
            case Group(marks=inner):
                yield from bookmarks(inner)
            case _:
                pass


def goals(marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the names that may be led to among marks, those in groups too."""
    for mark in marks:
        match mark:
            case Goal(name):
                yield name
            case PlacedWords(line=line):
                own = (line.runs[each.number].goal for each in line.stretches)
                yield from filter(None, map(name_of, own))
            case Group(marks=inner):
                yield from goals(inner)
            case _:
                pass


def stacked(boxes: Sequence[Box]) -> Group:
    """Return boxes below one another as a group, whatever the height."""
    return Group(0.0, 0.0, painted(column(boxes)))


def beside(columns: Sequence[Sequence[Box]]) -> Box:
    """Return columns beside one another as one box, as high as the highest."""
    filled = tuple(tuple(column) for column in columns if column)
    after = max((column[-1].after for column in filled), default=0.0)
    tall = max(map(extent, filled), default=0.0)
    marks, notes = tuple(map(stacked, filled)), noted(filled)
    return Box(tall, marks, after=after, columns=filled, notes=notes)


def noted(columns: Iterable[Iterable[Box]]) -> tuple[Box, ...]:
    """Return the notes of boxes in columns."""
    return tuple(note for column in columns for box in column for note in box.notes)


def column(boxes: Sequence[Box]) -> list[Placed]:
    """Return boxes placed below one another from zero."""
    placed: list[Placed] = []
    y = 0.0
    for number, box in enumerate(boxes):
        y += box.before if number else 0.0
        placed.append(Placed(y, box))
        y += box.height + box.after
    return placed


def extent(boxes: Sequence[Box]) -> float:
    """Return the height of boxes below one another, without the outer spaces."""
    if not boxes:
        return 0.0
    whole = sum(box.before + box.height + box.after for box in boxes)
    return whole - boxes[0].before - boxes[-1].after


def painted(placed: Sequence[Placed]) -> tuple[Mark, ...]:
    """Return the marks of placed boxes, what is behind them first."""
    return (*grounds(placed), *contents(placed))


def grounds(placed: Iterable[Placed]) -> tuple[Mark, ...]:
    """Return the panels of placed boxes, each from its first box to its last."""
    edges: dict[Panel, tuple[float, float]] = {}
    for item in placed:
        for panel in item.box.panels:
            top, _ = edges.get(panel, (item.y, item.y))
            edges[panel] = (top, item.y + item.box.height)
    return tuple(
        Fill(panel.x, top, panel.width, bottom - top, panel.color)
        for panel, (top, bottom) in edges.items()
    )


def contents(placed: Iterable[Placed]) -> tuple[Mark, ...]:
    """Return the marks of placed boxes without their panels."""
    return tuple(Group(0.0, each.y, each.box.marks) for each in placed)
