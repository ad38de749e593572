"""A chart or a picture to the run that shows it, with its alternative text."""

from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import element, emu, w
from briefgen.writers.docx.parts.story import Story

Size: TypeAlias = tuple[float, float]  # points

NONE = dict.fromkeys(("distT", "distB", "distL", "distR"), 0)  # to the words around it
SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension that holds SVG


def inline_drawing(
    content: Element, size: Size, name: str, words: str, story: Story
) -> Element:
    """Return the run of a chart or a picture; it has some size, however small."""
    space = content.tag.partition("}")[0].removeprefix("{")
    locks = element("a:graphicFrameLocks", noChangeAspect=1)
    number = story.ledger.next("drawing")
    inline = element(
        "wp:inline",
        NONE,
        element("wp:extent", _extent(size)),
        element("wp:docPr", id=number, name=name, descr=words),
        element("wp:cNvGraphicFramePr", locks),
        element("a:graphic", element("a:graphicData", content, uri=space)),
    )
    return w("r", w("drawing", inline))


def picture_of(relation: str, size: Size, name: str, scalable: str = "") -> Element:
    """Show the file of a relation, or of `scalable` where SVG is known."""
    svg = element("asvg:svgBlip", {"r:embed": scalable})
    extension = element("a:extLst", element("a:ext", svg, uri=SVG_BLIP))
    blip = element("a:blip", extension if scalable else None, {"r:embed": relation})
    return element(
        "pic:pic",
        element(
            "pic:nvPicPr",
            element("pic:cNvPr", id=0, name=name),
            element("pic:cNvPicPr"),
        ),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element(
            "pic:spPr",
            element(
                "a:xfrm",
                element("a:off", x=0, y=0),
                element("a:ext", _extent(size)),
            ),
            element("a:prstGeom", element("a:avLst"), prst="rect"),
        ),
    )


def _extent(size: Size) -> dict[str, int]:
    width, height = (max(emu(side), 1) for side in size)
    return {"cx": width, "cy": height}
