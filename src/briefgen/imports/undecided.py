"""The nodes of a mapping to the mistakes that questions in it are not answered yet."""

from collections.abc import Iterable, Iterator

from briefgen.errors import Diagnostic
from briefgen.reading import Mapping, MappingEntry, Node, Scalar, Sequence

MAY_WAIT = "accept"  # a suggestion that nobody answered counts for nothing
MESSAGE = "this is not decided yet"
HINT = "write what the comment above it asks for, or take the line out"


def undecided(node: Node, known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return a mistake for each empty value; none where another is known already."""
    others = {diagnostic.place for diagnostic in known}
    return [
        Diagnostic(entry.key.place, MESSAGE, "undecided", HINT)
        for entry in open_entries(node)
        if others.isdisjoint({entry.key.place, entry.value.place})
    ]


def open_entries(node: Node) -> Iterator[MappingEntry]:
    """Yield the entries without a value."""
    match node:
        case Mapping(entries):
            for entry in entries:
                value = entry.value
                if not isinstance(value, Scalar):
                    yield from open_entries(value)
                elif value.empty and entry.key.text != MAY_WAIT:
                    yield entry
        case Sequence(items):
            for item in items:
                yield from open_entries(item)
        case _:
            pass
