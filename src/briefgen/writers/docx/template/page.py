"""The section of a template to the page for a look, and the room on it."""

from lxml.etree import _Element as Element

from briefgen.style import PageSetup
from briefgen.word_template.word_elements import CELL
from briefgen.writers.docx.parts.markup import W
from briefgen.writers.docx.template.insertion_point import InsertionPoint

LEAST = 144.0  # points; a page that leaves less room is not believed
TWIPS = 20  # in a point
PADDING = 10.8  # points; what a cell's sides take unless it says otherwise
GAP = 36.0  # points between columns, by default
UNITS = {"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12, "pi": 12}


def page_of(place: InsertionPoint, usual: PageSetup) -> tuple[PageSetup, float]:
    """Return the page of a place, and the width that text has there, in points."""
    page = _stated(place, usual)
    if page.measure < LEAST or page.body < LEAST:
        page = usual
    return page, _room(place, page)


def stated_room(place: InsertionPoint) -> tuple[float, float]:
    """Return the width and height that a template leaves to text, in points.

    They are as it says, whether that is enough or not.
    """
    page = _stated(place, PageSetup())
    return _room(place, page), page.body


def _stated(place: InsertionPoint, usual: PageSetup) -> PageSetup:
    size, margins = (place.section.find(f"{{{W}}}{name}") for name in ("pgSz", "pgMar"))
    width = length(size, "w", usual.width)
    height = length(size, "h", usual.height)
    sides = {
        side: length(margins, side, getattr(usual, side))
        for side in ("left", "right", "top", "bottom")
    }
    sides["left"] += length(margins, "gutter", 0.0)
    return PageSetup(width, height, **{name: abs(side) for name, side in sides.items()})


def length(element: Element | None, name: str, usual: float) -> float:
    """Return an attribute that is a length, in points."""
    return points_of(
        "" if element is None else element.get(f"{{{W}}}{name}", ""), usual
    )


def points_of(text: str, usual: float) -> float:
    """Return a length that is given in twentieths of a point, or with a unit."""
    unit = UNITS.get(text[-2:])
    try:
        points = float(text) / TWIPS if unit is None else float(text[:-2]) * unit
    except ValueError:
        return usual
    return points if abs(points) < LARGEST else usual


LARGEST = 1584.0 * 2  # points; Word's pages are no larger than 22 inches


def columns(section: Element) -> int:
    """Return the number of columns of a section."""
    element = section.find(f"{{{W}}}cols")
    number = "" if element is None else element.get(f"{{{W}}}num", "")
    return max(int(number), 1) if number.isdecimal() and len(number) < LONGEST else 1


LONGEST = 3  # digits


def _room(place: InsertionPoint, page: PageSetup) -> float:
    if place.container.tag == CELL:
        width = place.container.find(f"{{{W}}}tcPr/{{{W}}}tcW")
        if width is not None and width.get(f"{{{W}}}type") == "dxa":
            return length(width, "w", page.measure) - PADDING
        return page.measure - PADDING
    number = columns(place.section)
    gap = length(place.section.find(f"{{{W}}}cols"), "space", GAP)
    return (page.measure - gap * (number - 1)) / number
