"""The roles of text to the paragraph styles that a user sees in Word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph style: its id, the name that users see, its role of text."""

    style: str
    name: str
    role: str
    outline: int | None = None
    following: str = ""
    custom: bool = True
    bold: bool = False


BUILT_IN = (
    Row("Normal", "Normal", "body", custom=False),
    Row("Heading1", "heading 1", "title", 0, "Normal", custom=False),
    Row("Heading2", "heading 2", "heading-2", 1, "Normal", custom=False),
    Row("Heading3", "heading 3", "heading-3", 2, "Normal", custom=False),
    Row("Heading4", "heading 4", "heading-4", 3, "Normal", custom=False),
    Row("Subtitle", "Subtitle", "subtitle", following="Normal", custom=False),
    Row("ListBullet", "List Bullet", "list", custom=False),
    Row("ListNumber", "List Number", "list", custom=False),
    Row("ListContinue", "List Continue", "list", custom=False),
    Row("Quote", "Quote", "quote", custom=False),
    Row("Caption", "caption", "caption", following="Normal", custom=False),
    Row("FootnoteText", "footnote text", "note", custom=False),
    Row("Header", "header", "foot", custom=False),
    Row("Footer", "footer", "foot", custom=False),
)
CUSTOM = (
    Row("Kicker", "Kicker", "kicker", following="Heading1"),
    Row("AccentRule", "Accent Rule", "body", following="Kicker"),
    Row("Lead", "Lead", "lead", following="Normal"),
    Row("Meta", "Meta", "meta", following="Normal"),
    Row("Finding", "Finding", "finding", following="Normal"),
    Row("Figure", "Figure", "body", following="Normal"),
    Row("TableText", "Table Text", "table"),
    Row("TableHead", "Table Head", "table-head"),
    Row("TableTotal", "Table Total", "table", bold=True),
    Row("KeyFigure", "Key Figure", "key-figure", following="KeyLabel"),
    Row("KeyLabel", "Key Label", "key-label"),
    Row("Detail", "Detail", "detail"),
    Row("Decision", "Decision", "decision"),
    Row("Choice", "Choice", "choice"),
    Row("Callout", "Callout", "callout"),
    Row("Foot", "Foot", "foot"),
)
