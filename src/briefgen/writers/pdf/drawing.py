"""Pages of placed boxes → a surface."""

from collections.abc import Iterable, Sequence

from briefgen import tree
from briefgen.drawing import Label, Path, Point
from briefgen.writers.pdf import furniture
from briefgen.writers.pdf.boxes import (
    Bookmark,
    Fill,
    Group,
    Mark,
    Picture,
    Placed,
    Presence,
    TickBox,
    Words,
    painted,
)
from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.layout import Layout
from briefgen.writers.pdf.lines import Part
from briefgen.writers.pdf.surface import Ink, Surface

UNDERLINE = (0.12, 0.055)  # below the baseline, thickness; in parts of the size
TOUCH = (0.9, 1.2)  # a link's area above the baseline, its height; in parts of the size


def draw(document: tree.Document, layout: Layout, surface: Surface) -> None:
    """Draw all pages."""
    count = len(layout.pages)
    for number, page in enumerate(layout.pages, start=1):
        header = furniture.header(document, layout.room, first=number == 1)
        body = painted(each for each in page.placed if not each.again)
        if number == 1:
            grounds = tuple(mark for mark in body if isinstance(mark, Fill))
            _draw(grounds, (0.0, 0.0), surface)
            _draw(header, (0.0, 0.0), surface)
            body = body[len(grounds) :]
        else:
            _decorate(header, surface)
        _decorate(painted(each for each in page.placed if each.again), surface)
        _draw(body, (0.0, 0.0), surface)
        _foot(layout.foot, surface, first=number == 1)
        label = furniture.page_number(document, number, count)
        _decorate(furniture.footer(document, layout.room, label), surface)
        surface.turn()


def _foot(foot: Iterable[Placed], surface: Surface, *, first: bool) -> None:
    if first:
        _draw(painted(foot), (0.0, 0.0), surface)
    else:
        _decorate(painted(foot), surface)


def _decorate(marks: Sequence[Mark], surface: Surface) -> None:
    if marks:
        with surface.pagination():
            _draw(marks, (0.0, 0.0), surface)


def _draw(marks: Iterable[Mark], origin: Point, surface: Surface) -> None:
    for mark in marks:
        _mark(mark, origin, surface)


def _mark(mark: Mark, origin: Point, surface: Surface) -> None:
    left, top = origin
    match mark:
        case Group(x, y, marks):
            _draw(marks, (left + x, top + y), surface)
        case Words(x, y, line):
            for part in line.parts:
                _part(part, (left + x + part.x, top + y), surface)
        case Fill(x, y) | TickBox(x, y):
            _ornament(mark, (left + x, top + y), surface)
        case Picture(x, y):
            _picture(mark, (left + x, top + y), surface)
        case Bookmark(title, level):
            surface.bookmark(top, title, level)
        case Presence(element):
            element.join()


def _ornament(mark: Fill | TickBox, at: Point, surface: Surface) -> None:
    match mark:
        case Fill(width=width, height=height, color=color):
            surface.fill(at, width, height, color)
        case TickBox(side=side, color=color):
            surface.square(at, side, color)


def _part(part: Part, at: Point, surface: Surface) -> None:
    run = part.run
    x, y = at[0], at[1] - run.rise
    surface.text((x, y), part.text, Ink(run.cut, run.size, run.color), run.element)
    if run.link is not None and part.width:
        below, thickness = (run.size * share for share in UNDERLINE)
        above, height = (run.size * share for share in TOUCH)
        surface.fill((x, y + below), part.width, thickness, run.color)
        surface.link((x, y - above), part.width, height, run.link)


def _picture(picture: Picture, at: Point, surface: Surface) -> None:
    scale, drawing = picture.scale, picture.drawing
    size = (drawing.width * scale, drawing.height * scale)
    with surface.figure(picture.element, at, size):
        for mark in drawing.marks:
            match mark:
                case Path():
                    surface.shape(at, scale, mark)
                case Label(text, (x, y), label_size, color, bold, angle):
                    ink = Ink(
                        Cut(picture.family, bold), label_size * scale, color, angle
                    )
                    start = (at[0] + x * scale, at[1] + y * scale)
                    surface.text(start, text, ink, picture.element)
