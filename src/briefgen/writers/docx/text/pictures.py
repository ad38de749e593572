"""A picture of the workspace to its paragraph, with its alternative text."""

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import paragraph, twips, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.inline_drawing import (
    add_image,
    inline_drawing,
    picture_of,
)


def picture(block: tree.Picture, story: Story) -> Element:
    """Write a picture, no wider than its room."""
    above = w("spacing", before=twips(story.look.spaces["small"]))
    return paragraph("Figure", (picture_run(block, story),), *story.box(), above)


def picture_run(block: tree.Picture, story: Story) -> Element:
    """Write a picture as a run, no wider than its room."""
    scale = min(1.0, story.room / block.width)
    size = (block.width * scale, block.height * scale)
    name = f"picture{story.ledger.next('media')}.{block.format}"
    embedded = add_image(name, f"image/{block.format}", block.data, story)
    shown = picture_of(embedded, size, block.name)
    return inline_drawing(shown, size, block.name, block.alternative, story)
