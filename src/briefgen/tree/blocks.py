"""Blocks: headings, paragraphs, tables and the like, each with the place of its source."""

from itertools import takewhile
from typing import Literal, TypeAlias

from briefgen.drawing import ChartData, Drawing
from briefgen.tree.inlines import Inlines
from briefgen.tree.plain_blocks import (
    Contents,
    Details,
    Index,
    KeyFigures,
    Signature,
    SignOff,
    Sourced,
)
from briefgen.value_classes import dataclass

Blocks: TypeAlias = "tuple[Block, ...]"
Alignment: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading(Sourced):
    """A heading of the body; the document's title is level 1 and is in `Head`.

    References lead to its `name`, if it has one.
    """

    level: int
    content: Inlines
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Sourced):
    """A paragraph; `role` names its text style."""

    content: Inlines
    role: Literal["body", "lead", "meta"] = "body"


@dataclass(frozen=True, slots=True)
class BulletList(Sourced):
    """An unordered list; each item is blocks."""

    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class OrderedList(Sourced):
    """A numbered list that starts at `start`."""

    items: tuple[Blocks, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote(Sourced):
    """A block quotation."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Table(Sourced):
    """A data table.

    `head` is the header row, and each of `rows` has as many cells as `columns`, the
    alignment of each column. The first cell of a row is its header. With `total`, the
    last row holds the totals. References lead to its `name`, if it has one. The first
    cells of `figures` are set large. `marks` has a colour for each row, `#rrggbb` or
    empty, which stands before its last cell; it is decoration.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    columns: tuple[Alignment, ...]
    caption: Inlines = ()
    total: bool = False
    name: str = ""
    figures: bool = False
    marks: tuple[str, ...] = ()

    @property
    def all_marks(self) -> tuple[str, ...]:
        """The colour of each row, also where none has one."""
        return self.marks or ("",) * len(self.rows)


@dataclass(frozen=True, slots=True)
class Figure(Sourced):
    """A chart: its finding, its drawing, and its words for readers who do not see it.

    `name` is the chart's, to which references lead; `finding` is printed as its title;
    `alternative` has about 140 characters; `description` has the whole chart in words;
    `data` holds its numbers, as printed; `plot` holds them exactly, for a kind that
    Word can draw; `labels` are the words in the drawing: of each row its name and the
    words beside it; `scale` is the rest of them. Below the finding stands the one `unit`
    of the chart, and its `source` last, if it has them. `beside` is what it says to those
    who can walk its labels, if that is not the `alternative`.
    """

    name: str
    finding: Inlines
    drawing: Drawing
    alternative: str
    description: str
    data: Table
    plot: ChartData | None = None
    labels: tuple[Inlines, ...] = ()
    scale: Inlines = ()
    unit: Inlines = ()
    source: Inlines = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Picture(Sourced):
    """A picture of the workspace, such as a logo, and what it shows in words.

    Without an `alternative` it is decoration, which is for a logo beside a name. `name` is its path under `templates/`; `width` and `height` are points. `data` is a
    file with nothing but the picture, in grey or RGB with 8 bits a colour: a JPEG, or a
    PNG that is not interlaced and may have an alpha channel beside RGB.
    """

    name: str
    alternative: str
    data: bytes
    width: float
    height: float
    format: Literal["png", "jpeg"]


@dataclass(frozen=True, slots=True)
class Symbol(Sourced):
    """A small drawing of its own size, such as an icon or a code that a phone reads.

    `alternative` says what it is; without one it is decoration, which no reader misses.
    """

    name: str
    drawing: Drawing
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class ActionBox(Sourced):
    """What the reader is asked to do, and beside it the `code` of the same address."""

    blocks: Blocks
    code: Symbol


@dataclass(frozen=True, slots=True)
class Columns(Sourced):
    """Blocks side by side; read one column after the other.

    `widths` are the shares of the columns in their width, one each; empty if they are
    alike.
    """

    columns: tuple[Blocks, ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Callout(Sourced):
    """Blocks set apart from the running text."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Sidebar(Sourced):
    """Blocks on a ground of their own, such as quick facts beside an introduction.

    Key figures in it stand below one another.
    """

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Section(Sourced):
    """A part of the text with a colour of its own, `#rrggbb`.

    Where the page is wide enough, its heading hangs in the margin of the text, with
    the particulars right below it.
    """

    blocks: Blocks
    accent: str

    @property
    def hanging(self) -> int:
        """How many blocks hang: the heading that it begins with, and particulars."""
        if not (self.blocks and isinstance(self.blocks[0], Heading)):
            return 0
        particulars = (
            isinstance(each, Paragraph) and each.role == "meta"
            for each in self.blocks[1:]
        )
        return 1 + sum(1 for _ in takewhile(bool, particulars))


@dataclass(frozen=True, slots=True)
class Decision(Sourced):
    """A recommendation and the choices that the reader ticks."""

    blocks: Blocks
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What belongs to a label; a row without one has the width of all."""

    label: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Rows(Sourced):
    """Labelled rows below their heading; a page ends between them only.

    Those of a `panel` stand on a tinted ground, as the summary of a note does.
    """

    title: Heading
    rows: tuple[Row, ...]
    panel: bool = False


@dataclass(frozen=True, slots=True)
class Decisions(Sourced):
    """Recommendations below their stem, numbered, each with choices to tick.

    `head` names the column of recommendations, and then each choice. Where items are not
    answered alike, these names are empty, and `answers` has the choices of each item; an
    empty one is none.
    """

    stem: Inlines
    items: tuple[Blocks, ...]
    head: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...] = ()

    @property
    def choices(self) -> tuple[tuple[str, ...], ...]:
        """The choices of each item."""
        return self.answers or (self.head[1:],) * len(self.items)


@dataclass(frozen=True, slots=True)
class Annex(Sourced):
    """Blocks that begin on a new page and do not count towards the promised pages."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Optional(Sourced):
    """Blocks that may be left out to fit the promised pages; lowest priority first."""

    blocks: Blocks
    priority: int = 1


Block: TypeAlias = (
    Heading
    | Paragraph
    | BulletList
    | OrderedList
    | Quote
    | Table
    | Figure
    | Picture
    | Symbol
    | ActionBox
    | KeyFigures
    | Columns
    | Callout
    | Sidebar
    | Section
    | Details
    | Decision
    | SignOff
    | Rows
    | Decisions
    | Signature
    | Contents
    | Index
    | Annex
    | Optional
)
