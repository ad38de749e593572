"""A chart or a picture to the run that shows it, with its alternative text."""

from typing import TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import element, emu, w
from briefgen.writers.docx.parts.shapes import (
    DECORATIVE,
    NO_DISTANCE,
    graphic,
    rectangle,
)
from briefgen.writers.docx.parts.story import Story

Size: TypeAlias = tuple[float, float]  # points

SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension that holds SVG


def inline_drawing(
    content: Element, size: Size, name: str, words: str, story: Story
) -> Element:
    """Return the run of a chart or a picture; it has some size, however small."""
    locks = element("a:graphicFrameLocks", noChangeAspect=1)
    number = story.ledger.next("drawing")
    inline = element(
        "wp:inline",
        NO_DISTANCE,
        element("wp:extent", _extent(size)),
        described(number, name, words),
        element("wp:cNvGraphicFramePr", locks),
        graphic(content),
    )
    return w("r", w("drawing", inline))


def described(number: int, name: str, words: str) -> Element:
    """Return what a drawing is in words; one without any is decoration."""
    if words:
        return element("wp:docPr", id=number, name=name, descr=words)
    says = element("a:ext", element("adec:decorative", val=1), uri=DECORATIVE)
    return element(
        "wp:docPr", element("a:extLst", says), id=number, name=name, descr=""
    )


def picture_of(relation: str, size: Size, name: str, scalable: str = "") -> Element:
    """Show the file of a relation, or of `scalable` where SVG is known."""
    svg = element("asvg:svgBlip", {"r:embed": scalable})
    extension = element("a:extLst", element("a:ext", svg, uri=SVG_BLIP))
    blip = element("a:blip", extension if scalable else None, {"r:embed": relation})
    known = element("pic:cNvPr", id=0, name=name)
    return element(
        "pic:pic",
        element("pic:nvPicPr", known, element("pic:cNvPicPr")),
        element("pic:blipFill", blip, element("a:stretch", element("a:fillRect"))),
        element("pic:spPr", *rectangle(_extent(size))),
    )


def add_image(name: str, kind: str, data: bytes, story: Story) -> str:
    """Add a file of a picture to those of the document; return the relation to it."""
    part = Part(PackURI(f"/word/media/{name}"), kind, data)
    return story.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)


def _extent(size: Size) -> dict[str, int]:
    width, height = (max(emu(side), 1) for side in size)
    return {"cx": width, "cy": height}
