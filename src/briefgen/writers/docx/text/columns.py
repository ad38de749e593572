"""Blocks side by side to columns of a section, read one after the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.measures import beside_one_another, column_widths
from briefgen.style import TextStyle
from briefgen.writers.columns import (
    BALANCED,
    LETTER,
    SMALLEST_FIGURE,
    in_rows,
    key_widths,
    rows_of,
    share,
    widest_apart,
)
from briefgen.writers.docx.parts.markup import (
    PARAGRAPH,
    WP,
    W,
    add,
    paragraph,
    twips,
    w,
)
from briefgen.writers.docx.parts.paragraph_borders import HAIR, Rule, bordered
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
from briefgen.writers.docx.text.inlines import RunFormat, runs
from briefgen.writers.docx.text.titled_columns import on_a_page, titled

CLOSER = 6.0  # points that a row stands closer than in PDF: thin lines take room, too
LONG = 0.5  # of a page: a row that is higher may go on on the next one
FOOT = "Foot"  # the style around what stands at the foot of a page
CONTROL, EXTENT = f"{{{W}}}sdt", f"{{{WP}}}extent"
EMU = 12700  # in a point
Writer: TypeAlias = Callable[[tree.Blocks, Story], Iterator[Element]]


def columns(block: tree.Columns, story: Story, blocks: Writer) -> Iterator[Element]:
    """Write columns side by side; below one another if a section is not possible.

    Titled text is in a row, which no page divides unless it is long: in columns of a
    section it would run on beside what belongs to another title.
    """
    gap, alike = story.look.gutter, in_rows(block.columns, story.look, story.width)
    rows = [block.columns] if block.widths else alike
    count = max(map(len, rows), default=0)
    widths = column_widths(story.width, count, block.widths, gap)
    if story.sections and count > 1 and beside_one_another(widths):
        narrow = [replace(story, width=width, sections=False) for width in widths]
        whole = story.body and story.around != FOOT and titled(block.columns)
        whole = whole and on_a_page(block.columns, min(widths), story)
        for row in rows if whole else ():
            yield from _whole_row(row, widths, story, blocks)
        for row in () if whole else rows:
            if story.around != FOOT:  # as far below what is before as in a PDF
                yield thin(tall=story.look.spaces["medium"])
                yield thin()  # LibreOffice leaves out the one that ends a section
            written = [
                list(blocks(part, each))
                for part, each in zip(row, narrow, strict=False)
            ]
            for first in (column[0] for column in written if column):
                if first.tag == PARAGRAPH:  # as at the top of a page
                    add(first, w("spacing", before=0))
            # an empty column holds its place: Word would divide the others among all
            written += [list[Element]() for _ in range(count - len(row))]
            yield from _section(written, gap, widths if block.widths else ())
    else:
        for part in block.columns:
            yield from blocks(part, story)


def _whole_row(
    parts: Sequence[tree.Blocks],
    widths: Sequence[float],
    story: Story,
    blocks: Writer,
) -> Iterator[Element]:
    """Write columns as the cells of one row, read one after the other.

    The line above is no part of what stays together: LibreOffice would take what is
    above it, too, to the next page.
    """
    gap, last = story.look.gutter, len(widths) - 1
    sizes = [width + (gap if at < last else 0.0) for at, width in enumerate(widths)]
    cells = []
    whole = True
    for at, width in enumerate(widths):
        content = parts[at] if at < len(parts) else ()
        written = settled([*blocks(content, within_cell(story, width))])
        if written and written[-1].tag != PARAGRAPH:
            written.append(thin())
        whole = whole and _height(written, width, story) <= story.look.page.body * LONG
        cells.append(cell(written, sizes[at], gap=gap if at < last else 0.0))
    frame = TableFrame(
        named(block for part in parts for block in part), tuple(sizes), (), around=0.0
    )
    yield thin(after=max(story.look.spaces["medium"] - CLOSER, 0.0))
    yield framed([row_of(cells, header=True, whole=whole)], frame, story)
    yield thin(after=story.look.spaces["small"])


def _height(written: Sequence[Element], width: float, story: Story) -> float:
    """Return about how high written blocks are, with their pictures, in points."""
    text = story.look.text("body")
    words = ("".join(map(str, each.itertext())) for each in written)
    lines = sum(ceil(len(each) * text.size * LETTER / width) or 1 for each in words)
    shown = (int(each.get("cy", "0")) for part in written for each in part.iter(EXTENT))
    return lines * text.size * text.leading + sum(shown) / EMU


def key_figures(figures: tuple[tree.KeyFigure, ...], story: Story) -> Iterator[Element]:
    """Write key figures side by side, each under a rule, in as few rows as possible.

    In a column each is on its own, since Word knows no columns in others.
    """
    gap = story.look.gutter
    if story.aside:
        for figure in figures:
            yield from _fact(figure, story)
        return
    if not story.sections:
        for figure in figures:
            yield from _key_row((figure,), story, gap)
        return
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
    yield from _closed(written)
    yield w("sectPr", w("cols", num=number, space=twips(gap), equalWidth=1))
    yield thin()


def thin(
    *content: Element,
    before: float = 0.0,
    after: float = 0.0,
    tall: float = 1.0,
    keep: bool = False,
) -> Element:
    """Return a paragraph without words that takes almost no room, and leaves some.

    Where a section ends below it, only how `tall` it is leaves room in every program.
    With `keep`, it stays on the page of what follows. Lengths are points.
    """
    space = {"before": twips(before), "after": twips(after)}
    spacing = w("spacing", **space, line=twips(tall), lineRule="exact")
    kept = w("keepNext") if keep else None
    return paragraph("Normal", content, spacing, kept)


def _fact(figure: tree.KeyFigure, story: Story) -> Iterator[Element]:
    """Write a key figure of a sidebar below a hairline."""
    value = paragraph("KeyFigure", runs(figure.value, story), *story.box())
    hairline = Rule("top", story.look.palette.rule, HAIR, story.look.spaces["tight"])
    bordered(value, hairline)
    add(value, w("spacing", before=0, after=0))
    yield value
    yield paragraph("KeyLabel", runs(figure.label, story), *story.box())


def _key_row(
    figures: Sequence[tree.KeyFigure], story: Story, gap: float
) -> Iterator[Element]:
    text = story.look.text("key-figure")
    lengths = [story.measure(tree.plain(figure.value), text) for figure in figures]
    small = story.look.text("key-label")
    labels = [story.measure(tree.plain(figure.label), small) for figure in figures]
    widths = key_widths(lengths, labels, story.width, gap)
    pairs = zip(widths, lengths, strict=True)
    fitting = text.size * min(
        (wide / long for wide, long in pairs if long > wide), default=1.0
    )
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
    if len(figures) > 1:
        alike = max(widths) - min(widths) < BALANCED
        yield from _section(written, gap, () if alike else widths)
    else:
        yield from written[0]


def _section(
    parts: list[list[Element]], gap: float, widths: Sequence[float] = ()
) -> Iterator[Element]:
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
    yield from _closed(parts[-1])
    if widths:
        yield w("sectPr", _unequal(widths, gap))
    else:
        yield w("sectPr", w("cols", num=len(parts), space=twips(gap), equalWidth=1))


def _unequal(widths: Sequence[float], gap: float) -> Element:
    """Return columns of these widths; the last has no space after it."""
    spaces = [gap] * (len(widths) - 1) + [0.0]
    return w(
        "cols",
        *(
            w("col", w=twips(width), space=twips(space))
            for width, space in zip(widths, spaces, strict=True)
        ),
        num=len(widths),
        equalWidth=0,
    )


def _closed(written: Sequence[Element]) -> Iterator[Element]:
    """Close what is written in the last column of a section.

    LibreOffice takes a content control in the last paragraph of a section out of it.
    """
    if written and written[-1].find(CONTROL) is not None:
        yield thin()


def _size(fitting: float, text: TextStyle) -> int:
    """Return half points in which each value fits on a line; 0 for the style's."""
    if fitting >= text.size:
        return 0
    return int(max(fitting, min(SMALLEST_FIGURE, text.size)) * 2)
