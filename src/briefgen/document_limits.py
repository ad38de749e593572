"""The work of making one document to counts; work above a bound is refused.

A workspace may come from anyone. All code that loops, reads, prints, decodes or draws
counts its work here first, so no template and no file can cause more than a document
needs.
A document is one kind about one subject in one language; all attempts to fit it to its
pages take from the same budget.
The bounds are listed in `docs/limits.md`.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.value_classes import dataclass

Resource: TypeAlias = Literal[
    "steps",
    "characters",
    "values",
    "marks",
    "glyphs",
    "pictures",
    "bytes",
    "pixels",
    "charts",
    "rows",
    "letters",
]
RULE = "limit"
LONGEST = 1_000_000  # characters of a document; each takes some 100 bytes of memory


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit: how much of something may be taken, its name in words, and what helps."""

    most: int
    words: str
    hint: str


BOUNDS: Mapping[Resource, Bound] = {
    "steps": Bound(
        1_000_000,
        "steps (turns of loops, calls, items of lists that are read)",
        "a loop in a loop multiplies them: choose what is needed before the loops",
    ),
    "characters": Bound(
        10_000_000,
        "characters of text (some three thousand pages)",
        "print less, or divide the document",
    ),
    "values": Bound(
        250_000,
        "values that are printed",
        "print less, or divide the document",
    ),
    "marks": Bound(
        500_000,
        "lines, cells and marks of Markdown",
        "print less, or divide the document",
    ),
    "glyphs": Bound(
        20_000_000,
        "glyphs that are laid out to fit its pages",
        "promise more pages or none, print less, or divide the document",
    ),
    "pictures": Bound(400, "pictures", "show fewer pictures, or divide the document"),
    "bytes": Bound(
        100_000_000,
        "bytes of picture files",
        "save the pictures smaller: 300 dots an inch are enough for print",
    ),
    "pixels": Bound(
        200_000_000,
        "pixels of pictures",
        "save the pictures smaller: 300 dots an inch are enough for print",
    ),
    "charts": Bound(400, "charts", "draw fewer charts, or divide the document"),
    "rows": Bound(
        20_000,
        "bars or rows of charts",
        "choose what a chart shows, or draw fewer charts",
    ),
    "letters": Bound(
        500_000,
        "letters of font files",
        "name fewer fonts under `faces: fallback:`",
    ),
}


class Spent(Exception):  # noqa: N818 - it says what was found
    """The error that a document would take more of something than it may."""

    def __init__(self, resource: Resource) -> None:
        super().__init__(resource)
        self.resource = resource

    @property
    def message(self) -> str:
        """What was spent, in words."""
        bound = BOUNDS[self.resource]
        return (
            f"one document may take {bound.most:,} {bound.words}: they are spent here"
        )

    @property
    def hint(self) -> str:
        """What helps."""
        return BOUNDS[self.resource].hint

    def at(self, place: Place) -> BriefgenError:
        """Return the mistake at the place where the limit was reached."""
        return mistake(place, self.message, RULE, self.hint)


@dataclass(slots=True)
class Budget:
    """The work so far, and the names of work that is counted once."""

    spent: dict[Resource, int] = field(default_factory=dict)
    known: set[tuple[Resource, str]] = field(default_factory=set)

    def spend(self, resource: Resource, amount: int = 1) -> None:
        """Count work that is about to be done.

        Raises Spent if that is more than one document may take.
        """
        spent = self.spent
        spent[resource] = total = spent.get(resource, 0) + amount
        if total > BOUNDS[resource].most:
            raise Spent(resource)

    def affords(self, resource: Resource, amount: int) -> bool:
        """Return whether a document may take this much more of something."""
        return self.spent.get(resource, 0) + amount <= BOUNDS[resource].most

    def spend_once(self, resource: Resource, name: str, amount: int) -> None:
        """Count the work behind a name, only the first time; raises Spent as `spend`."""
        if (resource, name) not in self.known:
            self.known.add((resource, name))
            self.spend(resource, amount)
