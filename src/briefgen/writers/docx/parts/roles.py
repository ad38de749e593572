"""The roles of text to the paragraph styles that a user sees in Word."""

from typing import Literal

from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.numbering import BULLETS, NUMBERS


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style: its id, the name that users see, and its role of text.

    It is based on the style `base`. `outline` is a heading's level from 0, `following` the style of the next paragraph,
    `after` a space that replaces the role's, `number` the list that it belongs to
    and `level` the level there, from 0,
    `contents` the level of an entry of the table of contents. A style is `offered` in the
    gallery unless it is set by Word itself or by the page's design.
    """

    style: str
    name: str
    role: str
    outline: int | None = None
    base: str = "Normal"
    following: str = ""
    bold: bool = False
    keep: bool = False
    after: str = ""
    number: int = 0
    level: int = 0
    contents: int = 0
    offered: bool = True
    line: Literal["text", "thin", "picture"] = "text"


BUILT_IN = (
    ParagraphStyle("Normal", "Normal", "body"),
    ParagraphStyle("Heading1", "heading 1", "title", 0, "Normal", keep=True),
    ParagraphStyle("Heading2", "heading 2", "heading-2", 1, "Normal"),
    ParagraphStyle("Heading3", "heading 3", "heading-3", 2, "Normal"),
    ParagraphStyle("Heading4", "heading 4", "heading-4", 3, "Normal"),
    ParagraphStyle("Subtitle", "Subtitle", "subtitle", following="Normal"),
    ParagraphStyle("ListBullet", "List Bullet", "list", number=BULLETS),
    ParagraphStyle(
        "ListBullet2",
        "List Bullet 2",
        "list",
        base="ListBullet",
        number=BULLETS,
        level=1,
    ),
    ParagraphStyle(
        "ListBullet3",
        "List Bullet 3",
        "list",
        base="ListBullet",
        number=BULLETS,
        level=2,
    ),
    ParagraphStyle("ListNumber", "List Number", "list", number=NUMBERS),
    ParagraphStyle("ListContinue", "List Continue", "list"),
    ParagraphStyle("Quote", "Quote", "quote"),
    ParagraphStyle("Caption", "caption", "caption", following="Normal"),
    ParagraphStyle(
        "TOCHeading", "TOC Heading", "heading-2", following="Normal", offered=False
    ),
    ParagraphStyle("TOC2", "toc 2", "body", after="tight", contents=2, offered=False),
    ParagraphStyle("TOC3", "toc 3", "body", after="tight", contents=3, offered=False),
    ParagraphStyle("TOC4", "toc 4", "body", after="tight", contents=4, offered=False),
    ParagraphStyle(
        "TableofFigures",
        "table of figures",
        "body",
        after="tight",
        contents=2,
        offered=False,
    ),
    ParagraphStyle("Index1", "index 1", "body", after="tight", offered=False),
    ParagraphStyle("FootnoteText", "footnote text", "note", offered=False),
    ParagraphStyle("Header", "header", "meta", offered=False),
    ParagraphStyle("Footer", "footer", "foot", offered=False),
)
CUSTOM = (
    ParagraphStyle("Kicker", "Kicker", "kicker", following="Heading1"),
    ParagraphStyle(
        "AccentRule", "Accent Rule", "body", after="medium", line="thin", offered=False
    ),
    ParagraphStyle("Lead", "Lead", "lead", following="Normal"),
    ParagraphStyle("Meta", "Meta", "meta", following="Normal"),
    ParagraphStyle("Finding", "Finding", "finding", following="Normal"),
    ParagraphStyle("ChartUnit", "Chart Unit", "chart-unit", keep=True),
    ParagraphStyle("Figure", "Figure", "body", after="large", line="picture"),
    ParagraphStyle(
        "SourcedFigure",
        "Sourced Figure",
        "body",
        base="Figure",
        after="small",
        keep=True,
        line="picture",
    ),
    ParagraphStyle("ChartSource", "Chart Source", "chart-source", after="large"),
    ParagraphStyle("TableText", "Table Text", "table"),
    ParagraphStyle("TableHead", "Table Head", "table-head", base="TableText"),
    ParagraphStyle("TableTotal", "Table Total", "table", base="TableText", bold=True),
    ParagraphStyle("TableFigure", "Table Figure", "table-figure", base="TableText"),
    ParagraphStyle(
        "KeyFigure", "Key Figure", "key-figure", following="KeyLabel", keep=True
    ),
    ParagraphStyle("KeyLabel", "Key Label", "key-label", after="large"),
    ParagraphStyle("Detail", "Detail", "detail", after="tight"),
    ParagraphStyle("RowLabel", "Row Label", "body", bold=True),
    ParagraphStyle("Decision", "Decision", "decision"),
    ParagraphStyle("Choice", "Choice", "choice"),
    ParagraphStyle("Callout", "Callout", "callout"),
    ParagraphStyle("Foot", "Foot", "foot", offered=False),
)
