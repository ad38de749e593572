"""Paragraphs → one box a line, held together where a line would be left alone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.style import TextStyle
from briefgen.tree import Alignment, Inlines
from briefgen.writers.pdf.layout.boxes import Box, Mark, PlacedWords
from briefgen.writers.pdf.layout.lines import TextLine, lines, narrowest
from briefgen.writers.pdf.layout.runs import Run, runs, spoken
from briefgen.writers.pdf.layout.space import Room, baseline, height
from briefgen.writers.pdf.structure import Element


def paragraph(content: Inlines, style: TextStyle, room: Room, role: str) -> list[Box]:
    """Set inlines as an element of their own, with this structure role.

    In a heading no line ends with a hyphen, and lines are about equally long; a title
    comes with the width that it may have.
    """
    element = Element(role, room.element)
    run, content = room.run(style, element), spoken(content, element)
    if not role.startswith("H"):
        return text(runs(content, run), style, room)
    heading = [*runs(content, replace(run, whole=True))]
    wide = room.width if role == "H1" else narrowest(heading, room.width)
    return text(heading, style, room._replace(width=wide))


def text(content: Iterable[Run], style: TextStyle, room: Room) -> list[Box]:
    """Set runs to the width of the room."""
    rows = [(words(line, style, room),) for line in lines(content, room.width)]
    return spaced(rows, style)


def words(
    line: TextLine, style: TextStyle, room: Room, alignment: Alignment = "left"
) -> PlacedWords:
    """Place a line in a strip of its style's height."""
    indent = 0.0
    if alignment != "left":
        spare = max(room.width - line.width, 0.0)
        indent = spare / 2 if alignment == "center" else spare
    first = line.stretches[0].cut if line.stretches else None
    cut = first or room.run(style, room.element).cut
    return PlacedWords(room.x + indent, baseline(style, cut), line)


def spaced(rows: Sequence[tuple[Mark, ...]], style: TextStyle) -> list[Box]:
    """Return a box for each line; no first or last line is alone on a page."""
    last = len(rows) - 1
    tall = height(style)
    return [
        Box(
            tall,
            marks,
            before=0.0 if number else style.before,
            after=style.after if number == last else 0.0,
            keep=style.keep or (number != last and number in {0, last - 1}),
        )
        for number, marks in enumerate(rows)
    ]


def surrounded(boxes: list[Box], before: float, after: float) -> list[Box]:
    """Return boxes with these outer spaces."""
    if boxes:
        boxes[0] = boxes[0]._replace(before=before)
        boxes[-1] = boxes[-1]._replace(after=after)
    return boxes


def kept(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes that stay together on a page; the last is free."""
    return [*(box._replace(keep=True) for box in boxes[:-1]), *boxes[-1:]]
