"""The text read back from an output: blocks in reading order, with their controls."""

from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """A content control in a block: its tag, and where its text begins and ends.

    The tag is empty if a program removed it.
    """

    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table row or similar: its kind, its text, its content controls.

    `kind` is "text", "row", "contents" (a line of a table of contents), "header",
    "footer", "footnote", "comment", "chart" (a bar's name and number), "workbook" (a
    row of a chart's embedded workbook), "alternative" (the alternative text of a
    picture), "picture" (the digest of its bytes) or "vector" (the digest of a drawing).
    """

    kind: str
    words: str
    held: tuple[Held, ...] = ()
