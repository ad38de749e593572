"""A data table to a Word table: header row, widths that fit, a caption."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import TypeAlias

from lxml.etree import _Element as Element

from briefgen import tree
from briefgen.tree import Alignment, Inlines
from briefgen.value_classes import dataclass
from briefgen.writers.columns import widths
from briefgen.writers.docx.parts.markup import (
    add,
    border,
    copied,
    paragraph,
    twips,
    w,
)
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.bookmarks import referred
from briefgen.writers.docx.text.captions import caption
from briefgen.writers.docx.text.columns import thin
from briefgen.writers.docx.text.inlines import runs

KEPT = 256  # widths of cells that are kept
SLACK = 1.0  # points; programs differ in how they round widths
SHORT = 12  # rows that stand on one page together
MARK = 24  # eighths of a point: a colour before a cell
SIGNING_RULE = 6  # eighths of a point, of a colour that is read as text is

Contents: TypeAlias = list[tuple[Inlines, ...]]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's name, column widths, and least height of rows to sign in, in points.

    With `total`, its last row holds the totals; `description` is read beside the name.
    """

    title: str
    widths: tuple[float, ...]
    height: float = 0.0
    total: bool = False
    description: str = ""


def data_table(block: tree.Table, story: Story) -> Iterator[Element]:
    """Write a table, with its caption above if it has one."""
    contents = _squared(block)
    if not contents[0]:
        return
    if block.caption and not story.look.design.numbering.tables:
        words = referred(runs(block.caption, story), block.name, story)
        yield paragraph("Caption", words, *story.box())
    elif block.caption:
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
            paragraph(
                "TableFigure"
                if block.figures and style == "TableText" and not number
                else style,
                runs(words, cell),
                *_aligned(block.columns, number),
            )
            for number, words in enumerate(content)
        ]
        for style, content in zip(styles, contents, strict=True)
    ]
    title, heads = tree.plain(block.caption), ", ".join(map(tree.plain, block.head))
    sizes = tuple(_widths(block, contents, story))
    detail = heads if title else ""
    grid = Grid(title or heads, sizes, total=block.total, description=detail)
    node = table(rows, grid, story)
    _dress(node, block)
    yield node
    yield spacer(story)


def table(rows: list[list[Element]], grid: Grid, story: Story) -> Element:
    """Make a table of paragraphs, row by row; the first row is its header."""
    columns = (w("gridCol", w=twips(width)) for width in grid.widths)
    node = w("tbl", _properties(grid, story), w("tblGrid", *columns))
    for number, row in enumerate(rows):
        if len(rows) <= SHORT and number < len(rows) - 1:
            for cell in row:
                add(cell, w("keepNext"))
        node.append(_row(row, grid, header=number == 0))
    return node


def _row(row: list[Element], grid: Grid, *, header: bool) -> Element:
    tall = w("trHeight", val=twips(grid.height), hRule="atLeast")
    kind = w("tblHeader") if header else tall if grid.height else None
    node = w("tr", w("trPr", w("cantSplit"), kind))
    for width, content in zip(grid.widths, row, strict=True):
        cell = copied(_cell(twips(width)))
        cell.append(content)
        node.append(cell)
    return node


def _dress(node: Element, block: tree.Table) -> None:
    """Draw the colours before last cells, and set cells beside figures on their middle."""
    rows = node.findall(w("tr").tag)[1:]
    for row, mark in zip(rows, block.all_marks, strict=True):
        cells = row.findall(w("tc").tag)
        if mark:
            cells[-1][0].append(w("tcBorders", border("left", MARK, mark)))
        for each in cells if block.figures else ():
            each[0].append(w("vAlign", val="center"))


@lru_cache(maxsize=KEPT)
def _cell(width: int) -> Element:
    """Return an empty cell of this width, to copy."""
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")))


def spacer(story: Story, *, keep: bool = False) -> Element:
    """Return the paragraph that separates a table from other blocks."""
    return thin(after=story.look.spaces["medium"], keep=keep)


def _squared(block: tree.Table) -> Contents:
    """Return head and rows, all as long as the longest."""
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
        _lines_to_sign_on(story) if grid.height else None,
        # Where widths are a guess Word may widen a column, lest it breaks a number.
        w("tblLayout", type="fixed" if story.stretch == 1 else "autofit"),
        w(
            "tblLook",
            val="06E0" if grid.total else "06A0",
            firstRow=1,
            lastRow=int(grid.total),
            firstColumn=1,  # no look of its own: it tells which cells are headers
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=grid.title),
        w("tblDescription", val=grid.description) if grid.description else None,
    )


def _lines_to_sign_on(story: Story) -> Element:
    """Draw visible lines in rows; the table's style has only hairlines."""
    ink = story.look.palette.muted
    lines = (border(side, SIGNING_RULE, ink) for side in ("top", "bottom", "insideH"))
    return w("tblBorders", *lines)


def _widths(block: tree.Table, contents: Contents, story: Story) -> list[float]:
    padding = 2 * story.look.spaces["small"] + SLACK
    needs = []
    grow = [not _aligned(block.columns, number) for number in range(len(contents[0]))]
    sure = replace(story, stretch=story.replaced)  # for numbers: none may break
    for number, cells in enumerate(zip(*contents, strict=True)):
        measure = story.measure if grow[number] else sure.measure
        if number == 0 and block.figures:
            text = story.look.text("table-figure")
        else:
            text = story.look.text("table")
        lines = [tree.plain(cell) for cell in cells]
        words = [word for line in lines for word in line.split(" ")]
        widest, longest = (
            max(measure(each, text, bold=True) for each in texts) + padding
            for texts in (lines, words)
        )
        needs.append((widest, longest))
    return widths(needs, grow, story.room)
