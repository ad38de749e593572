"""What YAML becomes: texts, lists and mappings, each with its place; no types yet."""

from typing import TypeAlias

from briefgen.errors import Place
from briefgen.value_classes import dataclass

NOTHING = ("", "~", "null", "Null", "NULL")
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as it was written: `NO` is the text NO; `plain` means without quotes.

    `hidden` is the place of a comment that stands instead of an empty text.
    """

    text: str
    place: Place
    plain: bool = True
    hidden: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was written, or YAML's word for nothing."""
        return self.plain and self.text in NOTHING


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class MappingEntry:
    """A name and the value after its colon."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Names with values, in the order of the file; no name occurs twice."""

    entries: tuple[MappingEntry, ...]
    place: Place

    def get(self, name: str) -> "Node | None":
        """Return the value of a name, or None."""
        return next((at.value for at in self.entries if at.key.text == name), None)


Node: TypeAlias = Scalar | Sequence | Mapping


def kind(node: Node) -> str:
    """Return what messages call this kind of node."""
    match node:
        case Scalar():
            return "nothing" if node.empty else "text"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def quoted(text: str) -> str:
    """Return a text in quotes for a message: on one line, and cut if it is long."""
    line = " ".join(text.split())
    return f"'{line}'" if len(line) <= SHOWN else f"'{line[:SHOWN]}…'"
