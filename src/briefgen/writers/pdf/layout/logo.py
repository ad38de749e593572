"""The office's logo → the mark of it, and the room that is left beside it."""

from briefgen import tree
from briefgen.writers.pdf.layout.boxes import Image, Mark
from briefgen.writers.pdf.layout.space import Room
from briefgen.writers.pdf.layout.symbols import placed
from briefgen.writers.pdf.structure import Element


def size(logo: tree.Picture | tree.Symbol) -> tuple[float, float]:
    """Return the width and the height of a logo, in points."""
    if isinstance(logo, tree.Picture):
        return logo.width, logo.height
    return logo.drawing.width, logo.drawing.height


def logo_at(logo: tree.Picture | tree.Symbol, top: float, room: Room) -> Mark:
    """Return a logo at the left margin, its top at a height; without words, decoration."""
    if isinstance(logo, tree.Symbol):
        return placed(logo, room, (room.x, top))
    element = None
    if logo.alternative:
        element = Element("Figure", room.element)
        element.alternative = logo.alternative
    return Image(room.x, top, logo.width, logo.height, logo, element)


def beside(logo: tree.Picture | tree.Symbol | None, room: Room) -> Room:
    """Return the room right of a logo, which is kept clear around it."""
    if logo is None:
        return room
    wide = size(logo)[0] + room.space("large")
    return room._replace(x=room.x + wide, width=max(room.width - wide, 1.0))
