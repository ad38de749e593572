"""Turn a line of a data file into the paths of the values on it."""

from collections.abc import Iterator, Mapping

from briefgen.errors import Place, mistake
from briefgen.reading import Mapping as MappingNode
from briefgen.reading import MappingEntry, Node, Scalar, Sequence, load
from briefgen.value_classes import dataclass

RULE = "no-value"


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a file, and perhaps a column; both count from 1."""

    path: str
    line: int
    column: int | None = None

    @property
    def place(self) -> Place:
        """The same as the place of a message."""
        return Place(self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class DataValue:
    """A value in a data file: its path, its text, and its place."""

    path: str
    text: str
    place: Place


def values_in(
    text: str, path: str, places: Mapping[str, Place]
) -> tuple[DataValue, ...]:
    """Return every value of a data file, in the order of the file.

    `places` are those of the portfolio.
    """
    return tuple(_values(load(text, path), _paths(path, places)))


def values_at(
    text: str, spot: Spot, places: Mapping[str, Place]
) -> tuple[DataValue, ...]:
    """Return the values on a line, or at a column of it.

    A name means everything below it, and a line within a long text that text. Raises
    BriefgenError if there is no value.
    """
    lines = text.splitlines()
    if not 0 < spot.line <= len(lines):
        reason = f"this file has {len(lines)} lines"
        raise mistake(spot.place, reason, RULE)
    begun = list(_begun(load(text, spot.path)))
    paths = _paths(spot.path, places)
    values = _values_of(_on(begun, spot), paths) or _values_of(
        _around(begun, spot.line, lines[spot.line - 1]), paths
    )
    if not values:
        reason = _without(lines[spot.line - 1].strip())
        raise mistake(spot.place, reason, RULE, _nearest(begun, paths, spot.line))
    return values


def _without(words: str) -> str:
    """Return what a line is that has no value."""
    if not words:
        return "this line is empty"
    if words.startswith("#"):
        return "this line is a comment"
    return "no value of the data stands on this line"


def _paths(path: str, places: Mapping[str, Place]) -> Mapping[Place, str]:
    """Return the path of each innermost value of a file by its place."""
    own = {name: place for name, place in places.items() if place.path == path}
    enclosing = {name.rpartition(".")[0] for name in own}
    return {place: name for name, place in own.items() if name not in enclosing}


Begun = tuple[Place, Node]  # where its name begins, or it itself


def _begun(node: Node) -> Iterator[Begun]:
    """Yield the nodes that begin at each name and item, in the order of the file."""
    match node:
        case MappingNode(entries):
            for entry in entries:
                yield from _beginning(entry)
        case Sequence(items):
            for item in items:
                yield item.place, item
                yield from _begun(item)
        case Scalar():
            pass


def _beginning(entry: MappingEntry) -> Iterator[Begun]:
    yield entry.key.place, entry.value
    yield from _begun(entry.value)


def _on(begun: list[Begun], spot: Spot) -> list[Node]:
    on = [each for each in begun if each[0].line == spot.line]
    if spot.column is None or not on:
        return [node for _, node in on]
    before = [each for each in on if (each[0].column or 0) <= spot.column]
    return [(before or on[:1])[-1][1]]


def _around(begun: list[Begun], line: int, words: str) -> list[Node]:
    """Return the text that continues over a line: it is indented more than its name."""
    before = [each for each in begun if each[0].line < line]
    indent = len(words) - len(words.lstrip())
    if not before or not words.strip():
        return []
    place, node = before[-1]
    named = place != node.place
    least = (place.column or 1) - (0 if named else 2)
    return [node] if isinstance(node, Scalar) and indent >= least else []


def _values_of(nodes: list[Node], paths: Mapping[Place, str]) -> tuple[DataValue, ...]:
    values = (value for node in nodes for value in _values(node, paths))
    return tuple(dict.fromkeys(values))


def _values(node: Node, paths: Mapping[Place, str]) -> Iterator[DataValue]:
    if node.place in paths:
        text = node.text if isinstance(node, Scalar) else "[]"
        yield DataValue(paths[node.place], text, node.place)
        return
    for _, each in _begun(node):
        if each.place in paths:
            yield from _values(each, paths)


def _nearest(begun: list[Begun], paths: Mapping[Place, str], line: int) -> str | None:
    known = (
        (abs(place.line - line), value)
        for place, node in begun
        for value in _values(node, paths)
    )
    _, near = min(known, key=lambda pair: pair[0], default=(0, None))
    return None if near is None else f"the nearest is {near.path}, at {near.place}"
