"""The room where blocks are set: the look, the width, and their structure element."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from briefgen.style import Faces, Look, TextStyle
from briefgen.tree import Furniture, Inlines
from briefgen.value_classes import dataclass
from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.structure import Element

T = TypeVar("T")

NARROWEST = 60.0  # points; text is indented no further


@dataclass(slots=True)
class Counts:
    """The counters of a document, the level of the last heading, the labels of records.

    `lower_differs` says that on lower pages something else would be set.
    """

    figures: int = 0
    tables: int = 0
    headings: int = 0
    level: int = 1
    labels: tuple[Inlines, ...] = ()
    lower_differs: bool = False


class Room(NamedTuple):
    """A place on the page: `x` and `width` in points, `height` of a whole page's body.

    `lower` is that height where a margin is kept free at the foot of pages.
    `role` is the text role of running text; `fixed` keeps it in lists, too; `depth`
    counts the lists around. Only headings of the body are `listed`. Key figures `aside`
    stand below one another. Where it is narrow, words are hyphenated in a `language`.
    """

    look: Look
    accent: str
    furniture: Furniture
    x: float
    width: float
    height: float
    lower: float
    element: Element
    counts: Counts
    listed: bool = True
    role: str = "body"
    fixed: bool = False
    depth: int = 0
    aside: bool = False
    language: str = ""

    def style(self, role: str) -> TextStyle:
        """Return the type of a role."""
        return self.look.text(role)

    def space(self, name: str) -> float:
        """Return a space of the scale, in points."""
        return self.look.spaces[name]

    def color(self, name: str) -> str:
        """Return a palette colour, or the document's accent."""
        return self.look.color(name, self.accent)

    def run(self, style: TextStyle, element: Element) -> Run:
        """Return a run without words in a type."""
        faces = self.look.faces
        return Run(
            text="",
            cut=_cut(faces, bold=style.bold),
            size=style.size,
            color=self.color(style.color),
            element=element,
            uppercase=style.uppercase,
            accent=self.accent,
        )

    def by_height(self, decide: Callable[[float], T]) -> T:
        """Return what the height of a page decides, and note if a lower one would not."""
        decision = decide(self.height)
        if self.lower != self.height and decide(self.lower) != decision:
            self.counts.lower_differs = True
        return decision

    def inset(self, indent: float) -> "Room":
        """Return the room that is left if the text is indented."""
        indent = max(min(indent, self.width - NARROWEST), 0.0)
        return self._replace(x=self.x + indent, width=self.width - indent)

    def within(self, element: Element) -> "Room":
        """Return the same room for the content of an element."""
        return self._replace(element=element)

    def speaking(self, role: str, *, fixed: bool = False) -> "Room":
        """Return the same room with another role for running text."""
        if self.fixed:
            return self
        return self._replace(role=role, fixed=fixed)


@lru_cache(maxsize=64)
def _cut(faces: Faces, *, bold: bool) -> Cut:
    return Cut(faces.pdf, bold=bold, further=faces.fallback, own=faces.own)


def baseline(style: TextStyle, cut: Cut) -> float:
    """Return a line's baseline below its top, with the letters midway, in points."""
    face = cut.face
    ascent, descent = face.ascent / 1000, face.descent / 1000
    return style.size * (style.leading + ascent + descent) / 2


def height(style: TextStyle) -> float:
    """Return the height of a line, in points."""
    return style.size * style.leading
