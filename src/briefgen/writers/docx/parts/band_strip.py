"""What of a band no shading can reach to a shape that fills it.

That is the top margin above a band; or, below a white masthead, all of the band.
"""

from lxml.etree import _Element as Element

from briefgen.writers.docx.parts.markup import (
    declaring,
    element,
    emu,
    w,
)
from briefgen.writers.docx.parts.shapes import (
    DECORATIVE,
    NO_DISTANCE,
    graphic,
    no_line,
    rectangle,
    solid,
)
from briefgen.writers.docx.parts.story import Story

OVERLAP = 6.0  # points that lie behind the text's ground: no white line between them


def strip(story: Story) -> Element:
    """Return the strip as a run; it is at the edge of the page, wherever the run is."""
    page, head = story.look.page, story.look.design.head
    tall = head.height if head.masthead else page.top + OVERLAP
    extent = {"cx": emu(page.width), "cy": emu(tall)}
    content = declaring("mc:AlternateContent", "wps")
    shape = w("drawing", _anchor(_rectangle(extent, story.accent), extent, story))
    content.append(element("mc:Choice", shape, Requires="wps"))
    return w("r", content)


def _anchor(shape: Element, extent: dict[str, int], story: Story) -> Element:
    """Return a shape at the corner of the page, behind its text."""
    says = element("a:ext", element("adec:decorative", val=1), uri=DECORATIVE)
    number = story.ledger.next("drawing")
    below = str(emu(story.look.design.head.masthead))
    corner = (
        element(name, element("wp:posOffset", offset), relativeFrom="page")
        for name, offset in (("wp:positionH", "0"), ("wp:positionV", below))
    )
    return element(
        "wp:anchor",
        NO_DISTANCE,
        {"simplePos": 0, "relativeHeight": 1, "behindDoc": 1, "locked": 1},
        {"layoutInCell": 0, "allowOverlap": 1},
        element("wp:simplePos", x=0, y=0),
        *corner,
        element("wp:extent", extent),
        element("wp:effectExtent", dict.fromkeys("ltrb", 0)),
        element("wp:wrapNone"),
        element("wp:docPr", element("a:extLst", says), id=number, name="strip"),
        element("wp:cNvGraphicFramePr"),
        graphic(shape),
    )


def _rectangle(extent: dict[str, int], color: str) -> Element:
    """Draw a rectangle of one colour, without a line."""
    look = element("wps:spPr", *rectangle(extent), solid(color), no_line())
    return element("wps:wsp", element("wps:cNvSpPr"), look, element("wps:bodyPr"))


def strip_in_header(story: Story) -> bool:
    """Return whether the strip is in the header: below a marking, which is on it.

    Word shows headers paler while one edits, and below what is in the text: so only
    then.
    """
    on_strip = story.look.band and not story.look.design.head.masthead
    return on_strip and bool(story.document.furniture.marking)
