"""The state of one part while its text is written: look, relationships, counters."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import field, replace

from lxml.etree import _Element as Element

from briefgen.style import Look, TextStyle
from briefgen.tree import Document, Inlines
from briefgen.value_classes import dataclass
from briefgen.writers.docx.parts.package import WrittenPart
from briefgen.writers.docx.parts.paragraph_borders import (
    INDENT,
    SIDEBAR,
    box_of,
    boxed,
)

LEAST = 72.0  # points; nothing is squeezed further


@dataclass(frozen=True, slots=True)
class Ledger:
    """The counters of the whole file, which keep every id unique.

    `starts` holds where each numbered list starts; `notes` the numbers of footnotes
    that have their mark; `comments` the notes to the author, each its paragraphs; `goals`
    the bookmarks of the names that cross-references lead to; `labels` those of all records.
    """

    counts: Counter[str] = field(default_factory=Counter)
    starts: list[tuple[int, int]] = field(default_factory=list)
    notes: set[int] = field(default_factory=set)
    comments: list[tuple[Inlines, ...]] = field(default_factory=list)
    goals: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[Inlines, ...] = ()

    def next(self, name: str) -> int:
        """Return the next number; the first is 1."""
        self.counts[name] += 1
        return self.counts[name]


@dataclass(frozen=True, slots=True)
class Story:
    """A text of the file (body, header, footer, notes) at the place now written.

    `width` is the room between the margins in points, `role` the style of plain
    paragraphs, `around` the style whose box stands round all blocks, `indent` how far
    open lists push them in, `depth` how many lists are open. Footnotes may be referred
    to in the `body` alone, columns stand where `sections` may end, and values of the
    data stand in `controls`, `locked` if they are computed. Where a
    file is to be `filled_in`, they all are, and what is signed is in controls. Words may be
    wider than in the face of the PDF by `stretch`, and by `replaced` where the reader
    has not got the font.
    A section has an accent of its `own_accent`, if any.
    """

    document: Document
    look: Look
    part: WrittenPart
    ledger: Ledger
    width: float
    role: str = "Normal"
    around: str = ""
    indent: float = 0.0
    depth: int = 0
    body: bool = False
    sections: bool = False
    controls: bool = False
    locked: bool = False
    filled_in: bool = False
    stretch: float = 1.0
    replaced: float = 1.0
    own_accent: str = ""

    @property
    def accent(self) -> str:
        """The colour of the section, or the document's."""
        return self.own_accent or self.document.accent

    @property
    def aside(self) -> bool:
        """Whether what is written stands in a sidebar."""
        return self.around == SIDEBAR

    @property
    def pushed(self) -> bool:
        """Whether blocks are pushed in further than the lists around them do."""
        return self.indent > self.depth * INDENT

    @property
    def inset(self) -> tuple[float, float]:
        """The indents of blocks from the left and right margins, in points."""
        box = box_of(self.around, self.look, self.accent)
        return box.left + self.indent, box.right

    @property
    def room(self) -> float:
        """The width that blocks have, in points."""
        return max(self.width - sum(self.inset), LEAST)

    def measure(self, words: str, text: TextStyle, *, bold: bool = False) -> float:
        """Return the widest that text may be on a line, in points."""
        cut = self.look.faces.face(bold=bold or text.bold)
        return cut.width(words, text.size) * self.stretch

    def box(self, hanging: float = 0.0) -> tuple[Element, ...]:
        """Return the box around blocks here, as paragraph properties."""
        return boxed(self.around, self.look, self.accent, self.indent, hanging)

    def inside(self, style: str) -> "Story":
        """Enter a block whose paragraphs have this style, and its box."""
        return replace(self, role=style, around=style, sections=False)
