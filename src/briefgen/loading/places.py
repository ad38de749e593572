"""The places of all values of the data, by their paths; most are kept as text.

A portfolio of 10,000 initiatives has half a million values, of which few are asked for:
a place is read from its text each time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from itertools import groupby
from typing import TypeAlias

from briefgen.errors import Place

Texts: TypeAlias = Callable[[], Mapping[str, str]]  # the places in a file, by name

PARTS = 2  # of a path name a theme or an initiative: initiatives.resilient-puna


class Places(MutableMapping[str, Place]):
    """Places by path; those in themes and initiatives are read when they are asked for."""

    def __init__(self) -> None:
        self._own: dict[str, Place] = {}
        self._kept: dict[str, tuple[str, Texts]] = {}
        self._count = 0

    def keep(self, path: str, names: Iterable[str], texts: Texts, count: int) -> None:
        """Add the places in a file of themes or initiatives, as `written` gives them."""
        self._count += count
        for name in names:
            self._kept[name] = (path, texts)

    def __getitem__(self, path: str) -> Place:
        """Return the place of a value; raise KeyError if there is none."""
        if path in self._own:
            return self._own[path]
        name = _name(path)
        file, texts = self._kept[name]
        row = f";{path[len(name) :]},"
        _, row, position = f";{texts()[name]}".partition(row)
        if not row:
            raise KeyError(path)
        line, column = position.partition(";")[0].split(",")
        return Place(file, int(line), int(column))

    def __setitem__(self, path: str, place: Place) -> None:
        """Add a place."""
        self._own[path] = place

    def __delitem__(self, path: str) -> None:
        """Remove a place that was added."""
        del self._own[path]

    def __iter__(self) -> Iterator[str]:
        """Yield the path of each value."""
        yield from self._own
        for name, kept in self._kept.items():
            yield from _read(name, *kept)

    def __len__(self) -> int:
        """Return how many values have a place."""
        return len(self._own) + self._count


def written(places: Mapping[str, Place]) -> dict[str, str]:
    """Return the places of themes or initiatives as a text for each of them."""
    return {
        name: ";".join(
            f"{path[len(name) :]},{place.line},{place.column}"
            for path, place in ((path, places[path]) for path in paths)
        )
        for name, paths in groupby(places, _name)
    }


def _read(name: str, path: str, texts: Texts) -> Mapping[str, Place]:
    """Return the places that `written` gave for one name in the file at `path`."""
    rows = (row.split(",") for row in texts()[name].split(";"))
    return {
        name + below: Place(path, int(line), int(column))
        for below, line, column in rows
    }


def _name(path: str) -> str:
    return ".".join(path.split(".", PARTS)[:PARTS])
