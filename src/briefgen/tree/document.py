"""A document: its head, its body, what repeats on its pages, its properties."""

import datetime
from dataclasses import field
from typing import Literal

from briefgen.audiences import Audience
from briefgen.errors import Place
from briefgen.formats import USUAL_PDF, PdfStandard
from briefgen.tree.blocks import Blocks, Columns, Picture, Symbol
from briefgen.tree.inlines import Inlines
from briefgen.value_classes import dataclass

MOST_STACKED = 2  # columns; fewer are none
BEFORE_COLON = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"  # in French


@dataclass(frozen=True, slots=True)
class Head:
    """What comes before the body: a short line, the title (level 1), a line below.

    `places` are the lines of the front matter that they are from, in this order.
    `dateline` says when and for what occasion the document appears, above its title.
    """

    kicker: Inlines
    title: Inlines
    subtitle: Inlines
    places: tuple[Place | None, ...] = field(
        default=(None, None, None), compare=False, repr=False
    )
    dateline: Inlines = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """What repeats on pages, and the words that a writer needs.

    `foot` holds lines printed at the foot of the page or after the body, as the page
    design has it; `page` is a pattern such as `Page {page} of {pages}`; empty: no page
    numbers. `figure` and `table` are the caption labels ("Figure", "Tableau"), or
    empty where there is neither; the same within a sentence are `figure_in_text` and
    `table_in_text`. `running_title` repeats
    at the foot of documents of several pages. `logo` stands above the first page. `item`
    is the pattern of a name and what belongs to it.
    """

    organization: str
    marking: str
    running_title: str
    page: str
    figure: str
    table: str
    figure_in_text: str
    table_in_text: str
    foot: Blocks = ()
    logo: Picture | Symbol | None = None
    item: str = "{name}: {words}"

    def named(self, name: str, words: str) -> str:
        """Return a name and what belongs to it, as the language puts them together."""
        question = words.removesuffix(":").rstrip(BEFORE_COLON)
        return self.item.format(name=name, words=question) if question else name


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says about itself; never the clock, never a path of the machine.

    `stamp` is the edition's date at midnight UTC. With `controls`, values of the data
    are in controls that remember where they come from. `kind` and `subject` are names
    for programs; `category` says the kind to people.
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
    category: str = ""


@dataclass(frozen=True, slots=True)
class FileOptions:
    """How a document's files are made, whatever they say.

    `pdf` is what a PDF file follows. Where values stand in controls, what is computed of
    the data is `locked` against typing. With `forms`, places to fill in are fields of a
    PDF file. A `draft` has this word across its pages. Word numbers lines with
    `line_numbers`, and lets others only fill in forms, or comment, if that is what it
    is to `protect`.
    """

    pdf: PdfStandard = USUAL_PDF
    locked: bool = True
    forms: bool = False
    draft: str = ""
    line_numbers: bool = False
    protect: Literal["forms", "comments"] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `layout` names its page design.

    `accent` is the subject's colour as `#rrggbb`; `options` say how files are made.
    """

    layout: str
    accent: str
    properties: Properties
    head: Head
    body: Blocks
    furniture: Furniture
    notes: tuple[Blocks, ...] = ()
    pages: int | None = None
    options: FileOptions = FileOptions()


def beside(foot: Blocks, shares: tuple[int, ...]) -> Blocks:
    """Return the paragraphs of a foot in columns, if they are to have more than one.

    The last column holds all that the others do not; of fewer columns, each keeps the
    share that it has where there are more before it.
    """
    count = min(len(foot), len(shares))
    if count < MOST_STACKED:
        return foot
    parts = (*((block,) for block in foot[: count - 1]), foot[count - 1 :])
    return (Columns(parts, tuple(map(float, shares[-count:]))),)
