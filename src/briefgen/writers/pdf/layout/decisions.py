"""Decisions and the reader's signature to boxes: columns to tick, lines to sign on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from briefgen import traversal, tree
from briefgen.measures import shared
from briefgen.writers.columns import (
    COMMENTS_HEIGHT,
    HEAVY,
    SIGNATURE_HEIGHT,
    SIGNATURE_SHARES,
    decision_widths,
)
from briefgen.writers.pdf.layout.boxes import (
    Blank,
    Box,
    Fill,
    Group,
    Mark,
    Presence,
    TickBox,
    column,
    extent,
    stacked,
)
from briefgen.writers.pdf.layout.columns import Column, placed
from briefgen.writers.pdf.layout.lines import lines, natural
from briefgen.writers.pdf.layout.paragraphs import (
    kept,
    paragraph,
    surrounded,
    text,
)
from briefgen.writers.pdf.layout.paragraphs import words as centered
from briefgen.writers.pdf.layout.runs import runs
from briefgen.writers.pdf.layout.space import Room, height
from briefgen.writers.pdf.layout.table_rows import (
    HAIRLINE,
    Dress,
    cells_of,
    head_columns,
    held_rows,
    row_boxes,
)
from briefgen.writers.pdf.structure import Element, field

TICK_BOX = 9.0  # points
TOGETHER = 0.5  # of a page: decisions that are higher may be divided

# Sets an item with its number, from its blocks.
SetItem: TypeAlias = Callable[[tree.Blocks, int, Room], list[Box]]


def decisions(block: tree.Decisions, room: Room, set_item: SetItem) -> list[Box]:
    """Set a stem, then a row for each recommendation with a square for each choice."""
    speaking = room.speaking("decision")
    stem = paragraph(block.stem, room.style(speaking.role), room, "P")
    inner = room.within(Element("Table", room.element))
    columns = _columns(block, inner)
    heavy, light = (room.color("ink"), HEAVY), (room.color("rule"), HAIRLINE)
    header = _header(block.head, columns, heavy, inner)
    section = inner.within(Element("TBody", inner.element)).speaking("decision")
    rows: list[list[Box]] = []
    chosen = zip(block.items, block.choices, strict=True)
    for number, (item, choices) in enumerate(chosen, start=1):
        words, *blanks = cells_of(
            (), columns, [room.style("choice")] * len(columns), section
        )
        boxes = set_item(item, number, words.room)
        question = traversal.prose(item)
        answers = [
            _answer(choice, question, blank.room, named=bool(block.answers))
            for blank, choice in zip(blanks, choices, strict=True)
        ]
        line = heavy if number == len(block.items) else light
        beside: list[Mark] = [Presence(words.room.element)]
        beside += [square for square, _ in answers]
        lowest = max((tall for _, tall in answers), default=0.0)
        rows.append(_row(_at_least(boxes, lowest), beside, line, room))
    body = held_rows(header, rows, room, total=False)
    whole = [*(box._replace(keep=True) for box in stem), *body]
    if room.by_height(lambda page: extent(whole) < page * TOGETHER):
        whole = kept(whole)
    return surrounded(whole, 0.0, room.space("medium"))


def signature(block: tree.Signature, room: Room) -> list[Box]:
    """Set a heavy frame: what is signed and by whom, and lines for all the rest."""
    pad, gap = room.space("medium"), room.space("large")
    inside = room.inset(pad)._replace(width=room.width - 2 * pad)
    sizes = shared(SIGNATURE_SHARES, inside.width)
    name, *blanks = placed(sizes, ["left"] * len(sizes), inside)
    who = tree.plain(block.signer) or tree.plain(block.title)
    narrow = inside._replace(width=name.width)
    bold = replace(room.style("body"), bold=True, after=0.0)
    named = [
        *paragraph(block.title, bold, narrow, "P"),
        *paragraph(block.signer, room.style("meta"), narrow, "P"),
    ]
    named = surrounded(named, 0.0, 0.0)
    small = height(room.style("meta"))
    top = pad + max(extent(named) - small, SIGNATURE_HEIGHT)
    marks: list[Mark] = [stacked([Box(pad), *named])]
    for words, blank in zip(block.head, blanks, strict=False):
        at = inside._replace(x=blank.x + gap, width=blank.width - gap)
        marks.append(_blank(words, who, (top, SIGNATURE_HEIGHT), at))
    top += small + room.space("tight")
    for words in block.head[len(blanks) :]:
        top += COMMENTS_HEIGHT
        marks.append(_blank(words, who, (top, COMMENTS_HEIGHT), inside))
        top += small + room.space("tight")
    box = Box(top + room.space("tight"), tuple(marks))
    framed = box._replace(marks=(*_frame(box.height, room), *box.marks))
    return surrounded([framed], room.space("medium"), room.space("medium"))


def _columns(block: tree.Decisions, room: Room) -> list[Column]:
    run = room.run(room.style("meta"), room.element)
    needs = [
        max(natural(runs((tree.Text(words),), run))[0] for words in column)
        for column in zip(*block.choices, strict=True)
    ]
    padding = room.space("tight")
    sizes = decision_widths([need + 2 * padding for need in needs], room.width)
    alignments: list[tree.Alignment] = ["center"] * len(sizes)
    return placed(sizes, ["left", *alignments[1:]], room)


def _header(
    head: Sequence[str], columns: Sequence[Column], above: tuple[str, float], room: Room
) -> list[Box]:
    section = room.within(Element("THead", room.element))
    texts = [(tree.Text(words),) for words in head]
    cells = cells_of(texts, columns, [room.style("meta")] * len(columns), section)
    head_columns(cells)
    below = (room.color("rule"), HAIRLINE)
    return row_boxes(cells, Dress(room.space("tight"), above=above, below=below), room)


def _row(
    boxes: Sequence[Box], beside: Sequence[Mark], line: tuple[str, float], room: Room
) -> list[Box]:
    """Set an item, what is beside its first line, and the rule below it.

    Readers of the page's text meet an item with all of its lines, and then its answers.
    """
    padding, (color, thickness) = room.space("tight"), line
    *others, last = surrounded(list(boxes), 0.0, 0.0)
    above = Group(0.0, -column([*others, last])[-1].y, tuple(beside))
    last = last._replace(marks=(*last.marks, above))
    rule = Fill(room.x, padding, room.width, thickness, color)
    row = [Box(padding), *others, last, Box(padding + thickness, (rule,))]
    return kept(row)


def _at_least(boxes: Sequence[Box], lowest: float) -> list[Box]:
    """Return the boxes of an item, at least as high as what stands beside it."""
    rows = surrounded(list(boxes), 0.0, 0.0)
    missing = lowest - extent(rows)
    return [*rows, Box(missing)] if missing > 0 else rows


def _answer(
    choice: str, question: str, room: Room, *, named: bool
) -> tuple[Group, float]:
    """Return a square in the middle of a cell, and how low its name below it reaches.

    It has a name below only if it is `named` there. Screen readers read choice and
    question for it.
    """
    if not choice:
        return Group(0.0, 0.0, (Presence(room.element),)), 0.0
    x = room.x + (room.width - TICK_BOX) / 2
    tall, style = height(room.style("decision")), room.style("meta")
    held = field("cb", room.furniture.named(choice, question), room.element)
    square = TickBox(x, (tall - TICK_BOX) / 2, TICK_BOX, room.color("ink"), held)
    run = room.run(style, held).saying(choice)
    marks: list[Mark] = [Presence(room.element), square]
    for line in lines((run,), room.width) if named else ():
        marks.append(Group(0.0, tall, (centered(line, style, room, "center"),)))
        tall += height(style)
    return Group(0.0, 0.0, tuple(marks)), tall if named else 0.0


def _blank(words: str, who: str, at: tuple[float, float], room: Room) -> Mark:
    """Return a line to write on, with what it is for below.

    It is so far from the top, and has so much room above it.
    """
    top, height = at
    held = field("tv", room.furniture.named(words, who), room.element)
    place = room.x, 0.0, room.width, HAIRLINE, height
    line = Blank(*place, room.color("ink"), held)
    style = room.style("meta")
    label = text((room.run(style, held).saying(words),), style, room)
    return Group(0.0, top, (line, stacked([Box(room.space("hair")), *label])))


def _frame(tall: float, room: Room) -> Iterator[Mark]:
    color, right = room.color("ink"), room.x + room.width - HEAVY
    for y in (0.0, tall - HEAVY):
        yield Fill(room.x, y, room.width, HEAVY, color)
    for x in (room.x, right):
        yield Fill(x, 0.0, HEAVY, tall, color)
