"""The roles of text to the paragraph styles that a user sees in Word."""

from dataclasses import dataclass
from typing import Literal

from briefgen.writers.docx.parts.numbering import BULLETS, NUMBERS


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph style: its id, the name that users see, and its role of text.

    `outline` is a heading's level from 0, `following` the style of the next paragraph,
    `after` a space that replaces the role's, `number` the list that it belongs to,
    `contents` the level of an entry of the table of contents. A style is `offered` in the
    gallery unless it is set by Word itself or by the page's design.
    """

    style: str
    name: str
    role: str
    outline: int | None = None
    following: str = ""
    custom: bool = True
    bold: bool = False
    keep: bool = False
    after: str = ""
    number: int = 0
    contents: int = 0
    offered: bool = True
    line: Literal["text", "thin", "picture"] = "text"


BUILT_IN = (
    Row("Normal", "Normal", "body", custom=False),
    Row("Heading1", "heading 1", "title", 0, "Normal", custom=False, keep=True),
    Row("Heading2", "heading 2", "heading-2", 1, "Normal", custom=False),
    Row("Heading3", "heading 3", "heading-3", 2, "Normal", custom=False),
    Row("Heading4", "heading 4", "heading-4", 3, "Normal", custom=False),
    Row("Subtitle", "Subtitle", "subtitle", following="Normal", custom=False),
    Row("ListBullet", "List Bullet", "list", number=BULLETS, custom=False),
    Row("ListNumber", "List Number", "list", number=NUMBERS, custom=False),
    Row("ListContinue", "List Continue", "list", custom=False),
    Row("Quote", "Quote", "quote", custom=False),
    Row("Caption", "caption", "caption", following="Normal", custom=False),
    Row(
        "TOCHeading",
        "TOC Heading",
        "heading-2",
        following="Normal",
        custom=False,
        offered=False,
    ),
    Row(
        "TOC2", "toc 2", "body", custom=False, after="tight", contents=2, offered=False
    ),
    Row(
        "TOC3", "toc 3", "body", custom=False, after="tight", contents=3, offered=False
    ),
    Row(
        "TOC4", "toc 4", "body", custom=False, after="tight", contents=4, offered=False
    ),
    Row("FootnoteText", "footnote text", "note", custom=False, offered=False),
    Row("Header", "header", "meta", custom=False, offered=False),
    Row("Footer", "footer", "foot", custom=False, offered=False),
)
CUSTOM = (
    Row("Kicker", "Kicker", "kicker", following="Heading1"),
    Row(
        "AccentRule", "Accent Rule", "body", after="medium", line="thin", offered=False
    ),
    Row("Lead", "Lead", "lead", following="Normal"),
    Row("Meta", "Meta", "meta", following="Normal"),
    Row("Finding", "Finding", "finding", following="Normal"),
    Row("Figure", "Figure", "body", after="large", line="picture"),
    Row("TableText", "Table Text", "table"),
    Row("TableHead", "Table Head", "table-head"),
    Row("TableTotal", "Table Total", "table", bold=True),
    Row("KeyFigure", "Key Figure", "key-figure", following="KeyLabel", keep=True),
    Row("KeyLabel", "Key Label", "key-label", after="large"),
    Row("Detail", "Detail", "detail", after="tight"),
    Row("Decision", "Decision", "decision"),
    Row("Choice", "Choice", "choice"),
    Row("Callout", "Callout", "callout"),
    Row("Foot", "Foot", "foot", offered=False),
)
