"""Sidebars and sections to paragraphs: a ground of their own, a heading in the margin."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.measures import hanging
from briefgen.word_template.word_elements import STYLED, value
from briefgen.writers.columns import lines_of
from briefgen.writers.docx.parts.markup import PARAGRAPH, add, twips, w
from briefgen.writers.docx.parts.paragraph_borders import HAIR, Rule, bordered
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.columns import thin

Writer: TypeAlias = Callable[[tree.Blocks, Story], Iterator[Element]]
RULE = 2.5  # points, above a section and a sidebar


def sidebar(written: list[Element], story: Story) -> list[Element]:
    """Put a rule above what a sidebar holds, and keep it together.

    The spaces between paragraphs are inside their borders, lest the ground has seams.
    """
    palette, spaces = story.look.palette, story.look.spaces
    paragraphs = [each for each in written if each.tag == PARAGRAPH]
    for child in paragraphs:
        _closed_up(child)
        if child is not paragraphs[-1]:
            add(child, w("keepNext"))
        if child is paragraphs[0]:
            bordered(child, Rule("top", palette.ink, RULE, spaces["medium"]))
        if value(child.find(STYLED)) != "KeyFigure":  # what it counts is right below
            last = child is paragraphs[-1]
            room = spaces["medium" if last else "tight"]
            bordered(child, Rule("bottom", palette.tint, HAIR, room))
    return written


def _closed_up(child: Element) -> None:
    """Leave no room around a paragraph."""
    spacing = w("spacing", before=0, after=0)
    for each in child[0]:
        if each.tag == spacing.tag:
            child[0].remove(each)
    add(child, spacing)


def section(block: tree.Section, story: Story, blocks: Writer) -> Iterator[Element]:
    """Write a section below a rule of its colour, its heading beside its text."""
    own = replace(story, own_accent=block.accent)
    spaces = story.look.spaces
    rule = thin(before=spaces["large"], after=spaces["medium"], keep=True)
    bordered(rule, Rule("top", block.accent, RULE, 0))
    yield rule
    count, (width, indent) = block.hanging, hanging(story.room)
    side, text = block.blocks[:count], block.blocks[count:]
    if not (side and text and indent) or story.around:
        yield from blocks(block.blocks, own)
        return
    for child in blocks(side, replace(own, width=width, sections=False)):
        add(child, _frame(width), w("spacing", before=0), w("keepNext"))
        yield child
    narrow = replace(own, indent=story.indent + indent, sections=False)
    apart = _reaches(text, narrow) >= sum(_tall(each, width, own) for each in side)
    for number, child in enumerate(blocks(text, narrow)):
        if number == 0 and child.tag == PARAGRAPH:  # it holds what it begins
            add(child, w("spacing", before=0), w("keepLines"))
            if not apart:
                add(child, w("keepNext"))
        yield child


def _reaches(text: tree.Blocks, story: Story) -> float:
    """Return how far a first paragraph reaches, with the space below it, in points."""
    first, *others = text
    below = story.look.text("heading-3").before if others else 0.0
    return _tall(first, story.room, story) + below


def _tall(block: tree.Block, width: float, story: Story) -> float:
    """Return about how high words stand in a width, with the space below them."""
    match block:
        case tree.Heading(level, content):
            text = story.look.text(f"heading-{level}")
        case tree.Paragraph(content, role):
            text = story.look.text(role)
        case _:
            return 0.0
    count = lines_of(tree.plain(content), partial(story.measure, text=text), width)
    return count * text.size * text.leading + text.after


def _frame(width: float) -> Element:
    """Return what lets a paragraph stand in the margin, beside the one that follows.

    Paragraphs in frames that are alike stand in one.
    """
    return w(
        "framePr",
        w=twips(width),
        hSpace=0,
        wrap="around",
        vAnchor="text",
        hAnchor="margin",
        x=1,
        y=1,
    )
