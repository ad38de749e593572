"""Icons, codes and logos of a document: names and addresses to small drawings."""

from dataclasses import replace

from briefgen import tree
from briefgen.assembly.images.find_picture import Pictures
from briefgen.errors import Place, mistake
from briefgen.model import ICONS
from briefgen.style import Look

IN_TEXT = 30.0  # points, the side of an icon that is a block
LOGO = (140.0, 26.0)  # points, at most
ON_MASTHEAD = 18.0  # of its height there, above what says when
EDGE = 9.0  # points that stay free above it
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


def logo(
    name: str, words: str, look: Look, pictures: Pictures, place: Place
) -> tree.Picture | tree.Symbol:
    """Return the logo in a file, as large as its place allows, in its own proportions.

    `words` say whose it is, where nothing beside it does. Raises BriefgenError at `place` for a file that cannot be used.
    """
    fit, ink = (LOGO[0], _tallest(look)), look.palette.ink
    if name.lower().endswith(SVG):
        return tree.Symbol(name, pictures.drawing(name, ink, fit, place), words)
    picture = pictures.picture(name, words, place)
    scale = min(fit[0] / picture.width, fit[1] / picture.height)
    return replace(picture, width=picture.width * scale, height=picture.height * scale)


def _tallest(look: Look) -> float:
    """Return how high a logo may be above a first page, in points."""
    if look.design.head.masthead:
        return ON_MASTHEAD
    return max(min(LOGO[1], look.page.top - look.spaces["medium"] - EDGE), EDGE)


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
