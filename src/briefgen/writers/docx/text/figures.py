"""A figure to its finding and a chart, or a picture, told to who cannot see it."""

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.drawing import Drawing
from briefgen.writers.docx.charts.markup import C
from briefgen.writers.docx.charts.native_chart import native_chart
from briefgen.writers.docx.parts.markup import NAMESPACES, R, emu, paragraph, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import referred
from briefgen.writers.docx.text.captions import caption
from briefgen.writers.docx.text.inlines import runs
from briefgen.writers.picture import png, svg
from briefgen.writers.xml import legal

PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_BLIP = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # the extension that holds SVG
DPI = 220
LOWEST = 1 / 12700  # points; a picture has some size


def figure(block: tree.Figure, story: Story) -> Iterator[Element]:
    """Write a figure; it is numbered where documents have more than a page."""
    if story.document.layout == "factsheet":
        words = referred(runs(block.finding, story), block.name, story)
        yield paragraph("Finding", words, *story.box())
    else:
        label = story.document.furniture.figure
        yield caption((label, "Figure"), block.name, block.finding, story)
    drawing = block.drawing
    scale = min(1.0, story.room / max(drawing.width, LOWEST))
    size = (max(drawing.width * scale, LOWEST), max(drawing.height * scale, LOWEST))
    extent = {"cx": str(emu(size[0])), "cy": str(emu(size[1]))}
    chart = native_chart(block.plot, size, story)
    if chart:
        graphic = _graphic(C, _tag("c:chart", {"r:id": chart}))
    else:
        picture = _pic(_parts(drawing, story), extent, block.name)
        graphic = _graphic(PIC, picture)
    drawn = w("drawing", _inline(block, graphic, extent, story))
    yield paragraph("Figure", (w("r", drawn),), *story.box())


def _parts(drawing: Drawing, story: Story) -> tuple[str, str]:
    """Add the picture's files; give the relations to PNG and SVG."""
    number = story.ledger.next("picture")
    faces = story.look.faces
    files = {
        "png": ("image/png", png(drawing, faces, dpi=DPI)),
        "svg": ("image/svg+xml", svg(drawing, faces.word)),
    }
    first, second = (
        story.part.relate_to(
            Part(PackURI(f"/word/media/figure{number}.{suffix}"), kind, content),
            RELATIONSHIP_TYPE.IMAGE,
        )
        for suffix, (kind, content) in files.items()
    )
    return first, second


def _graphic(kind: str, content: Element) -> Element:
    return _tag("a:graphic", {}, _tag("a:graphicData", {"uri": kind}, content))


def _inline(
    block: tree.Figure, graphic: Element, extent: dict[str, str], story: Story
) -> Element:
    number = str(story.ledger.next("drawing"))
    told = tree.told(block)
    sides = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")
    return _tag(
        "wp:inline",
        sides,
        _tag("wp:extent", extent),
        _tag("wp:docPr", {"id": number, "name": block.name, "descr": told}),
        _tag(
            "wp:cNvGraphicFramePr",
            {},
            _tag("a:graphicFrameLocks", {"noChangeAspect": "1"}),
        ),
        graphic,
    )


def _pic(relations: tuple[str, str], extent: dict[str, str], name: str) -> Element:
    embedded, scalable = relations
    svg_blip = _tag("asvg:svgBlip", {"r:embed": scalable})
    extension = _tag("a:ext", {"uri": SVG_BLIP}, svg_blip)
    blip = _tag("a:blip", {"r:embed": embedded}, _tag("a:extLst", {}, extension))
    place = _tag(
        "a:xfrm", {}, _tag("a:off", {"x": "0", "y": "0"}), _tag("a:ext", extent)
    )
    return _tag(
        "pic:pic",
        {},
        _tag(
            "pic:nvPicPr",
            {},
            _tag("pic:cNvPr", {"id": "0", "name": name}),
            _tag("pic:cNvPicPr", {}),
        ),
        _tag("pic:blipFill", {}, blip, _tag("a:stretch", {}, _tag("a:fillRect", {}))),
        _tag(
            "pic:spPr",
            {},
            place,
            _tag("a:prstGeom", {"prst": "rect"}, _tag("a:avLst", {})),
        ),
    )


PREFIXES = {**NAMESPACES, "pic": PIC, "asvg": ASVG, "c": C}


def _tag(name: str, attributes: dict[str, str], *children: Element) -> Element:
    prefix, local = name.split(":")
    made = etree.Element(
        f"{{{PREFIXES[prefix]}}}{local}", nsmap={prefix: PREFIXES[prefix]}
    )
    for key, value in attributes.items():
        made.set(key.replace("r:", f"{{{R}}}"), legal(value))
    made.extend(children)
    return made
