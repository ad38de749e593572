"""What reading collects besides values: mistakes, places, and values set aside."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Generic, TypeAlias, TypeVar

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.reading.characters import MOST, too_many
from briefgen.reading.nodes import Node, kind
from briefgen.reading.yaml_nodes import Composed

Schema: TypeAlias = dict[str, object]
LONGEST_NAME = 60  # of what may be a misspelling
MOST_NAMES = 500  # that are compared with it

CANDIDATES = 5  # of which the first of the most alike is taken

T_co = TypeVar("T_co", covariant=True)


class Reader:
    """Collect the mistakes of any number of files, and where each value stands.

    `places` and `aside` are by the path of the value; `aside` holds what a mapping
    carries besides its own fields. `gaps` tells texts that some languages lack: a
    mistake of these languages alone.
    """

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.aside: dict[str, object] = {}
        self.diagnostics: list[Diagnostic] = []
        self.gaps: list[Diagnostic] = []
        self._counts: dict[str, int] = {}
        self._spoilt: set[Place] = set()

    def at(self, path: str = "") -> "At":
        """Begin to read the value that has this path."""
        return At(self, path)

    def take(self, composed: Composed) -> Node | None:
        """Collect the mistakes of a file and give its node.

        What YAML itself could not read is told once: its place is not told again.
        """
        self.collect(composed.diagnostics)
        self._spoilt.update(found.place for found in composed.diagnostics)
        return composed.node

    def collect(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Collect mistakes that were told elsewhere."""
        for found in diagnostics:
            self._collect(found)

    def lack(self, found: Diagnostic, *, gap: bool) -> None:
        """Collect that a text is missing: a gap, or a mistake where nothing is left."""
        if gap:
            self.gaps.append(found)
        else:
            self.tell(found.place, found.message, found.rule, found.hint)

    def tell(
        self, place: Place, message: str, rule: str, hint: str | None = None
    ) -> None:
        """Collect one mistake."""
        if place not in self._spoilt:
            self._collect(Diagnostic(place, message, rule, hint))

    def full(self, path: str) -> bool:
        """Say whether so many mistakes of this file were told that no more are."""
        return self._counts.get(path, 0) > MOST

    def finish(self) -> None:
        """End the reading: raise BriefgenError when there was any mistake, or a gap."""
        if self.gaps:
            raise BriefgenError(in_order([*self.diagnostics, *self.gaps]))
        self.finish_with_gaps()

    def finish_with_gaps(self) -> tuple[Diagnostic, ...]:
        """End the reading, and give its gaps; raise BriefgenError with any mistake."""
        if self.diagnostics:
            raise BriefgenError(in_order([*self.diagnostics, *self.gaps]))
        return tuple(in_order(self.gaps))

    def _collect(self, found: Diagnostic) -> None:
        count = self._counts[found.place.path] = (
            self._counts.get(found.place.path, 0) + 1
        )
        if count <= MOST:
            self.diagnostics.append(found)
        elif count == MOST + 1:
            self.diagnostics.append(too_many(found.place))


@dataclass(frozen=True, slots=True)
class At:
    """Where reading is: the path of the value in hand, and the reader."""

    reader: Reader
    path: str

    def __truediv__(self, name: str | int) -> "At":
        """Go down to a field or an item."""
        return At(self.reader, f"{self.path}.{name}" if self.path else str(name))

    @property
    def place(self) -> Place:
        """Give the place of the value in hand, once it was taken."""
        return self.reader.places[self.path]

    def tell(self, message: str, rule: str, hint: str | None = None) -> None:
        """Collect a mistake about the value in hand."""
        self.reader.tell(self.place, message, rule, hint)

    def expected(self, what: str, node: Node) -> None:
        """Collect the mistake that a node is not of the kind that was expected."""
        self.tell(f"expected {what}, found {kind(node)}", "type")


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A type of value: how a node is read as one, and its JSON Schema.

    `read` gives None when it told a mistake.
    """

    read: Callable[[Node, At], T_co | None]
    schema: Schema

    def take(self, node: Node, at: At) -> T_co | None:
        """Read a node as the value at this path, and note its place."""
        at.reader.places[at.path] = node.place
        return self.read(node, at)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Give the known name most like this one, if any is like it."""
    by_fold = {each.casefold(): each for each in known}
    if len(name) > LONGEST_NAME or len(by_fold) > MOST_NAMES:
        return None
    close = get_close_matches(name.casefold(), by_fold, CANDIDATES)
    alike = SequenceMatcher(None, b=name.casefold())

    def likeness(candidate: str) -> float:
        alike.set_seq1(candidate)
        return alike.ratio()

    best = max((each for each in by_fold if each in close), key=likeness, default=None)
    return None if best is None else by_fold[best]


def meant(name: str, known: Iterable[str]) -> str | None:
    """Give the hint that names the known name most like this one, if any is."""
    near = nearest(name, known)
    return f"did you mean '{near}'?" if near else None


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort mistakes by place, and leave out what was told already."""
    return sorted(dict.fromkeys(diagnostics), key=_rank)


def _rank(found: Diagnostic) -> tuple[str, int, int, str]:
    place = found.place
    return place.path, place.line, place.column or 0, found.message
