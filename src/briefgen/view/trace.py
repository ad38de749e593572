"""A portfolio, a reader and an instant to the record of what one document reads.

What is derived from many values, such as a total, is derived once for all documents of
the same readers: `Trace.once` asks the trace that they share.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol, Self, TypeVar, cast

from briefgen.audiences import Readership
from briefgen.document_limits import Budget
from briefgen.errors import Place
from briefgen.model import Language, Portfolio, Release
from briefgen.view.conditions import Condition
from briefgen.view.errors import Unreleased, Untranslated
from briefgen.view.reads import Derivation, Origin, Origins, Reads, releases_of
from briefgen.view.record import GONE, HELD, VALUE, Recorded
from briefgen.view.release_label import ReleaseLabel, combined, embargoed

T = TypeVar("T")

PATHS = 100  # of what was derived before, that are read again in one step
MOST = 4_000  # derivations that are kept, the last that were asked for


class Placeholders(Protocol):
    """A function that returns the placeholder of a value in rendered template text."""

    def __call__(self, value: Any) -> str:
        """Register the value, and return its placeholder."""


class Owner(Protocol):
    """What has a derived field: a record, a list, or what a list adds up to."""

    def at(self, trace: "Trace") -> Self:
        """Return the same, read by another trace."""


O = TypeVar("O", bound=Owner)  # noqa: E741 - an owner


class Trace:
    """The record of what one document reads, and the judge of what it may read.

    `reads` holds the paths in order of first access. `recorded` holds what the document
    depends on: of a derived value only its result; `refused` is what could not be
    handed out. `as_of` decides embargoes. The initiatives in `summaries` show theirs as
    their description. Of the subjects in `where`, by path, only the initiatives that
    fulfil a condition are shown. `budget` counts the work of the document. Without `recording`,
    nothing is recorded: no file is made. `shared` is the trace of the same portfolio,
    readers and instant that derives for many documents; without one, this trace has its
    own.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        language: Language,
        audience: Readership,
        as_of: datetime.datetime,
        shared: "SharedTrace | None" = None,
    ) -> None:
        self.portfolio = portfolio
        self.language = language
        self.audience = audience
        self.as_of = as_of
        self.reads = Reads()
        self.summaries: frozenset[str] = frozenset()
        self.where: Mapping[str, Condition] = {}
        self.recorded: Recorded = {}
        self.refused: Recorded = {}
        self.budget = Budget()
        self.recording = True
        self.placeholder: Placeholders | None = None
        self._within: Reads | None = None
        self._shared = shared

    @property
    def shared(self) -> "SharedTrace":
        """The trace that derives for all documents of the same readers."""
        if self._shared is None:
            reader = self.portfolio, self.language, self.audience, self.as_of
            self._shared = SharedTrace(*reader)
        return self._shared

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
        self._take(path)

    def _take(self, origin: Origin) -> None:
        (self.reads if self._within is None else self._within).add(origin)

    def record(self, kind: str, key: str, digest: str) -> None:
        """Record what the document depends on, with its digest."""
        if self.recording and self._within is None:
            self.recorded[kind, key] = digest

    def note(self, key: str, digest: str, *origins: Origin) -> None:
        """Record a value once, under the label of what it comes from.

        An embargo counts, too: previews and internal documents print it on every page.
        """
        if not self.wants(key):
            return
        label = self.label(*origins)
        marks = [*label.markings]
        if self.audience != "public" and label.embargo is not None:
            marks.append(f"embargoed until {label.embargo.isoformat()}")
        self.record(VALUE, key, f"[{', '.join(marks)}] {digest}" if marks else digest)

    def wants(self, key: str, /) -> bool:
        """Return whether a value is still to be recorded."""
        unknown = (VALUE, key) not in self.recorded
        return self.recording and self._within is None and unknown

    @contextmanager
    def derivation(self, key: str) -> Iterator[Reads]:
        """Collect the paths that are read inside; record none: `key` stands for them.

        Without a key, they are recorded as everywhere.
        """
        if not key:
            yield Reads()
            return
        outer, within = self._within, Reads()
        self._within = within
        try:
            yield within
        finally:
            self._within = outer
            (self.reads if outer is None else outer).update(within)

    def once(self, key: str, owner: O, derive: Callable[[O], T]) -> Derivation[T]:
        """Return what is derived of an owner, once for all documents of these readers.

        Its paths count as read. Without a key, it is derived each time, and has no sources.
        """
        if not key:
            return Derivation(derive(owner), Origins())
        try:
            derived = self.shared.derive(key, owner, derive)
        except Unreleased as held:
            self.refused[VALUE, held.path] = HELD
            raise
        except Untranslated as missing:
            self.refused[VALUE, missing.path] = GONE
            raise
        self.budget.spend("steps", 1 + len(derived.sources.paths) // PATHS)
        self._take(derived.sources)
        return derived

    def known(self, key: str, compute: Callable[[], T]) -> T:
        """Return what a key stands for that reads no value, computed once for all."""
        return self.shared.remember(key, compute)

    def place(self, path: str) -> Place | None:
        """Return the place of the value at `path`, or of the nearest that encloses it."""
        while path:
            place = self.portfolio.places.get(path)
            if place is not None:
                return place
            path = path.rpartition(".")[0]
        return None

    def sources(self, paths: "Reads") -> Origins:
        """Return paths with their labels."""
        return Origins(tuple(paths), paths.releases(self.portfolio))

    def label(self, *origins: Origin) -> ReleaseLabel:
        """Return the label of the values at several paths together."""
        return self.shared.label_of(releases_of(self.portfolio, *origins))

    @property
    def label_of_reads(self) -> ReleaseLabel:
        """The label of everything that was read."""
        return self.shared.label_of(self.reads.releases(self.portfolio))


class SharedTrace(Trace):
    """The trace that derives for all documents of the same readers, each thing once.

    What it reads counts for the documents that ask. Nothing of one document gets here:
    neither what it chose nor how it is made to fit.
    """

    def __init__(
        self,
        portfolio: Portfolio,
        language: Language,
        audience: Readership,
        as_of: datetime.datetime,
    ) -> None:
        super().__init__(portfolio, language, audience, as_of)
        self._derived: dict[str, Derivation[Any]] = {}
        self._known: dict[str, object] = {}
        self._labels: dict[frozenset[Release], ReleaseLabel] = {}

    @property
    def shared(self) -> "SharedTrace":
        """Itself."""
        return self

    def wants(self, _: str, /) -> bool:
        """Return False: documents record, each for itself."""
        return False

    def derive(self, key: str, owner: O, derive: Callable[[O], T]) -> Derivation[T]:
        """Return what a key stands for; what nobody asked for lately is forgotten."""
        if key not in self._derived:
            return _kept(self._derived, key, self._newly(owner.at(self), derive))
        return cast("Derivation[T]", _kept(self._derived, key, self._derived.pop(key)))

    def remember(self, key: str, compute: Callable[[], T]) -> T:
        """Return what a key stands for that reads no value."""
        if key not in self._known:
            return _kept(self._known, key, compute())
        return cast("T", _kept(self._known, key, self._known.pop(key)))

    def label_of(self, releases: frozenset[Release]) -> ReleaseLabel:
        """Return the label of all that has these labels; they are few in any portfolio."""
        if releases not in self._labels:
            if len(self._labels) >= MOST:
                self._labels.clear()
            self._labels[releases] = combined(
                releases, self.as_of, self.portfolio.jurisdiction
            )
        return self._labels[releases]

    def _newly(self, owner: O, derive: Callable[[O], T]) -> Derivation[T]:
        outer, within = self._within, Reads()
        if outer is None:
            self.budget = Budget()  # each for itself
        self._within = within
        try:
            value = derive(owner)
        finally:
            self._within = outer
        return Derivation(value, self.sources(within))


def _kept(kept: dict[str, Any], key: str, value: T) -> T:
    """Put a value at the end of what is kept, and forget the first if there are many."""
    if len(kept) >= MOST:
        del kept[next(iter(kept))]
    kept[key] = value
    return value
