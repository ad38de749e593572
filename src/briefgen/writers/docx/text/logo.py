"""The office's logo to a run at the begin of a header."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import run
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.pictures import picture_run
from briefgen.writers.docx.text.symbols import symbol_run

SPACES = "\N{EM SPACE}"  # between a logo and a name


def logo(story: Story) -> Iterator[Element]:
    """Write the logo, and the space that keeps it clear; nothing if there is none."""
    match story.document.furniture.logo:
        case tree.Picture() as picture:
            yield picture_run(picture, story)
        case tree.Symbol() as symbol:
            yield symbol_run(symbol, story)
        case _:
            return
    yield run(SPACES)


def raised(story: Story) -> float:
    """Return by how much a header with a logo is higher than a line, in points."""
    text = story.look.text("marking")
    return max(size(story)[1] - text.size * text.leading, 0.0)


def size(story: Story) -> tuple[float, float]:
    """Return the width and the height of the logo in points; zero if there is none."""
    match story.document.furniture.logo:
        case tree.Picture(width=width, height=height):
            return width, height
        case tree.Symbol(drawing=drawing):
            return drawing.width, drawing.height
        case _:
            return 0.0, 0.0
