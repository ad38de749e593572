"""A symbol to its paragraph, and what the reader is asked to do to words beside a code."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.writers.docx.parts.markup import (
    PARAGRAPH,
    add,
    paragraph,
    twips,
    w,
)
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.columns import FOOT
from briefgen.writers.docx.text.figures import drawing_files
from briefgen.writers.docx.text.inline_drawing import (
    inline_drawing,
    picture_of,
)

Size: TypeAlias = tuple[float, float]  # points
Writer: TypeAlias = Callable[[tree.Blocks, Story], Iterator[Element]]
Apart: TypeAlias = Callable[[Iterable[Element], Story], Iterator[Element]]
CODE_GAP = 16.0  # points between words and a code


def symbol(block: tree.Symbol, story: Story) -> Element:
    """Write a symbol in a paragraph of its own, which stays with what follows."""
    return paragraph("Figure", (symbol_run(block, story),), w("keepNext"), *story.box())


def symbol_run(block: tree.Symbol, story: Story) -> Element:
    """Write a symbol as a run; it is as large as its drawing, and never too wide."""
    shown, size = _shown(block, story)
    return inline_drawing(shown, size, block.name, block.alternative, story)


def call_to_action(
    block: tree.ActionBox, story: Story, blocks: Writer, apart: Apart
) -> Iterator[Element]:
    """Write words on a tinted ground, and at their right the code of the same address.

    At the foot of a page there is no ground, and the code stands at the left.
    """
    if story.around == FOOT:
        yield from _at_foot(block, story, blocks)
        return
    side = block.code.drawing.width + CODE_GAP
    inside = story.inside("Callout")
    narrow = replace(inside, width=max(inside.width - side, inside.width / 2))
    written = [*apart(blocks(block.blocks, narrow), story)]
    paragraphs = [each for each in written if each.tag == PARAGRAPH]
    if not paragraphs:
        return
    drawn = symbol_run(block.code, story)
    yield paragraph("Figure", (drawn,), _frame(block.code, "right"), w("keepNext"))
    for each in paragraphs[:-1]:
        add(each, w("keepNext"))
    text = story.look.text("callout")
    known = len(paragraphs) * (text.size * text.leading + text.after)
    tall = block.code.drawing.height + story.look.spaces["medium"]
    add(paragraphs[-1], w("spacing", after=twips(max(tall - known, 0.0))))
    yield from written


def _at_foot(block: tree.ActionBox, story: Story, blocks: Writer) -> Iterator[Element]:
    drawn = symbol_run(block.code, story)
    yield paragraph("Figure", (drawn,), _frame(block.code, "left"), w("keepNext"))
    yield from blocks(block.blocks, story)


def _frame(code: tree.Symbol, side: Literal["left", "right"]) -> Element:
    """Return what lets a paragraph stand beside those that follow."""
    return w(
        "framePr",
        w=twips(code.drawing.width),
        hSpace=twips(CODE_GAP / 2),
        wrap="around",
        vAnchor="text",
        hAnchor="text",
        xAlign=side,
        y=1,
    )


def _shown(block: tree.Symbol, story: Story) -> tuple[Element, Size]:
    drawing = block.drawing
    scale = min(1.0, story.room / max(drawing.width, 1.0))
    size = (drawing.width * scale, drawing.height * scale)
    embedded, scalable = drawing_files(drawing, story)
    return picture_of(embedded, size, block.name, scalable), size
