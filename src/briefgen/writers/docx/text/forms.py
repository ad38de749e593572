"""A note's decision, sign-off and record to paragraphs, controls and a table."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from math import ceil

from lxml.etree import _Element as Element

from briefgen.tree import Detail, Inlines, plain
from briefgen.writers.columns import (
    LETTER,
    MOST_HELD,
    SHORT_RECORD,
    SIGNING_HEIGHT,
    SMALLEST_GAP,
    alike,
    record_width,
    signing_widths,
)
from briefgen.writers.docx.parts.markup import (
    W,
    add,
    border,
    copied,
    element,
    paragraph,
    run,
    tab,
    twips,
    w,
)
from briefgen.writers.docx.parts.paragraph_borders import box_of, boxed
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.parts.theme import BOX_FACE
from briefgen.writers.docx.text.cells import (
    TableFrame,
    cell,
    framed,
    row_of,
    within_cell,
)
from briefgen.writers.docx.text.columns import thin
from briefgen.writers.docx.text.inlines import RunFormat, runs
from briefgen.writers.docx.text.tables import Grid, spacer, table

HAIR = 4  # eighths of a point
KEPT = 64  # labels whose boxes are kept
EMPTY, TICKED = "2610", "2612"  # their characters, in hexadecimal
LONGEST = 64  # characters of a control's title
ROOM = "\u2003" * 3  # to click in
BOX_WIDTH = 1.3  # of the type's size: a box and the space behind it


def details(rows: tuple[Detail, ...], story: Story) -> Iterator[Element]:
    """Write a record: on each line a label and, after a tab, its value.

    It is no table, since a record has no header row; but where a label needs two lines,
    only a table sets its value beside the first. A word that is longer than its line
    begins beside its label in a table alone, too: after a tab it begins another line.
    Rows stay together as in a PDF; in a cell they do so with the whole row.
    """
    left, label = _label_width(rows, story), RunFormat(style="DetailLabel")
    space, text = twips(story.look.spaces["small"]), story.look.text("detail")
    widest = max((story.measure(plain(row.label), text) for row in rows), default=0.0)
    words = (word for row in rows for word in plain(row.value).split(" "))
    longest = max((story.measure(word, text) for word in words), default=0.0)
    if widest > left - SMALLEST_GAP or longest > story.room - left:
        yield from _record(rows, left, story)
        return
    held = _held(rows, story.room - left, story) if story.sections else range(0)
    for number, row in enumerate(rows, 1):
        content = (*runs(row.label, story, label), tab(), *runs(row.value, story))
        box = boxed("Detail", story.look, story.accent, left, left)
        line = paragraph("Detail", content, *box)
        if number in held:
            add(line, w("keepNext"))
        if number == 1:
            add(line, w("spacing", before=space))
        if number == len(rows):
            add(line, w("spacing", after=space))
        yield line


def _held(rows: tuple[Detail, ...], width: float, story: Story) -> Collection[int]:
    """Return the numbers of the rows that stay on the page of the next."""
    text, last = story.look.text("detail"), len(rows)
    words = (plain(row.value) for row in rows)
    lines = sum(ceil(len(each) * text.size * LETTER / width) or 1 for each in words)
    padding = 2 * story.look.spaces["tight"] * last
    tall = lines * text.size * text.leading + padding
    if tall < story.look.page.body * SHORT_RECORD:
        return range(last)
    return {*range(1, MOST_HELD + 1), *range(last - MOST_HELD, last)}


def _record(rows: tuple[Detail, ...], left: float, story: Story) -> Iterator[Element]:
    """Write a record as a table, of which the first column is the header."""
    widths = left, story.room - left
    label, value = (within_cell(story, width) for width in widths)
    look = RunFormat(style="DetailLabel")
    written = []
    for number, row in enumerate(rows, 1):
        keep = number < len(rows)
        named = _unruled(runs(row.label, label, look), keep=keep)
        worded = _unruled(runs(row.value, value), keep=keep)
        cells = [cell([named], left, gap=SMALLEST_GAP), cell([worded], widths[1])]
        written.append(row_of(cells))
    rule = story.look.palette.rule
    borders = tuple(border(side, HAIR, rule) for side in ("top", "insideH"))
    frame = TableFrame("; ".join(plain(row.label) for row in rows), widths, borders)
    yield thin(after=story.look.spaces["tight"], keep=True)
    yield framed(written, frame, story)
    yield thin(after=story.look.spaces["small"])


def _unruled(content: Iterable[Element], *, keep: bool) -> Element:
    """Write a paragraph of a record without the line above: its cell has one."""
    none = w("pBdr", w("top", val="nil"), w("between", val="nil"))
    bare = w("spacing", before=0, after=0), w("ind", left=0, hanging=0)
    return paragraph("Detail", content, none, *bare, w("keepNext") if keep else None)


def choices(labels: tuple[str, ...], question: str, story: Story) -> Iterator[Element]:
    """Write the choices of a decision, each after a box to tick, as many as fit on a line.

    Word calls a box by its choice and the `question`.
    """
    for line in _lines(labels, story):
        content: list[Element] = []
        for number, (label, _) in enumerate(line):
            if number:
                content.append(tab())
            box = tick_box(story.document.furniture.named(label, question), story)
            content += (box, run(f"\u00a0{label}"))
        stops = [w("tab", val="left", pos=twips(place)) for _, place in line[1:]]
        yield paragraph("Choice", content, w("tabs", *stops) if stops else None)


def sign_off(
    head: tuple[str, ...], offices: tuple[Inlines, ...], story: Story
) -> Iterator[Element]:
    """Write the table that offices sign: their names, and cells to fill in."""
    if not head:
        return
    rows = [[paragraph("TableHead", (run(words),)) for words in head]]
    for office in offices:
        name = plain(office)
        empty = [
            paragraph("TableText", to_fill_in(f"{words}: {name}", story))
            for words in head[1:]
        ]
        rows.append([paragraph("TableText", runs(office, story)), *empty])
    widths = tuple(signing_widths(len(head), story.room))
    yield thin(after=story.look.spaces["tight"], keep=True)
    yield table(rows, Grid(", ".join(head), widths, SIGNING_HEIGHT), story)
    yield spacer(story)


def tick_box(label: str, story: Story) -> Element:
    """Make a box to tick, which Word calls by this label."""
    node = copied(_blank_box(label))
    node[0][1].set(f"{{{W}}}val", str(story.ledger.next("control")))
    return node


def to_fill_in(title: str, story: Story) -> Iterator[Element]:
    """Yield a place to write in, where nothing else of a file can be changed."""
    if story.filled_in:
        number = story.ledger.next("control")
        named = w("alias", val=title[:LONGEST]), w("id", val=number), w("text")
        yield w("sdt", w("sdtPr", *named), w("sdtContent", run(ROOM)))


def _label_width(rows: tuple[Detail, ...], story: Story) -> float:
    text = story.look.text("detail")
    whole = alike(story.room, story.look) and story.ledger.labels
    labels = map(plain, whole or [row.label for row in rows])
    sizes = [
        (
            story.measure(words, text),
            max(story.measure(word, text) for word in words.split(" ")),
        )
        for words in labels
    ]
    return record_width(sizes, story.look.spaces["large"], story.room)


@lru_cache(maxsize=KEPT)
def _blank_box(label: str) -> Element:
    """Return a box whose number is still to be set, to copy."""
    box = element(
        "w14:checkbox",
        element("w14:checked", {"w14:val": 0}),
        element("w14:checkedState", {"w14:val": TICKED, "w14:font": BOX_FACE}),
        element("w14:uncheckedState", {"w14:val": EMPTY, "w14:font": BOX_FACE}),
    )
    fonts = w("rFonts", ascii=BOX_FACE, hAnsi=BOX_FACE, eastAsia=BOX_FACE)
    fonts.set(f"{{{W}}}hint", "eastAsia")
    named = w("alias", val=label[:LONGEST])
    return w(
        "sdt",
        w("sdtPr", named, w("id"), box),
        w("sdtContent", run(chr(int(EMPTY, 16)), fonts)),
    )


def _lines(labels: tuple[str, ...], story: Story) -> Iterator[list[tuple[str, float]]]:
    """Yield the choices of each line with their places from the left, in points."""
    text = story.look.text("choice")
    left = box_of("Choice", story.look, story.accent).left
    gap = text.size * BOX_WIDTH + story.look.spaces["wide"]
    line: list[tuple[str, float]] = []
    place = left
    for label in labels:
        end = place + story.measure(label, text) + gap
        if line and end - story.look.spaces["wide"] > story.width:
            yield line
            line, end = [], left + end - place
            place = left
        line.append((label, place))
        place = end
    if line:
        yield line
