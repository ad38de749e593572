"""Values of the data to traced values: each read is recorded, or refused."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from briefgen.audiences import Readership
from briefgen.document_limits import Budget
from briefgen.errors import Place
from briefgen.model import (
    Duration,
    FiscalYears,
    Language,
    Money,
    Portfolio,
)
from briefgen.view import compare
from briefgen.view.errors import Unreleased
from briefgen.view.record import HELD, VALUE, Recorded, digest
from briefgen.view.release_label import ReleaseLabel, combined, embargoed

T = TypeVar("T")

PATHS = 100  # of what was derived before, that are read again in one step

Raw: TypeAlias = (
    str | int | bool | Decimal | Money | FiscalYears | Duration | datetime.date
)


class Placeholders(Protocol):
    """A function that returns the placeholder of a value in rendered template text."""

    def __call__(self, value: "Value") -> str:
        """Register the value, and return its placeholder."""


class Trace:
    """The record of what one document reads, and the judge of what it may read.

    `reads` holds the paths in order of first access. `recorded` holds what the document
    depends on: of a derived value only its result; `refused` is what could not be
    handed out. `as_of` decides embargoes. The initiatives in `summaries` show theirs as
    their description. `budget` counts the work of the document.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        language: Language,
        audience: Readership,
        as_of: datetime.datetime,
    ) -> None:
        self.portfolio = portfolio
        self.language = language
        self.audience = audience
        self.as_of = as_of
        self.reads: dict[str, None] = {}
        self.summaries: frozenset[str] = frozenset()
        self.recorded: Recorded = {}
        self.refused: Recorded = {}
        self.budget = Budget()
        self._derived: dict[str, tuple[object, tuple[str, ...]]] = {}
        self._within: dict[str, None] | None = None
        self.placeholder: Placeholders | None = None

    def released(self, path: str) -> bool:
        """Return whether the value at `path` may be shown to this document's readers."""
        if self.audience == "internal":
            return True
        release = self.portfolio.release_of(path)
        due = self.audience == "preview" or not embargoed(release, self.as_of)
        return release.public and due

    def read(self, path: str) -> None:
        """Record a read.

        Raises Unreleased if the value may not be shown.
        """
        if not self.released(path):
            release, labelled = self.portfolio.release_of(path), path
            while labelled not in self.portfolio.releases:
                labelled = labelled.rpartition(".")[0]
            self.refused[VALUE, path] = HELD
            raise Unreleased(path, self.place(path), release, labelled)
        self.reads[path] = None
        if self._within is not None:
            self._within[path] = None

    def record(self, kind: str, key: str, digest: str) -> None:
        """Record what the document depends on, with its digest."""
        if self._within is None:
            self.recorded[kind, key] = digest

    def note(self, key: str, digest: str, paths: Iterable[str]) -> None:
        """Record a value once, under the label of what it comes from.

        An embargo counts, too: previews and internal documents print it on every page.
        """
        if not self.wants(key):
            return
        label = self.label(paths)
        marks = [*label.markings]
        if self.audience != "public" and label.embargo is not None:
            marks.append(f"embargoed until {label.embargo.isoformat()}")
        self.record(VALUE, key, f"[{', '.join(marks)}] {digest}" if marks else digest)

    def wants(self, key: str) -> bool:
        """Return whether a value is still to be recorded."""
        return self._within is None and (VALUE, key) not in self.recorded

    @contextmanager
    def derivation(self, key: str) -> Iterator[dict[str, None]]:
        """Collect the paths that are read inside; record none: `key` stands for them.

        Without a key, they are recorded as everywhere.
        """
        outer, within = self._within, dict[str, None]()
        self._within = within if key else outer
        try:
            yield within
        finally:
            self._within = outer
            if outer is not None:
                outer.update(within)

    def once(self, key: str, derive: Callable[[], T]) -> tuple[T, tuple[str, ...]]:
        """Return what a key stands for, derived once, with the paths that it read.

        Without a key, it is derived each time.
        """
        if key in self._derived:
            known, paths = self._derived[key]
            self.budget.spend("steps", 1 + len(paths) // PATHS)
            if self._within is not None:
                self._within.update(dict.fromkeys(paths))
            return cast("T", known), paths
        with self.derivation(key) as read:
            value = derive()
        if key:
            self._derived[key] = value, tuple(read)
        return value, tuple(read)

    def place(self, path: str) -> Place | None:
        """Return the place of the value at `path`, or of the nearest that encloses it."""
        while path:
            if path in self.portfolio.places:
                return self.portfolio.places[path]
            path = path.rpartition(".")[0]
        return None

    def label(self, paths: Iterable[str]) -> ReleaseLabel:
        """Return the label of the values at several paths together."""
        releases = {self.portfolio.release_of(path) for path in paths}
        return combined(releases, self.as_of)

    def marking(self) -> tuple[str, ...]:
        """Return the highest marking of each scale among what was read."""
        return self.label(self.reads).markings


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Value:
    """A scalar with its origin: a path in the data, or the inputs it was derived from.

    Templates compare it, test it and print it; it is no str and no number. `text` is
    set by a wording filter; `formula` names the derivation ("sum", "share", ...). A
    derived value with a `key` is recorded by it when `raw` is taken; it comes from the
    paths in `sources`.
    """

    trace: Trace
    held: Raw
    path: str | None = None
    text: str | None = None
    prose: bool = False
    formula: str = ""
    inputs: tuple["Value", ...] = ()
    key: str = ""
    sources: tuple[str, ...] = ()

    @property
    def raw(self) -> Raw:
        """The value itself; to take it is to read it."""
        if self.key:
            self.trace.note(self.key, digest(self.held), self.sources)
        return self.held

    def share_of(self, whole: "Value") -> "Value | None":
        """Return the fraction that this amount is of another, or None of nothing."""
        names = (self.key or self.path, whole.key or whole.path)
        key = f"{names[0]}|share({names[1]})" if all(names) else ""
        with self.trace.derivation(key):
            fraction = compare.fraction(self.raw, whole.raw)
        if key:
            self.trace.note(key, digest(fraction), (*self.origin, *whole.origin))
        if fraction is None:
            return None
        return Value(self.trace, fraction, formula="share", inputs=(self, whole))

    @property
    def origin(self) -> tuple[str, ...]:
        """The paths that the value comes from."""
        return self.sources if self.path is None else (self.path,)

    @property
    def label(self) -> ReleaseLabel:
        """Its label; of a derived value, the label of all that it comes from."""
        return self.trace.label(self._sources())

    def _sources(self) -> Iterator[str]:
        yield from self.origin
        for value in self.inputs:
            yield from value._sources()  # noqa: SLF001 - one class

    def worded(self, text: str) -> "Value":
        """Return the same value with the words to print for it."""
        return replace(self, text=text, prose=False)

    @property
    def place(self) -> Place | None:
        """The place of the value in the data; None for a derived value."""
        return None if self.path is None else self.trace.place(self.path)

    def __html__(self) -> str:
        """Return the placeholder, so that joins in templates stay traced."""
        assert self.trace.placeholder is not None, "values are printed by templates"
        return self.trace.placeholder(self)

    __str__ = __html__

    def __repr__(self) -> str:
        return f"Value({self.held!r}, {self.path!r})"

    def __bool__(self) -> bool:
        return bool(self.raw.amount if isinstance(self.raw, Money) else self.raw)

    def __hash__(self) -> int:
        return hash(self.raw)

    def __contains__(self, _: object) -> bool:
        raise TypeError("'in' asks a list, and this is a value")

    def __eq__(self, other: object) -> bool:
        return bool(self.raw == bare(other))

    def __lt__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) < 0

    def __le__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) <= 0

    def __gt__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) > 0

    def __ge__(self, other: object) -> bool:
        return compare.order(self.raw, bare(other)) >= 0


def bare(value: object) -> Any:
    """Return the raw value of a `Value`, and anything else as it is."""
    return value.raw if isinstance(value, Value) else value
