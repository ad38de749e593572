"""Blocks side by side to columns of a section, read one after the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.style import TextStyle
from briefgen.writers.columns import (
    NARROWEST,
    SMALLEST_FIGURE,
    rows_of,
    share,
    widest_apart,
)
from briefgen.writers.docx.parts.markup import PARAGRAPH, W, paragraph, twips, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.inlines import RunFormat, runs

CONTROL = f"{{{W}}}sdt"
Writer: TypeAlias = Callable[[tree.Blocks, Story], Iterator[Element]]


def columns(
    parts: tuple[tree.Blocks, ...], story: Story, blocks: Writer
) -> Iterator[Element]:
    """Write columns of equal width; below one another if a section is not possible."""
    gap = story.look.gutter
    width = share(story.width, len(parts), gap)
    if story.sections and len(parts) > 1 and width >= NARROWEST:
        narrow = replace(story, width=width, sections=False)
        yield from _section([list(blocks(part, narrow)) for part in parts], gap)
    else:
        for part in parts:
            yield from blocks(part, story)


def key_figures(figures: tuple[tree.KeyFigure, ...], story: Story) -> Iterator[Element]:
    """Write key figures side by side, each under a rule, in as few rows as possible."""
    gap = story.look.gutter
    for row in rows_of(figures, story.width, gap):
        yield from _key_row(row, story, gap)


def columned(text: Writer, parts: tree.Blocks, story: Story) -> Iterator[Element]:
    """Write blocks in the columns of the page design, from what is above to the next.

    A thin line below lets Word end all columns at one height.
    """
    look = story.look
    number, gap = look.design.columns, look.gutter
    if number == 1 or not (parts and story.sections):
        yield from text(parts, story)
        return
    yield w("sectPr")
    narrow = replace(story, width=share(story.width, number, gap), sections=False)
    written = [*text(parts, narrow)]
    yield from written
    yield from _ended(written, number, gap)
    yield thin()


def thin(*content: Element, after: float = 0.0, keep: bool = False) -> Element:
    """Return a paragraph without words that takes almost no room, then leaves some.

    With `keep`, it stays on the page of what follows.
    """
    spacing = w("spacing", before=0, after=twips(after), line=20, lineRule="exact")
    kept = w("keepNext") if keep else None
    return paragraph("Normal", content, spacing, kept)


def _key_row(
    figures: Sequence[tree.KeyFigure], story: Story, gap: float
) -> Iterator[Element]:
    text = story.look.text("key-figure")
    lengths = [story.measure(tree.plain(figure.value), text) for figure in figures]
    width = share(story.width, len(figures), gap)
    fitting = text.size * min(width / max(lengths), 1.0) if any(lengths) else text.size
    if fitting < min(SMALLEST_FIGURE, text.size) and len(figures) > 1:
        for row in widest_apart(figures, lengths):
            yield from _key_row(row, story, gap)
        return
    look = RunFormat(size=_size(fitting, text))
    written = [
        [
            paragraph("KeyFigure", runs(figure.value, story, look)),
            paragraph("KeyLabel", runs(figure.label, story)),
        ]
        for figure in figures
    ]
    if story.sections and len(figures) > 1:
        yield from _section(written, gap)
    else:
        yield from (child for pair in written for child in pair)


def _section(parts: list[list[Element]], gap: float) -> Iterator[Element]:
    """End the section before, write the columns, and end theirs."""
    yield w("sectPr")
    for number, part in enumerate(parts):
        if number:
            break_ = w("r", w("br", type="column"))
            if part and part[0].tag == PARAGRAPH:
                part[0].insert(1, break_)
            else:
                part.insert(0, thin(break_))
        yield from part
    yield from _ended(parts[-1], len(parts), gap)


def _ended(written: Sequence[Element], number: int, gap: float) -> Iterator[Element]:
    """End a section of so many columns after what is written in the last.

    LibreOffice takes a content control in the last paragraph of a section out of it.
    """
    if written and written[-1].find(CONTROL) is not None:
        yield thin()
    yield w("sectPr", w("cols", num=number, space=twips(gap), equalWidth=1))


def _size(fitting: float, text: TextStyle) -> int:
    """Return half points in which each value fits on a line; 0 for the style's."""
    if fitting >= text.size:
        return 0
    return int(max(fitting, min(SMALLEST_FIGURE, text.size)) * 2)
