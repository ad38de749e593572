"""A picture of the workspace to its paragraph, with its alternative text."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import paragraph
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.inline_drawing import inline_drawing, picture_of


def picture(block: tree.Picture, story: Story) -> Element:
    """Write a picture, no wider than its room."""
    scale = min(1.0, story.room / block.width)
    size = (block.width * scale, block.height * scale)
    shown = picture_of(_relation(block, story), size, block.name)
    drawn = inline_drawing(shown, size, block.name, block.alternative, story)
    return paragraph("Figure", (drawn,), *story.box())


def _relation(block: tree.Picture, story: Story) -> str:
    """Add the picture's file, and return the relation to it."""
    number = story.ledger.next("media")
    name = PackURI(f"/word/media/picture{number}.{block.format}")
    part = Part(name, f"image/{block.format}", block.data)
    return story.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
