"""A colour or a size to the DrawingML that shapes, pictures and charts share."""

from collections.abc import Mapping

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import element, hexadecimal

DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # the extension that says so
# The attributes of a drawing that keeps no distance from the words around it.
NO_DISTANCE = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)


def graphic(content: Element) -> Element:
    """Return what a drawing shows: a chart, picture or shape, named by its namespace."""
    space = content.tag.partition("}")[0].removeprefix("{")
    return element("a:graphic", element("a:graphicData", content, uri=space))


def solid(color: str) -> Element:
    """Return the fill of one colour."""
    return element("a:solidFill", element("a:srgbClr", val=hexadecimal(color)))


def no_line() -> Element:
    """Return the line of a shape that has none."""
    return element("a:ln", element("a:noFill"))


def rectangle(extent: Mapping[str, int]) -> tuple[Element, Element]:
    """Return the place and the outline of a rectangle; `extent` is `cx` and `cy`."""
    place = element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", extent))
    return place, element("a:prstGeom", element("a:avLst"), prst="rect")
