"""What is collected while files are read: mistakes, places, and values set aside."""

from collections.abc import Callable, Iterable, MutableMapping
from typing import Generic, TypeAlias, TypeVar

from briefgen.errors import BriefgenError, Diagnostic, Place, in_order
from briefgen.reading.characters import MOST, too_many
from briefgen.reading.nodes import Node, kind
from briefgen.reading.yaml_nodes import Composed
from briefgen.value_classes import dataclass

Schema: TypeAlias = dict[str, object]
# A name that no field has, its value, whether it is like a known name → how it could be
# a field, or None.
Undeclared: TypeAlias = Callable[[str, Node, bool], str | None]


T_co = TypeVar("T_co", covariant=True)


class Reader:
    """The mistakes of any number of files, and the place of each value.

    `places` and `aside` are by the path of the value. `aside` holds what a mapping has
    besides its own fields, such as a release label. `gaps` are texts that only some
    languages lack: a mistake in these languages alone. `surroundings` is
    what holds for all of the files; the declarations know of which type it is.
    """

    def __init__(
        self,
        places: MutableMapping[str, Place] | None = None,
        surroundings: object = None,
    ) -> None:
        self.places = {} if places is None else places
        self.surroundings = surroundings
        self.aside: dict[str, object] = {}
        self.diagnostics: list[Diagnostic] = []
        self.gaps: list[Diagnostic] = []
        self._counts: dict[str, int] = {}
        self._spoilt: set[Place] = set()

    def at(self, path: str = "") -> "At":
        """Return where reading begins for the value with this path."""
        return At(self, path)

    def take(self, composed: Composed) -> Node | None:
        """Collect the mistakes of a file, and return its node.

        Where YAML itself could not be read, that is the only mistake at its place.
        """
        self.collect(composed.diagnostics)
        self._spoilt.update(diagnostic.place for diagnostic in composed.diagnostics)
        return composed.node

    def collect(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Collect mistakes that were found elsewhere."""
        for diagnostic in diagnostics:
            self._collect(diagnostic)

    def lack(self, diagnostic: Diagnostic, *, gap: bool) -> None:
        """Collect a missing text: as a gap, or as a mistake if no language has it."""
        if gap:
            self.gaps.append(diagnostic)
        else:
            self.tell(
                diagnostic.place, diagnostic.message, diagnostic.rule, diagnostic.hint
            )

    def tell(
        self, place: Place, message: str, rule: str, hint: str | None = None
    ) -> None:
        """Collect one mistake."""
        if place not in self._spoilt:
            self._collect(Diagnostic(place, message, rule, hint))

    def absorb(self, other: "Reader") -> None:
        """Collect what another reader collected of other files, except for places."""
        self.diagnostics += other.diagnostics
        self.gaps += other.gaps
        self.aside |= other.aside
        self._counts |= other._counts  # noqa: SLF001 - of its own class
        self._spoilt |= other._spoilt  # noqa: SLF001

    def full(self, path: str) -> bool:
        """Return whether this file has so many mistakes that no more are collected."""
        return self._counts.get(path, 0) > MOST

    def finish(self) -> None:
        """Raise BriefgenError if there was any mistake or gap."""
        if self.gaps:
            raise BriefgenError(in_order([*self.diagnostics, *self.gaps]))
        self.finish_with_gaps()

    def finish_with_gaps(self) -> tuple[Diagnostic, ...]:
        """Return the gaps; raise BriefgenError if there was any mistake."""
        if self.diagnostics:
            raise BriefgenError(in_order([*self.diagnostics, *self.gaps]))
        return tuple(in_order(self.gaps))

    def _collect(self, diagnostic: Diagnostic) -> None:
        count = self._counts[diagnostic.place.path] = (
            self._counts.get(diagnostic.place.path, 0) + 1
        )
        if count <= MOST:
            self.diagnostics.append(diagnostic)
        elif count == MOST + 1:
            self.diagnostics.append(too_many(diagnostic.place))


@dataclass(frozen=True, slots=True)
class At:
    """A position while reading: the path of the present value, and the reader."""

    reader: Reader
    path: str

    def __truediv__(self, name: str | int) -> "At":
        """Return the position of a field or an item of this value."""
        return At(self.reader, f"{self.path}.{name}" if self.path else str(name))

    @property
    def place(self) -> Place:
        """Return the place of the present value, once it was taken."""
        return self.reader.places[self.path]

    def tell(self, message: str, rule: str, hint: str | None = None) -> None:
        """Collect a mistake about the present value."""
        self.reader.tell(self.place, message, rule, hint)

    def expected(self, what: str, node: Node) -> None:
        """Collect the mistake that a node is not of the expected kind."""
        self.tell(f"expected {what}, found {kind(node)}", "type")


@dataclass(frozen=True, slots=True)
class Form:
    """What people write as a value: its name, and the parts that it has.

    `members` are the fields of a mapping, `item` is the type of what stands in a list;
    `each_language` says that a text may be given for each language; `languages` has
    those that are declared, with the type of what stands in each.
    """

    name: str = "a value"
    members: tuple["Member", ...] = ()
    item: "Field[object] | None" = None
    each_language: bool = False
    languages: tuple["Member", ...] = ()


@dataclass(frozen=True, slots=True)
class Field(Generic[T_co]):
    """A type of value: how a node is read as one, its JSON Schema, and its form.

    `read` returns None if it collected a mistake.
    """

    read: Callable[[Node, At], T_co | None]
    schema: Schema
    form: Form = Form()

    def take(self, node: Node, at: At) -> T_co | None:
        """Read a node as the value at this path, and record its place."""
        at.reader.places[at.path] = node.place
        return self.read(node, at)


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a mapping: its name and type; `about` says what it means.

    `example` is what stands after the name in a file, as it is written there. A member
    that is `aside` is kept by the reader, not handed to the record.
    """

    name: str
    field: Field[object]
    about: str = ""
    required: bool = False
    aside: bool = False
    example: str = ""
