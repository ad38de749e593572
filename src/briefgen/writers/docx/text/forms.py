"""A note's decision, sign-off and record to paragraphs, controls and a table."""

from collections.abc import Iterator
from functools import lru_cache

from lxml.etree import _Element as Element

from briefgen.measures import shared
from briefgen.tree import Detail, Inlines, plain
from briefgen.writers.columns import SIGNER, SIGNING_HEIGHT, WIDEST_LABEL
from briefgen.writers.docx.parts.markup import (
    W,
    add,
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
from briefgen.writers.docx.text.inlines import RunFormat, runs
from briefgen.writers.docx.text.tables import Grid, spacer, table

KEPT = 64  # labels whose boxes are kept
EMPTY, TICKED = "2610", "2612"  # their characters, in hexadecimal
LONGEST = 64  # characters of a control's title
BOX_WIDTH = 1.3  # of the type's size: a box and the space behind it


def details(rows: tuple[Detail, ...], story: Story) -> Iterator[Element]:
    """Write a record: on each line a label and, after a tab, its value.

    It is no table, since a record has no header row.
    """
    left, label = _label_width(rows, story), RunFormat(style="DetailLabel")
    space, text = twips(story.look.spaces["small"]), story.look.text("detail")
    for number, row in enumerate(rows, 1):
        fits = story.measure(plain(row.label), text) <= left
        joint = (
            tab() if fits else w("r", w("br"))
        )  # where the value begins all the same
        content = (*runs(row.label, story, label), joint, *runs(row.value, story))
        box = boxed("Detail", story.look, story.accent, left, left)
        line = paragraph("Detail", content, *box)
        if number == 1:
            add(line, w("spacing", before=space))
        if number == len(rows):
            add(line, w("spacing", after=space))
        yield line


def choices(labels: tuple[str, ...], story: Story) -> Iterator[Element]:
    """Write the choices of a decision on a line, each after a box to tick."""
    if not labels:
        return
    content: list[Element] = []
    for number, label in enumerate(labels):
        if number:
            content.append(tab())
        content += (tick_box(label, story), run(f"\u00a0{label}"))
    stops = list(_stops(labels, story))
    yield paragraph("Choice", content, w("tabs", *stops) if stops else None)


def sign_off(
    head: tuple[str, ...], offices: tuple[Inlines, ...], story: Story
) -> Iterator[Element]:
    """Write the table that offices sign: their names, and cells to fill in."""
    if not head:
        return
    rows = [[paragraph("TableHead", (run(words),)) for words in head]]
    for office in offices:
        empty = [paragraph("TableText") for _ in head[1:]]
        rows.append([paragraph("TableText", runs(office, story)), *empty])
    widths = tuple(shared([SIGNER, *(1.0 for _ in head[1:])], story.room))
    yield spacer(story, keep=True)
    yield table(rows, Grid(", ".join(head), widths, SIGNING_HEIGHT), story)
    yield spacer(story)


def tick_box(label: str, story: Story) -> Element:
    """Make a box to tick, which Word calls by this label."""
    node = copied(_blank_box(label))
    node[0][1].set(f"{{{W}}}val", str(story.ledger.next("control")))
    return node


def _label_width(rows: tuple[Detail, ...], story: Story) -> float:
    text = story.look.text("detail")
    widest = max((story.measure(plain(row.label), text) for row in rows), default=0.0)
    return min(widest + story.look.spaces["large"], story.room * WIDEST_LABEL)


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


def _stops(labels: tuple[str, ...], story: Story) -> Iterator[Element]:
    """Set a tab stop after each choice of a line but the last, as wide as the words."""
    text = story.look.text("choice")
    place = box_of("Choice", story.look, story.accent).left
    gap = text.size * BOX_WIDTH + story.look.spaces["wide"]
    for label in labels[:-1]:
        place += story.measure(label, text) + gap
        if place > story.width:
            return
        yield w("tab", val="left", pos=twips(place))
