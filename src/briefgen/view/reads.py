"""Paths of the data to what a document read, and what it derived from them."""

from collections.abc import Iterator
from typing import Generic, TypeAlias, TypeVar

from briefgen.model import Portfolio, Release
from briefgen.value_classes import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Origins:
    """The paths that something was derived from, and all their labels.

    It is equal to itself alone: documents hand it on without comparing thousands of paths.
    """

    paths: tuple[str, ...] = ()
    releases: frozenset[Release] = frozenset()


Origin: TypeAlias = str | Origins  # a path, or many


@dataclass(frozen=True, slots=True)
class Derivation(Generic[T]):
    """What was derived, and what from."""

    value: T
    sources: Origins


class Reads:
    """The paths that a document read, in the order of first access."""

    __slots__ = ("_origins",)

    def __init__(self) -> None:
        self._origins: dict[Origin, None] = {}

    def add(self, origin: Origin) -> None:
        """Add a path, or the paths that something was derived from."""
        self._origins[origin] = None

    def update(self, other: "Reads") -> None:
        """Add everything that another has."""
        self._origins.update(other._origins)  # noqa: SLF001 - one class

    def __iter__(self) -> Iterator[str]:
        paths = (
            (origin,) if isinstance(origin, str) else origin.paths
            for origin in self._origins
        )
        return iter(dict.fromkeys(path for several in paths for path in several))

    def __contains__(self, path: object) -> bool:
        return path in self._origins or any(
            path in origin.paths
            for origin in self._origins
            if isinstance(origin, Origins)
        )

    def __bool__(self) -> bool:
        return bool(self._origins)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reads) and list(self) == list(other)

    def __hash__(self) -> int:
        raise TypeError("it grows")

    @property
    def own(self) -> Iterator[str]:
        """The paths that were read one by one, without those of what was derived."""
        return (origin for origin in self._origins if isinstance(origin, str))

    def releases(self, portfolio: Portfolio) -> frozenset[Release]:
        """Return the labels of all."""
        return releases_of(portfolio, *self._origins)


def releases_of(portfolio: Portfolio, *origins: Origin) -> frozenset[Release]:
    """Return all labels that several paths have."""
    releases: set[Release] = set()
    for each in origins:
        if isinstance(each, str):
            releases.add(portfolio.release_of(each))
        else:
            releases |= each.releases
    return frozenset(releases)
