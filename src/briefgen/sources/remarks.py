"""What is odd about a source to warnings: each kind once, with its first place."""

from collections.abc import Iterator

from briefgen.errors import Diagnostic, Place
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass


@dataclass(slots=True)
class _Kind:
    line: int
    example: str
    hint: str | None
    count: int = 1


class Remarks:
    """Warnings about one source, so few that people read them.

    >>> remarks = Remarks("aid.xml")
    >>> remarks.add(7, "a budget has no value", example="CA-3-D1")
    >>> remarks.add(9, "a budget has no value", example="CA-3-D2")
    >>> [each.message for each in remarks.all()]
    ['a budget has no value (2 times, first: CA-3-D1)']
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._kinds: dict[str, _Kind] = {}

    def add(
        self, line: int, words: str, hint: str | None = None, example: str = ""
    ) -> None:
        """Remember that something stands in a line; `example` says whose it is."""
        if words in self._kinds:
            self._kinds[words].count += 1
        else:
            self._kinds[words] = _Kind(line, example, hint)

    def all(self) -> Iterator[Diagnostic]:
        """Yield a warning for each kind, in the order in which they came up."""
        for words, kind in self._kinds.items():
            place = Place(self.name, kind.line)
            yield Diagnostic(place, _message(words, kind), RULE, kind.hint, "warning")


def _message(words: str, kind: _Kind) -> str:
    if kind.count == 1:
        return f"{words}: {kind.example}" if kind.example else words
    first = f", first: {kind.example}" if kind.example else ""
    return f"{words} ({kind.count:,} times{first})"
