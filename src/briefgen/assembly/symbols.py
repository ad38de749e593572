"""Icons, codes and logos of a document: names and addresses to small drawings."""

from briefgen import tree
from briefgen.assembly.images.find_picture import Pictures
from briefgen.drawing import Close, Drawing, LineTo, MoveTo, Path
from briefgen.errors import Place, mistake
from briefgen.model import ICONS

IN_TEXT = 30.0  # points, the side of an icon that is a block
ON_BAND = 44.0  # of one on a band
SVG = ".svg"


def icon(
    name: str, color: str, side: float, pictures: Pictures, place: Place
) -> tree.Symbol:
    """Return an icon in a colour: one of ours, or the SVG of a path.

    Raises BriefgenError at `place` if there is none of this name.
    """
    fit = (side, side)
    if name in ICONS:
        return tree.Symbol(f"icon {name}", pictures.shipped(name, color, fit))
    if not name.lower().endswith(SVG):
        message = f"no icon is called '{name}'"
        hint = f"icons are {', '.join(ICONS)}; or name an SVG"
        raise mistake(place, message, "icon", hint)
    return tree.Symbol(name, pictures.drawing(name, color, fit, place))


def on_ground(symbol: tree.Symbol, color: str) -> tree.Symbol:
    """Return a symbol on a ground of a colour, for programs that show its pixels."""
    drawing = symbol.drawing
    corners = ((drawing.width, 0.0), (drawing.width, drawing.height))
    lines = map(LineTo, (*corners, (0.0, drawing.height)))
    ground = Path((MoveTo((0.0, 0.0)), *lines, Close()), fill=color)
    marks = (ground, *drawing.marks)
    return tree.Symbol(symbol.name, Drawing(drawing.width, drawing.height, marks))


def code(address: str, words: str, place: Place) -> tree.Symbol:
    """Return the QR code of an address, and in words what it is.

    Raises BriefgenError at `place` for an address that is too long for one.
    """
    from briefgen.assembly.images.qr_code import qr_code

    try:
        return tree.Symbol("QR code", qr_code(address), words)
    except ValueError:
        message = f"an address of {len(address):,} characters is too long for a QR code"
        raise mistake(place, message, "qr-code", "give a shorter one") from None
