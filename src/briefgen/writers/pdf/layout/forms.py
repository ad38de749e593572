"""A note's decision, sign-off and record to boxes: tick boxes, rows to sign."""

from collections.abc import Sequence
from dataclasses import replace

from briefgen import tree
from briefgen.writers.columns import (
    MOST_HELD,
    SHORT_RECORD,
    SIGNING_HEIGHT,
    SMALLEST_GAP,
    alike,
    record_width,
    signing_widths,
)
from briefgen.writers.pdf.layout.boxes import (
    Blank,
    Box,
    Fill,
    Group,
    Mark,
    Presence,
    TickBox,
    extent,
    stacked,
)
from briefgen.writers.pdf.layout.columns import placed
from briefgen.writers.pdf.layout.lines import lines, natural
from briefgen.writers.pdf.layout.paragraphs import (
    kept,
    surrounded,
    text,
)
from briefgen.writers.pdf.layout.runs import runs
from briefgen.writers.pdf.layout.space import Room, height
from briefgen.writers.pdf.layout.table_rows import (
    HAIRLINE,
    Cell,
    Dress,
    cells_of,
    header_row,
    held_rows,
    row_boxes,
)
from briefgen.writers.pdf.structure import Element, field

SIGNING_RULE = 0.75  # of a colour that is read as text is: it says where to sign
TICK_BOX = 8.0  # points


def details(rows: Sequence[tree.Detail], room: Room) -> list[Box]:
    """Set a record: labels and their values, between hairlines.

    A short one stays together; of another, its first and last rows do.
    """
    style = room.style("detail")
    muted = replace(style, color="muted")
    section = room.within(Element("TBody", Element("Table", room.element)))
    run = room.run(muted, section.element)
    whole = alike(room.width, room.look) and room.counts.labels
    labels = whole or [row.label for row in rows]
    needs = [natural(runs(label, run)) for label in labels]
    label = record_width(needs, room.space("large"), room.width)
    columns = placed([label, room.width - label], ["left", "left"], room)
    columns[0] = replace(columns[0], width=label - SMALLEST_GAP)
    dress = Dress(room.space("tight"), above=(room.color("rule"), HAIRLINE))
    boxes = [
        box
        for row in rows
        for box in row_boxes(
            cells_of((row.label, row.value), columns, (muted, style), section),
            dress,
            section,
        )
    ]
    tall = extent(boxes)
    short = room.by_height(lambda page: tall < page * SHORT_RECORD)
    last = len(boxes) - 1
    held = range(last) if short else {*range(MOST_HELD), *range(last - MOST_HELD, last)}
    boxes = [box._replace(keep=at in held) for at, box in enumerate(boxes)]
    return surrounded(boxes, room.space("tight"), room.space("small"))


def sign_off(
    head: Sequence[str], offices: Sequence[tree.Inlines], room: Room
) -> list[Box]:
    """Set a table to sign in: a row for each office, with cells left empty."""
    inner = room.within(Element("Table", room.element))
    count = max(len(head), 1)
    sizes = signing_widths(count, room.width)
    columns = placed(sizes, ["left"] * count, room, room.space("small"))
    section = inner.within(Element("TBody", inner.element))
    dress = Dress(room.space("tight"), SIGNING_HEIGHT)
    style = room.style("table")
    rows = [
        _signed(
            cells_of((office,), columns, [style] * count, section), head, dress, section
        )
        for office in offices
    ]
    header = header_row([(tree.Text(words),) for words in head], columns, inner)
    boxes = kept(held_rows(header, rows, room, total=False))
    return surrounded(boxes, room.space("medium"), room.space("medium"))


def _signed(
    cells: Sequence[Cell], head: Sequence[str], dress: Dress, room: Room
) -> list[Box]:
    """Set a row to sign in: each cell to fill in is a field, named by column and row."""
    first, *others = row_boxes(cells, dress, room)
    line = first.height - SIGNING_RULE, SIGNING_RULE
    office = tree.plain(cells[0].content)
    marks: list[Mark] = []
    for cell, title in zip(cells, head, strict=False):
        inside = cell.room.element
        words = room.furniture.named(title, office)
        held = None if cell.content else field("tv", words, inside)
        marks += [] if held is None else [Presence(inside)]
        color, place = room.color("muted"), (cell.room.x, line[0], cell.room.width)
        if held is None:
            marks.append(Fill(*place, line[1], color))
        else:
            marks.append(Blank(*place, line[1], line[0] - dress.padding, color, held))
    return [first._replace(marks=(*first.marks, *marks)), *others]


def choices(words: Sequence[str], question: str, room: Room) -> list[Box]:
    """Set what a reader can tick: an empty square and its label, side by side.

    Screen readers read `question` before each.
    """
    holder = Element("L", room.element)
    rows: list[list[tuple[float, Box]]] = []
    x = 0.0
    for choice in words:
        width, box = _choice(choice, question, room.within(holder))
        if not rows or x + width > room.width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, box))
        x += width + room.space("wide")
    return [
        Box(
            max(box.height for _, box in row),
            tuple(Group(x, 0.0, box.marks) for x, box in row),
            before=room.space("tight"),
        )
        for row in rows
    ]


def _choice(words: str, question: str, room: Room) -> tuple[float, Box]:
    """Return a choice and its width."""
    body = Element("LBody", Element("LI", room.element))
    ticked = field("cb", room.furniture.named(words, question), body)
    style = room.style("choice")
    inner = room.inset(TICK_BOX + room.space("small"))
    run = inner.run(style, ticked).saying(words)
    width = max((line.width for line in lines((run,), inner.width)), default=0.0)
    label = text((run,), style, inner)
    top = (height(style) - TICK_BOX) / 2
    square = TickBox(room.x, top, TICK_BOX, room.color("ink"), ticked)
    tall = max(extent(label), height(style))
    return inner.x - room.x + width, Box(tall, (square, stacked(label)))
