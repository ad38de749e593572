"""Labelled rows to a table whose header row is their heading, repeated on each page."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from briefgen.tree import Row, Rows, plain
from briefgen.value_classes import dataclass
from briefgen.writers.columns import label_width
from briefgen.writers.docx.parts.markup import border, paragraph, twips, w
from briefgen.writers.docx.parts.paragraph_borders import BAR, INDENT
from briefgen.writers.docx.parts.story import Story
from briefgen.writers.docx.text.cells import (
    TableFrame,
    cell,
    framed,
    row_of,
    settled,
    within_cell,
)
from briefgen.writers.docx.text.columns import Writer, thin
from briefgen.writers.docx.text.inlines import runs

LONG = 1500  # letters: a longer row may go on on the next page
HAIR = 4  # eighths of a point
CELL_PROPERTIES = w("tcPr").tag


@dataclass(frozen=True, slots=True)
class _Columns:
    """The widths of labels and of what belongs to them, in points, and their ground."""

    widths: tuple[float, float]
    tint: str


def labelled_rows(block: Rows, story: Story, blocks: Writer) -> Iterator[Element]:
    """Write rows between hairlines, or on a tinted ground: a panel."""
    inset = INDENT if block.panel else 0.0
    room = story.room - 2 * inset
    label = _label_width(block, story, room)
    tint = story.look.palette.tint if block.panel else ""
    columns = _Columns((label + inset, story.room - label - inset), tint)
    inside = within_cell(story, room)
    title = settled([*blocks((block.title,), inside)], keep=True)
    rows = [row_of([_across(title, columns)], header=True)]
    for number, row in enumerate(block.rows, 1):
        keep = block.panel and number < len(block.rows)
        rows.append(_row(row, columns, inside, blocks, keep=keep))
    spaces = story.look.spaces
    if block.panel:
        _pad(rows[0], "top", spaces["small"])
        _pad(rows[-1], "bottom", spaces["medium"])
    name, gap = plain(block.title.content), spaces["tight"]
    frame = TableFrame(name, columns.widths, _borders(block, story), inset, gap)
    # as far from what is around as in a PDF
    around = ("tight", "small") if block.panel else ("medium", "medium")
    yield thin(after=spaces[around[0]], keep=True)
    yield framed(rows, frame, story)
    yield thin(after=spaces[around[1]])


def _row(
    row: Row, columns: _Columns, story: Story, blocks: Writer, *, keep: bool
) -> Element:
    named: list[Element] = []
    if row.label:  # written before its words, as its footnotes are numbered
        named = settled([paragraph("RowLabel", runs(row.label, story))], keep=keep)
    written = settled([*blocks(row.blocks, story)], keep=keep)
    letters = sum(len("".join(map(str, each.itertext()))) for each in written)
    whole = letters <= LONG
    if not named:
        return row_of([_across(written, columns)], whole=whole)
    cells = [
        cell(content, width, tint=columns.tint)
        for content, width in zip((named, written), columns.widths, strict=True)
    ]
    return row_of(cells, whole=whole)


def _pad(row: Element, side: str, room: float) -> None:
    """Leave room between the words of a row and the edge of its panel, in points."""
    for properties in row.iter(CELL_PROPERTIES):
        properties.append(w("tcMar", w(side, w=twips(room), type="dxa")))


def _across(content: list[Element], columns: _Columns) -> Element:
    return cell(content, sum(columns.widths), span=2, tint=columns.tint)


def _label_width(block: Rows, story: Story, room: float) -> float:
    text = story.look.text("body")
    lengths = (story.measure(plain(row.label), text, bold=True) for row in block.rows)
    return label_width(max(lengths, default=0.0), room)


def _borders(block: Rows, story: Story) -> tuple[Element, ...]:
    if block.panel:
        return (border("left", int(BAR * 8), story.accent),)
    rule = story.look.palette.rule
    return tuple(border(side, HAIR, rule) for side in ("bottom", "insideH"))
