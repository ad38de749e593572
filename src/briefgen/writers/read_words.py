"""What is read of a file that was written, in the order of reading: blocks of words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """A control in a block: its tag, and where its words begin and end.

    The tag is empty where a program has dropped it.
    """

    tag: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a table's row or the like: what it is, its words, its controls.

    `kind` is "text", "row", "contents" (a line of a table of contents), "header", "footer", "footnote", "comment", "chart" (a bar's
    name and number), "workbook" (a row of the numbers behind a chart), "alternative" (what
    a picture shows, for those who do not see it), "picture" (its bytes, by a digest: no
    file holds it) or "vector" (the same for a drawing that stands for a picture).
    """

    kind: str
    words: str
    held: tuple[Held, ...] = ()
