"""Icons, codes and logos of a document: names and addresses to small drawings."""

from dataclasses import replace

from briefgen import tree
from briefgen.assembly.images.find_picture import Pictures
from briefgen.errors import Place, mistake
from briefgen.model import ICONS

IN_TEXT = 30.0  # points, the side of an icon that is a block
LOGO = (140.0, 26.0)  # points, at most
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
    name: str, words: str, ink: str, pictures: Pictures, place: Place
) -> tree.Picture | tree.Symbol:
    """Return the logo in a file, as large as its place allows, in its own proportions.

    `words` say whose it is. Raises BriefgenError at `place` for a file that cannot be used.
    """
    if name.lower().endswith(SVG):
        return tree.Symbol(name, pictures.drawing(name, ink, LOGO, place), words)
    picture = pictures.picture(name, words, place)
    scale = min(LOGO[0] / picture.width, LOGO[1] / picture.height)
    return replace(picture, width=picture.width * scale, height=picture.height * scale)


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
