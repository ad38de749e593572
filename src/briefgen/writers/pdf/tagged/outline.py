"""Bookmarks of headings → the outline of a file."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import TypeAlias

from briefgen.value_classes import dataclass
from briefgen.writers.pdf.objects import Objects, dictionary, reference, string

# How entries and links lead to goals, by their names.
Goals: TypeAlias = Mapping[str, Mapping[str, bytes]]


@dataclass(slots=True)
class Entry:
    """An entry of the outline with those below it; `goal` is where it leads."""

    title: str
    goal: str
    number: int = 0
    below: "list[Entry]" = field(default_factory=list)

    @property
    def count(self) -> int:
        """The number of entries below this one."""
        return len(self.below) + sum(entry.count for entry in self.below)


class Outline:
    """The entries of a file, as they come; levels count from 0."""

    def __init__(self) -> None:
        self._root = Entry("", "")
        self._open = [self._root]

    def add(self, title: str, goal: str, level: int) -> None:
        """Add an entry; no level is skipped on the way down."""
        del self._open[level + 1 :]
        entry = Entry(title, goal)
        self._open[-1].below.append(entry)
        self._open.append(entry)

    def write(self, goals: Goals, objects: Objects) -> int | None:
        """Add the outline to a file and return its number, if it has any entries."""
        if not self._root.below:
            return None
        self._root.number = objects.reserve()
        below = _written(self._root, goals, objects)
        # Each level below the first counts once more, as it always did.
        levels = sum(bool(entry.below) for entry in _all(self._root))
        entries = {"Type": b"/Outlines", "Count": b"%d" % (self._root.count + levels)}
        objects.put(self._root.number, dictionary(entries | below))
        return self._root.number


def _all(entry: Entry) -> Iterator[Entry]:
    for each in entry.below:
        yield each
        yield from _all(each)


def _written(parent: Entry, goals: Goals, objects: Objects) -> dict[str, bytes]:
    """Write the entries below one; return the references from it to them."""
    written: list[dict[str, bytes]] = []
    for entry in parent.below:
        entry.number = objects.reserve()
        own = {
            "Title": string(entry.title),
            "Parent": reference(parent.number),
            **goals[entry.goal],
        }
        if entry.below:
            count = {"Count": b"%d" % entry.count}
            own |= count | _written(entry, goals, objects)
        written.append(own)
    numbers = [entry.number for entry in parent.below]
    for at, (number, own) in enumerate(zip(numbers, written, strict=True)):
        if at:
            own["Prev"] = reference(numbers[at - 1])
        if at + 1 < len(numbers):
            own["Next"] = reference(numbers[at + 1])
        objects.put(number, dictionary(own))
    return {"First": reference(numbers[0]), "Last": reference(numbers[-1])}
