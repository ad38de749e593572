"""The semantic document: blocks and inlines, between templates and writers.

Templates and data are read to this tree; every format is written from it, and no writer
asks what a funding amount is. All nodes are frozen values.
"""

import datetime
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from briefgen.audiences import Audience
from briefgen.drawing import ChartData, Drawing
from briefgen.errors import Place

Inlines: TypeAlias = "tuple[Inline, ...]"
Blocks: TypeAlias = "tuple[Block, ...]"
Alignment: TypeAlias = Literal["left", "center", "right"]

# ---- inlines -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the template, or of the wording."""

    text: str


@dataclass(frozen=True, slots=True)
class ValueText:
    """Words that come from data: printed text with its path and place.

    `path` is None for a derived value (a total, a share, a finding), and if a file may
    not reveal it. `origin` is the traced value that was printed, for `briefgen why`; no
    page depends on it.
    """

    text: str
    path: str | None = None
    place: Place | None = None
    origin: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance: bold."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress: italic."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """A code span, in the font of the body."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to https, http or mailto.

    `sources` are the values in its address, for `briefgen why`.
    """

    content: Inlines
    url: str
    sources: tuple[ValueText, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LanguageSpan:
    """A passage in another language than the document's."""

    content: Inlines
    language: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of the footnote with this number (from 1) in `Document.notes`."""

    number: int


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A cross-reference to the heading, table or figure of the body called `name`.

    `content` is what the author wrote or, if the target is `cited`, its label and
    number, or a heading's words.
    """

    content: Inlines
    name: str
    cited: bool = False


Inline: TypeAlias = (
    Text
    | ValueText
    | Strong
    | Emphasis
    | Code
    | Link
    | LanguageSpan
    | LineBreak
    | NoteReference
    | CrossReference
)

# ---- blocks --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body; the document's title is level 1 and is in `Head`.

    References lead to its `name`, if it has one.
    """

    level: int
    content: Inlines
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` names its text style."""

    content: Inlines
    role: Literal["body", "lead", "meta"] = "body"


@dataclass(frozen=True, slots=True)
class BulletList:
    """An unordered list; each item is blocks."""

    items: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class OrderedList:
    """A numbered list that starts at `start`."""

    items: tuple[Blocks, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Table:
    """A data table.

    `head` is the header row, and each of `rows` has as many cells as `columns`, the
    alignment of each column. The first cell of a row is its header. With `total`, the
    last row holds the totals. References lead to its `name`, if it has one.
    """

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    columns: tuple[Alignment, ...]
    caption: Inlines = ()
    total: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its finding, its drawing, and its words for readers who do not see it.

    `name` is the chart's, to which references lead; `finding` is printed as its title;
    `alternative` has about 140 characters; `description` has the whole chart in words;
    `data` holds its numbers, as printed; `plot` holds them exactly, for a kind that
    Word can draw; `labels` are the words in the drawing: of each row its name and the
    words beside it; `scale` is the rest of them.
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


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the workspace, such as a logo, and what it shows in words.

    `name` is its path under `templates/`; `width` and `height` are points. `data` is a
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
class KeyFigure:
    """One figure in large type, and what it counts."""

    value: Inlines
    label: Inlines


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of key figures."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; read one column after the other."""

    columns: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Callout:
    """Blocks set apart from the running text."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Detail:
    """A label and its value in the record at the head of a note."""

    label: Inlines
    value: Inlines


@dataclass(frozen=True, slots=True)
class Details:
    """The record of a note: tracking number, date, and the like; a two-column table."""

    rows: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A recommendation and the choices that the reader ticks."""

    blocks: Blocks
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs: `head` names the columns, each office gets a row to fill in."""

    head: tuple[str, ...]
    offices: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading's words in the table of contents, and its page if that is known.

    `level` is the heading's as it is printed; `heading` its number among the headings
    of the body, from 1, in reading order. `content` has no links and no notes.
    """

    level: int
    content: Inlines
    heading: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: the headings that follow, down to the level `depth`."""

    title: Inlines
    entries: tuple[ContentsEntry, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Annex:
    """Blocks that begin on a new page and do not count towards the promised pages."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Optional:
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
    | KeyFigures
    | Columns
    | Callout
    | Details
    | Decision
    | SignOff
    | Contents
    | Annex
    | Optional
)

# ---- the document --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the body: a short line, the title (level 1), a line below."""

    kicker: Inlines
    title: Inlines
    subtitle: Inlines


@dataclass(frozen=True, slots=True)
class Furniture:
    """What repeats on pages, and the words that a writer needs.

    `foot` holds lines printed at the foot of the page or after the body, as the page
    design has it; `page` is a pattern such as `Page {page} of {pages}`; empty: no page
    numbers. `figure` and `table` are the caption labels ("Figure", "Tableau"); the same
    within a sentence are `figure_in_text` and `table_in_text`. `running_title` repeats
    at the foot of documents of several pages.
    """

    organization: str
    marking: str
    running_title: str
    page: str
    figure: str
    table: str
    figure_in_text: str
    table_in_text: str
    notes: str
    foot: Blocks = ()


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself; never the clock, never a path of the machine.

    `stamp` is the edition's date at midnight UTC. With `controls`, values of the data
    are in controls that remember where they come from.
    """

    title: str
    language: str
    organization: str
    kind: str
    subject: str
    keywords: tuple[str, ...]
    marking: str
    audience: Audience
    edition: str
    stamp: datetime.datetime
    controls: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `layout` names its page design.

    `accent` is the subject's colour as `#rrggbb`.
    """

    layout: str
    accent: str
    properties: Properties
    head: Head
    body: Blocks
    furniture: Furniture
    notes: tuple[Blocks, ...] = ()
    pages: int | None = None


def told(figure: Figure | Picture) -> str:
    """Return everything that a figure says to readers who do not see it."""
    if isinstance(figure, Picture):
        return figure.alternative
    parts = (figure.alternative.rstrip(". "), figure.description)
    return ". ".join(part for part in parts if part) or plain(figure.finding)


def plain(content: Inlines) -> str:
    """Return the words of inlines without their structure."""
    return "".join(_plain(inline) for inline in content)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | ValueText(text) | Code(text):
            return text
        case (
            Strong(content)
            | Emphasis(content)
            | Link(content)
            | LanguageSpan(content)
            | CrossReference(content)
        ):
            return plain(content)
        case LineBreak():
            return " "
        case NoteReference():
            return ""
