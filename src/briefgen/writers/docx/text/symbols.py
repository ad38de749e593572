"""A symbol to its paragraph, and what the reader is asked to do to words beside a code."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import border, paragraph, twips, w
from briefgen.writers.docx.parts.paragraph_borders import BAR, INDENT
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.cells import (
    TableFrame,
    cell,
    framed,
    named,
    row_of,
    settled,
    within_cell,
)
from briefgen.writers.docx.text.columns import FOOT, thin
from briefgen.writers.docx.text.figures import drawing_files
from briefgen.writers.docx.text.inline_drawing import (
    inline_drawing,
    picture_of,
)

Size: TypeAlias = tuple[float, float]  # points
Writer: TypeAlias = Callable[[tree.Blocks, Story], Iterator[Element]]
CODE_GAP = 16.0  # points between words and a code


def symbol(block: tree.Symbol, story: Story) -> Element:
    """Write a symbol in a paragraph of its own, which stays with what follows."""
    return paragraph("Figure", (symbol_run(block, story),), w("keepNext"), *story.box())


def symbol_run(block: tree.Symbol, story: Story) -> Element:
    """Write a symbol as a run; it is as large as its drawing, and never too wide."""
    shown, size = _shown(block, story)
    return inline_drawing(shown, size, block.name, block.alternative, story)


def call_to_action(
    block: tree.ActionBox, story: Story, blocks: Writer
) -> Iterator[Element]:
    """Write words on a tinted ground, and at their right the code of the same address.

    It is a table of one row, so that the ground is as high as the higher of the two. At
    the foot of a page there is no ground, and the code stands at the left.
    """
    if story.around == FOOT:
        yield from _at_foot(block, story, blocks)
        return
    spaces, tint = story.look.spaces, story.look.palette.tint
    code = block.code.drawing.width + INDENT
    beside = max(story.room - code, story.room / 2)
    inside = within_cell(story, beside - INDENT - CODE_GAP)
    written = settled([*blocks(block.blocks, inside)])
    if not written:
        return
    drawn = symbol_run(block.code, within_cell(story, story.room - beside - INDENT))
    right = w("jc", val="right"), w("ind", right=twips(INDENT)), w("spacing", after=0)
    shown = paragraph("Figure", (drawn,), *right)
    cells = [
        cell(written, beside, tint=tint, gap=CODE_GAP),
        cell([shown], story.room - beside, tint=tint),
    ]
    frame = TableFrame(
        named(block.blocks),
        (beside, story.room - beside),
        (border("left", int(BAR * 8), story.accent),),
        left=INDENT,
        around=spaces["medium"],
    )
    yield thin(before=spaces["tight"], keep=True)
    yield framed([row_of(cells, header=True)], frame, story)
    yield thin(after=spaces["small"])


def _at_foot(block: tree.ActionBox, story: Story, blocks: Writer) -> Iterator[Element]:
    drawn = symbol_run(block.code, story)
    yield paragraph("Figure", (drawn,), _frame(block.code), w("keepNext"))
    yield from blocks(block.blocks, story)


def _frame(code: tree.Symbol) -> Element:
    """Return what lets a paragraph stand at the left of those that follow."""
    return w(
        "framePr",
        w=twips(code.drawing.width),
        hSpace=twips(CODE_GAP / 2),
        wrap="around",
        vAnchor="text",
        hAnchor="text",
        xAlign="left",
        y=1,
    )


def _shown(block: tree.Symbol, story: Story) -> tuple[Element, Size]:
    drawing = block.drawing
    scale = min(1.0, story.room / max(drawing.width, 1.0))
    size = (drawing.width * scale, drawing.height * scale)
    embedded, scalable = drawing_files(drawing, story)
    return picture_of(embedded, size, block.name, scalable), size
