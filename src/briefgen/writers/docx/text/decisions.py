"""Decisions and the reader's signature to tables: columns to tick, lines to sign on."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen import traversal, tree
from briefgen.measures import shared
from briefgen.writers.columns import (
    COMMENTS_HEIGHT,
    HEAVY,
    SIGNATURE_HEIGHT,
    SIGNATURE_SHARES,
    decision_widths,
)
from briefgen.writers.docx.parts.markup import add, border, paragraph, run, twips, w
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.cells import (
    TableFrame,
    cell,
    framed,
    row_of,
    settled,
    within_cell,
)
from briefgen.writers.docx.text.columns import Writer
from briefgen.writers.docx.text.forms import tick_box, to_fill_in
from briefgen.writers.docx.text.inlines import runs
from briefgen.writers.docx.text.tables import SHORT, spacer

HAIR = 4  # eighths of a point
CENTER = "center"


def decisions(block: tree.Decisions, story: Story, blocks: Writer) -> Iterator[Element]:
    """Write a stem, then a row for each recommendation with a box for each choice."""
    style = story.look.text("meta")
    gap = story.look.spaces["medium"]
    needs = [
        max(story.measure(words, style) for words in column) + gap
        for column in zip(*block.choices, strict=True)
    ]
    widths = tuple(decision_widths(needs, story.room))
    inside = within_cell(story, widths[0])
    stem = list(_stem(block.stem, story))  # before the items, as its footnotes are
    rows = [_head(block.head, widths)]
    chosen = zip(block.items, block.choices, strict=True)
    for number, (item, choices) in enumerate(chosen, 1):
        keep = len(block.items) <= SHORT and number < len(block.items)
        listed = tree.OrderedList((item,), number)
        words = settled([*blocks((listed,), inside)], keep=keep)
        ticks = (
            _tick(choice, item, story, named=bool(block.answers)) for choice in choices
        )
        cells = [cell(words, widths[0])]
        cells += [
            cell(settled(each, keep=keep), width)
            for each, width in zip(ticks, widths[1:], strict=True)
        ]
        rows.append(row_of(cells))
    heavy, palette = int(HEAVY * 8), story.look.palette
    borders = (
        border("top", heavy, palette.ink),
        border("bottom", heavy, palette.ink),
        border("insideH", HAIR, palette.rule),
    )
    frame = TableFrame(", ".join(filter(None, block.head)), widths, borders)
    yield from stem
    yield framed(rows, frame, story)
    yield spacer(story)


def signature(block: tree.Signature, story: Story) -> Iterator[Element]:
    """Write a heavy frame: what is signed and by whom, and lines for all the rest."""
    widths = tuple(shared(SIGNATURE_SHARES, story.room))
    inside = within_cell(story, widths[0])
    named = [paragraph("RowLabel", runs(block.title, inside), w("keepNext"))]
    if block.signer:
        named.append(paragraph("Meta", runs(block.signer, inside), w("keepNext")))
    first, others = block.head[: len(widths) - 1], block.head[len(widths) - 1 :]
    cells = [cell(named, widths[0])]
    cells += [
        cell(_blank(words, SIGNATURE_HEIGHT, story, keep=True), width)
        for words, width in zip(first, widths[1:], strict=False)
    ]
    rows = [row_of(cells, header=True)]
    for words in others:
        blank = _blank(words, COMMENTS_HEIGHT, story, keep=False)
        rows.append(row_of([cell(blank, sum(widths), span=len(widths))]))
    ink = story.look.palette.ink
    sides = ("top", "left", "bottom", "right")
    borders = tuple(border(side, int(HEAVY * 8), ink) for side in sides)
    gap = story.look.spaces["medium"]
    title = tree.plain(block.title)
    yield spacer(story, keep=True)
    yield framed(rows, TableFrame(title, widths, borders, gap, gap), story)
    yield spacer(story)


def _stem(words: tree.Inlines, story: Story) -> Iterator[Element]:
    if words:
        yield paragraph(story.role, runs(words, story), w("keepNext"), *story.box())


def _head(head: tuple[str, ...], widths: tuple[float, ...]) -> Element:
    cells = []
    for number, (words, width) in enumerate(zip(head, widths, strict=True)):
        centered = w("jc", val=CENTER) if number else None
        content = (run(words),) if words else ()
        named = paragraph("Meta", content, w("keepNext"), centered)
        cells.append(cell(settled([named]), width))
    return row_of(cells, header=True)


def _tick(
    choice: str, item: tree.Blocks, story: Story, *, named: bool
) -> list[Element]:
    """Write a box in the middle of its cell, called by the choice and what it is on.

    The choice stands below it if it is `named` there; an empty one has no box.
    """
    centered = w("jc", val=CENTER)
    if not choice:
        return [paragraph("Normal", (), centered)]
    named_box = story.document.furniture.named(choice, traversal.prose(item))
    box = tick_box(named_box, story)
    ticked = paragraph("Normal", (box,), centered)
    if not named:
        return [ticked]
    close = w("spacing", before=0, after=0)
    add(ticked, close)
    return [ticked, paragraph("Meta", (run(choice),), w("jc", val=CENTER))]


def _blank(words: str, height: float, story: Story, *, keep: bool) -> list[Element]:
    """Write a line to write on, with what it is for below."""
    line = border("bottom", HAIR, story.look.palette.ink)
    room = w("spacing", before=twips(height / 2), after=twips(2))
    kept = w("keepNext")
    place = to_fill_in(words, story)
    above = paragraph("Normal", place, w("pBdr", line), room, kept)
    close = w("spacing", after=0), kept if keep else None
    return [above, paragraph("Meta", (run(words),), *close)]
