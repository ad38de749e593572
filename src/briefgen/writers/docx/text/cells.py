"""Written blocks to cells, rows and a table with borders of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from lxml.etree import _Element as Element

from briefgen import traversal, tree
from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.markup import (
    PARAGRAPH,
    add,
    copied,
    ground,
    paragraph,
    twips,
    w,
)
from briefgen.writers.docx.parts.story import Story

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
NONE = "nil"


@dataclass(frozen=True, slots=True)
class TableFrame:
    """What a table has besides its rows: its name, its borders, its cells' padding.

    `left` and `right` are points between the edges of cells and their words; `around` is
    what is above and below them, or None for a tight space.
    """

    title: str
    widths: tuple[float, ...]
    borders: tuple[Element, ...]
    left: float = 0.0
    right: float = 0.0
    description: str = ""
    around: float | None = None


def named(content: Iterable[tree.Block]) -> str:
    """Return what to call a table of blocks: their headings, or their first words."""
    inside = [*traversal.nested(tuple(content))]
    headed = [each for each in inside if isinstance(each, tree.Heading)]
    worded = [words for each in headed or inside for words in traversal.contents(each)]
    shown = [*filter(None, map(tree.plain, worded))]
    return "; ".join(shown if headed else shown[:1])


def within_cell(story: Story, width: float) -> Story:
    """Enter a cell, where paragraphs are plain and no section can end."""
    return replace(
        story, role="Normal", around="", indent=0.0, sections=False, width=width
    )


def cell(
    content: Sequence[Element],
    width: float,
    *,
    span: int = 1,
    tint: str = "",
    gap: float = 0.0,
) -> Element:
    """Make a cell of written blocks; the last of them is a paragraph, as Word asks.

    At its right it has a `gap` of its own, in points.
    """
    spanned = w("gridSpan", val=span) if span > 1 else None
    shade = ground(tint) if tint else None
    apart = w("tcMar", w("right", w=twips(gap), type="dxa")) if gap else None
    size = w("tcW", w=twips(width), type="dxa")
    properties = w("tcPr", size, spanned, shade, apart)
    written = [*content]
    if not written or written[-1].tag != PARAGRAPH:
        written.append(paragraph("TableText"))
    return w("tc", properties, *written)


def settled(content: Sequence[Element], *, keep: bool = False) -> list[Element]:
    """Drop the spaces around the content of a cell; `keep` it with the next row."""
    written = [*content]
    for at, side in ((0, "before"), (-1, "after")):
        if written and written[at].tag == PARAGRAPH:
            add(written[at], w("spacing", **{side: 0}))
    for child in written if keep else ():
        if child.tag == PARAGRAPH:
            add(child, w("keepNext"))
    return written


def row_of(
    cells: Sequence[Element], *, header: bool = False, whole: bool = True
) -> Element:
    """Make a row of cells, which no page divides if it is `whole`."""
    undivided = w("cantSplit") if whole else None
    repeated = w("tblHeader") if header else None
    return w("tr", w("trPr", undivided, repeated), *cells)


def framed(rows: Sequence[Element], frame: TableFrame, story: Story) -> Element:
    """Make a table of rows, the first of which is its header."""
    sides = {each.tag.rpartition("}")[2]: each for each in frame.borders}
    borders = (
        copied(sides[side]) if side in sides else w(side, val=NONE) for side in SIDES
    )
    tight = story.look.spaces["tight"]
    space = twips(tight if frame.around is None else frame.around)
    padding = {
        "top": space,
        "left": twips(frame.left),
        "bottom": space,
        "right": twips(frame.right),
    }
    properties = w(
        "tblPr",
        w("tblStyle", val="BriefingTable"),
        w("tblW", w=sum(map(twips, frame.widths)), type="dxa"),
        w("tblInd", w=twips(story.inset[0]), type="dxa"),
        w("tblBorders", *borders),
        w("tblLayout", type="fixed"),
        w(
            "tblCellMar",
            *(w(side, w=size, type="dxa") for side, size in padding.items()),
        ),
        w(
            "tblLook",
            val="0680",
            firstRow=0,  # its look is that of its paragraphs
            lastRow=0,
            firstColumn=1,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
        w("tblCaption", val=frame.title),
        w("tblDescription", val=frame.description) if frame.description else None,
    )
    columns = (w("gridCol", w=twips(width)) for width in frame.widths)
    return w("tbl", properties, w("tblGrid", *columns), *rows)
