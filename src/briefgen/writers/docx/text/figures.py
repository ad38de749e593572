"""A figure to its finding and a chart or picture, with words for who cannot see it."""

from collections.abc import Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.drawing import Drawing
from briefgen.writers.docx.charts.native_chart import native_chart
from briefgen.writers.docx.parts.markup import element, paragraph
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import referred
from briefgen.writers.docx.text.captions import caption
from briefgen.writers.docx.text.inline_drawing import inline_drawing, picture_of
from briefgen.writers.docx.text.inlines import runs
from briefgen.writers.picture import png, svg

DPI = 220
LOWEST = 1 / 12700  # points; a picture has some size


def figure(block: tree.Figure, story: Story) -> Iterator[Element]:
    """Write a figure; it is numbered if the page design says so."""
    if not story.look.design.numbering.figures:
        words = referred(runs(block.finding, story), block.name, story)
        yield paragraph("Finding", words, *story.box())
    else:
        label = story.document.furniture.figure
        yield caption((label, "Figure"), block.name, block.finding, story)
    drawing = block.drawing
    scale = min(1.0, story.room / max(drawing.width, LOWEST))
    size = (drawing.width * scale, drawing.height * scale)
    chart = native_chart(block.plot, size, story)
    if chart:
        shown = element("c:chart", {"r:id": chart})
    else:
        embedded, scalable = _files(drawing, story)
        shown = picture_of(embedded, size, block.name, scalable)
    drawn = inline_drawing(shown, size, block.name, tree.told(block), story)
    yield paragraph("Figure", (drawn,), *story.box())


def _files(drawing: Drawing, story: Story) -> tuple[str, str]:
    """Add the picture's files, and return the relations to PNG and SVG."""
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
