"""What every page becomes before it is understood: lines of text, each with its shape."""

from typing import Literal, TypeAlias

from briefgen.value_classes import dataclass

Shape: TypeAlias = Literal["heading", "bold", "text", "item"]
MOST = 20_000  # blocks of a page
BOLD = 7  # the level of a heading that is a bold line: below all others


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A heading, a paragraph or an item of a list; `line` counts from 1.

    `level` is that of a heading, and how deep an item stands, both from 1. What follows
    in the same `chunk` stands there without an empty line between. The text of an item
    that is `numbered` begins with its number.
    """

    text: str
    line: int
    chunk: int
    shape: Shape = "text"
    level: int = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """The blocks of a page, in order.

    `marked` says whether headings are marked as such; where they are not, a short line
    that stands alone may be one. `left_out` has the lines of tables and the like.
    """

    blocks: tuple[PageBlock, ...]
    marked: bool
    title: str = ""
    address: str = ""
    language: str = ""
    left_out: tuple[int, ...] = ()
