"""A data table to a Word table: header row, widths that fit, a caption."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.fonts import face
from briefgen.tree import Alignment, Inlines
from briefgen.writers.docx.captions import caption
from briefgen.writers.docx.columns import thin
from briefgen.writers.docx.inlines import runs
from briefgen.writers.docx.markup import add, paragraph, twips, w
from briefgen.writers.docx.story import Story

FINE = 0.01  # points
SLACK = 1.0  # points; programs differ in how they round widths
SHORT = 12  # rows that stand on one page together


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's name, column widths and least height of rows in points.

    With `total` its last row holds the totals.
    """

    title: str
    widths: tuple[float, ...]
    height: float = 0.0
    total: bool = False


def data_table(block: tree.Table, story: Story) -> Iterator[Element]:
    """Write a table, with its caption above where it has one."""
    contents = _squared(block)
    if not contents[0]:
        return
    if block.caption:
        label = story.document.furniture.table
        yield caption((label, "Table"), block.name, block.caption, story)
    else:
        yield spacer(story, keep=True)
    styles = ["TableHead", *("TableText" for _ in contents[1:])]
    if block.total and block.rows:
        styles[-1] = "TableTotal"
    cell = replace(story, role="TableText", around="", indent=0.0, sections=False)
    rows = [
        [
            paragraph(style, runs(words, cell), *_aligned(block.columns, number))
            for number, words in enumerate(content)
        ]
        for style, content in zip(styles, contents, strict=True)
    ]
    title = tree.plain(block.caption) or ", ".join(map(tree.plain, block.head))
    grid = Grid(title, tuple(_widths(contents, story)), total=block.total)
    yield table(rows, grid, story)
    yield spacer(story)


def table(rows: list[list[Element]], grid: Grid, story: Story) -> Element:
    """Make a table of paragraphs, row by row; the first row is its header."""
    columns = (w("gridCol", w=twips(width)) for width in grid.widths)
    made = w("tbl", _properties(grid, story), w("tblGrid", *columns))
    for number, row in enumerate(rows):
        if len(rows) <= SHORT and number < len(rows) - 1:
            for cell in row:
                add(cell, w("keepNext"))
        made.append(_row(row, grid, header=number == 0))
    return made


def _row(row: list[Element], grid: Grid, *, header: bool) -> Element:
    tall = w("trHeight", val=twips(grid.height), hRule="atLeast")
    kind = w("tblHeader") if header else tall if grid.height else None
    cells = (
        w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), content)
        for width, content in zip(grid.widths, row, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), kind), *cells)


def spacer(story: Story, *, keep: bool = False) -> Element:
    """Make the paragraph that keeps a table apart from other blocks."""
    return thin(after=story.look.spaces["medium"], keep=keep)


def _squared(block: tree.Table) -> list[tuple[Inlines, ...]]:
    """Give head and rows, all as long as the longest."""
    contents = (block.head, *block.rows)
    number = max(len(content) for content in contents)
    return [(*content, *[()] * (number - len(content))) for content in contents]


def _aligned(columns: tuple[Alignment, ...], number: int) -> tuple[Element, ...]:
    alignment = columns[number] if number < len(columns) else "left"
    return () if alignment == "left" else (w("jc", val=alignment),)


def _properties(grid: Grid, story: Story) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val="BriefingTable"),
        w("tblW", w=sum(map(twips, grid.widths)), type="dxa"),
        w("tblInd", w=twips(story.inset[0]), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="0660" if grid.total else "0620",
            firstRow=1,
            lastRow=int(grid.total),
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=grid.title),
    )


def _widths(contents: list[tuple[Inlines, ...]], story: Story) -> list[float]:
    size = story.look.text("table").size
    cut = face(story.look.faces.pdf, bold=True)
    padding = 2 * story.look.spaces["small"] + SLACK
    words, lines = [], []
    for cells in zip(*contents, strict=True):
        texts = [tree.plain(cell) for cell in cells]
        pieces = [piece for told in texts for piece in told.split(" ")]
        words.append(max(cut.width(piece, size) for piece in pieces) + padding)
        lines.append(max(cut.width(told, size) for told in texts) + padding)
    return shared(words, lines, story.room)


def shared(words: list[float], lines: list[float], room: float) -> list[float]:
    """Share a width among columns whose longest words and lines are given.

    Where there is room, all grow in proportion; where there is too little, the widest
    columns shrink to one common width, but none below its longest word, if it can be.
    """
    if sum(lines) <= room:
        return [width * room / sum(lines) for width in lines]
    if sum(words) > room:
        words, lines = [0.0] * len(words), words
    low, high = 0.0, room
    while high - low > FINE:
        middle = (low + high) / 2
        if sum(_cut(words, lines, middle)) <= room:
            low = middle
        else:
            high = middle
    return _cut(words, lines, low)


def _cut(words: list[float], lines: list[float], common: float) -> list[float]:
    return [
        min(line, max(common, word)) for word, line in zip(words, lines, strict=True)
    ]
