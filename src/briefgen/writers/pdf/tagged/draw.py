"""Pages of placed boxes → a surface."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from math import cos, radians, sin

from briefgen import tree
from briefgen.drawing import Path, Point, TextMark
from briefgen.style import Faces, Look
from briefgen.writers.pdf.faces import Cut, shaped
from briefgen.writers.pdf.layout import header_and_footer
from briefgen.writers.pdf.layout.boxes import (
    Blank,
    Bookmark,
    Fill,
    Goal,
    Group,
    Image,
    Mark,
    PlacedDrawing,
    PlacedLabel,
    PlacedWords,
    Presence,
    TickBox,
    Touch,
    contents,
    grounds,
    painted,
)
from briefgen.writers.pdf.layout.lay_out import Layout
from briefgen.writers.pdf.layout.lines import Part
from briefgen.writers.pdf.structure import Element, heading_goal, name_goal
from briefgen.writers.pdf.tagged.surface import ARTIFACT, Ink, Surface
from briefgen.writers.watermark import ANGLE, watermark

LOWERED = 0.36  # of the size: half the height of a capital
UNDERLINE = (0.12, 0.055)  # below the baseline, thickness; in parts of the size
TOUCH = (0.9, 1.2)  # a link's area above the baseline, its height; in parts of the size


def draw(
    document: tree.Document, layout: Layout, surface: Surface, *, once: bool
) -> None:
    """Draw all pages; those that are drawn only `once` are emptied one by one."""
    count = len(layout.pages)
    for number, page in enumerate(layout.pages, start=1):
        first = number == 1
        body = [each for each in page.placed if not each.again]
        look = layout.room.look
        _watermark(document, look, surface)
        _draw(grounds(body), surface)
        later = header_and_footer.later_words(document, look, number, count)
        header = header_and_footer.header(document, layout.room, later, first=first)
        _draw(header, surface, again=None if first else "Top")
        _draw(painted([each for each in page.placed if each.again]), surface, again="")
        _draw(contents(body), surface)
        last = number == count
        _draw(painted(layout.foot), surface, again=None if last else "Bottom")
        label = header_and_footer.page_number(document, look, number, count)
        footer = header_and_footer.footer(document, layout.room, label)
        _draw(footer, surface, again="Bottom")
        surface.turn()
        if once:
            page.placed.clear()
    surface.join_repeated()


def _watermark(document: tree.Document, look: Look, surface: Surface) -> None:
    """Set the word of a draft across a page, before all that stands on it."""
    known = watermark(document, look)
    if known is None:
        return
    page, turn = look.page, radians(ANGLE)
    half, low = known.width / 2, known.size * LOWERED
    at = (
        page.width / 2 - cos(turn) * half + sin(turn) * low,
        page.height / 2 + sin(turn) * half + cos(turn) * low,
    )
    label = TextMark(known.words, at, known.size, known.color, bold=True, angle=ANGLE)
    with surface.pagination("Watermark"):
        _label(label, ((0.0, 0.0), 1.0), (look.faces, ARTIFACT), surface)


def _draw(marks: Sequence[Mark], surface: Surface, *, again: str | None = None) -> None:
    """Draw the marks of a page; those repeated (`again`) are pagination artifacts."""
    repeated = again is not None and marks
    with surface.pagination(again or "") if repeated else nullcontext():
        _marks(marks, (0.0, 0.0), surface)


def _marks(marks: Sequence[Mark], origin: Point, surface: Surface) -> None:
    for mark in marks:
        _mark(mark, origin, surface)


def _mark(  # noqa: C901, PLR0912, PLR0915 - a case for each kind of mark
    mark: Mark, origin: Point, surface: Surface
) -> None:
    left, top = origin
    match mark:
        case Group(x, y, marks):
            _marks(marks, (left + x, top + y), surface)
        case PlacedWords(x, y, line):
            for part in line.parts:
                _part(part, (left + x + part.x, top + y), surface)
        case Fill(x, y, width, height, color, element):
            at, size = (left + x, top + y), (width, height)
            surface.fill(at, size, color, element or ARTIFACT)
        case TickBox(x, y, side, color, element):
            surface.square((left + x, top + y), side, color, element)
        case Blank(x, y, width, thickness, height, color, element):
            surface.blank((left + x, top + y - height), (width, height), element)
            at, size = (left + x, top + y), (width, thickness)
            surface.fill(at, size, color, element)
        case PlacedDrawing(x, y):
            _picture(mark, (left + x, top + y), surface)
        case PlacedLabel(x, y, scale, labels, faces, element):
            for label in labels:
                _label(label, ((left + x, top + y), scale), (faces, element), surface)
        case Image(x, y, width, height, picture, element):
            at, size = (left + x, top + y), (width, height)
            with _figure(element, at, size, surface):
                surface.image(at, size, picture)
        case Bookmark(title, level, heading):
            goal = heading_goal(heading) if heading else ""
            surface.bookmark(top, title, level, goal)
        case Goal(name):
            surface.goal(top, name_goal(name))
        case Touch(x, y, width, height, element):
            surface.link((left + x, top + y), width, height, element)
        case Presence(element):
            surface.present(element)


def _part(part: Part, at: Point, surface: Surface) -> None:
    run = part.run
    x, y = at[0], at[1] - run.rise
    if run.goal:
        surface.goal(y - run.size, run.goal)
    surface.text((x, y), part.text, Ink(run.cut, run.size, run.color), run.element)
    if run.underlined and part.width:
        below, thickness = (run.size * share for share in UNDERLINE)
        surface.fill((x, y + below), (part.width, thickness), run.color)
    if run.link is not None and part.width:
        above, height = (run.size * share for share in TOUCH)
        surface.link((x, y - above), part.width, height, run.link)


def _picture(picture: PlacedDrawing, at: Point, surface: Surface) -> None:
    scale, drawing = picture.scale, picture.drawing
    size = (drawing.width * scale, drawing.height * scale)
    element = picture.element
    with _figure(element, at, size, surface):
        for mark in drawing.marks:
            match mark:
                case Path():
                    surface.shape(at, scale, mark)
                case TextMark():
                    assert element is not None, "words belong to a figure"
                    _label(mark, (at, scale), (picture.faces, element), surface)


def _figure(
    element: Element | None, at: Point, size: Point, surface: Surface
) -> AbstractContextManager[None]:
    """Begin what a figure shows; decoration if it is of no element."""
    if element is None:
        return surface.decoration()
    return surface.figure(element, at, size)


def _label(
    label: TextMark,
    of: tuple[Point, float],
    by: tuple[Faces, Element],
    surface: Surface,
) -> None:
    """Show a line of text piece by piece, onwards in its direction."""
    (at, scale), (faces, element) = of, by
    size, turn = label.size * scale, radians(label.angle)
    x, y = (a + b * scale for a, b in zip(at, label.at, strict=True))
    cut = Cut(faces.pdf, label.bold, further=faces.fallback, own=faces.own)
    for piece in shaped(cut, label.text):
        ink = Ink(piece.cut, size, label.color, label.angle)
        surface.text((x, y), piece.text, ink, element)
        x += cos(turn) * piece.width * size
        y -= sin(turn) * piece.width * size
