"""A figure to its finding and a chart or picture, with its alternative text."""

from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.drawing import Drawing
from briefgen.style import Faces
from briefgen.writers.docx.charts.native_chart import native_chart
from briefgen.writers.docx.parts.markup import element, paragraph
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import referred
from briefgen.writers.docx.text.captions import caption
from briefgen.writers.docx.text.inline_drawing import (
    add_image,
    inline_drawing,
    picture_of,
)
from briefgen.writers.docx.text.inlines import runs
from briefgen.writers.picture import png, svg

DPI = 220
KEPT = 16  # codes, icons and logos, which documents have in common
LOWEST = 1 / 12700  # points; a picture has some size


def figure(block: tree.Figure, story: Story) -> Iterator[Element]:
    """Write a figure; it is numbered if the page design says so."""
    if not story.look.design.numbering.figures:
        words = referred(runs(block.finding, story), block.name, story)
        yield paragraph("Finding", words, *story.box())
    else:
        label = story.document.furniture.figure
        yield caption((label, "Figure"), block.name, block.finding, story)
    if block.unit:
        yield paragraph("ChartUnit", runs(block.unit, story), *story.box())
    drawing = block.drawing
    wide, tall = max(drawing.width, LOWEST), max(drawing.height, LOWEST)
    scale = min(1.0, story.room / wide, story.look.tallest / tall)
    size = (drawing.width * scale, drawing.height * scale)
    chart = native_chart(block.plot, size, story)
    if chart:
        shown = element("c:chart", {"r:id": chart})
    else:
        embedded, scalable = drawing_files(drawing, story)
        shown = picture_of(embedded, size, block.name, scalable)
    drawn = inline_drawing(shown, size, block.name, tree.alternative_text(block), story)
    style = "SourcedFigure" if block.source else "Figure"
    yield paragraph(style, (drawn,), *story.box())
    if block.source:
        yield paragraph("ChartSource", runs(block.source, story), *story.box())


def drawing_files(drawing: Drawing, story: Story) -> tuple[str, str]:
    """Add the picture's files, and return the relations to PNG and SVG."""
    number = story.ledger.next("picture")
    pixels, vectors = _files(drawing, story.look.faces)
    return (
        add_image(f"figure{number}.png", "image/png", pixels, story),
        add_image(f"figure{number}.svg", "image/svg+xml", vectors, story),
    )


@lru_cache(maxsize=KEPT)
def _files(drawing: Drawing, faces: Faces) -> tuple[bytes, bytes]:
    return png(drawing, faces, dpi=DPI), svg(drawing, faces.word)
