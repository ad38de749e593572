"""Traced records and lists: the portfolio's mappings as templates see them."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from briefgen.model import (
    Duration,
    FiscalYears,
    Initiative,
    LocalizedText,
    Money,
    Portfolio,
    Theme,
)
from briefgen.view.aggregates import Totals
from briefgen.view.errors import Unreleased, Untranslated
from briefgen.view.reading_order import by_theme, in_order
from briefgen.view.record import GIVEN, GONE, VALUE, digest, shortened
from briefgen.view.values import Raw, Trace, Value, bare

Seen: TypeAlias = "Value | Record | Listing | None"
Derived: TypeAlias = "Callable[[Record], Seen]"


class Record:
    """A mapping of the data: its fields, and what the model derives from them.

    Whoever is handed one has read it: to compare it, count through it or ask whether
    it is there tells of it.
    """

    __slots__ = ("_path", "_record", "_trace")

    def __init__(self, trace: Trace, record: object, path: str) -> None:
        self._trace, self._record, self._path = trace, record, path

    def __getattr__(self, name: str) -> Seen:
        derived = DERIVED.get((type(self._record), name))
        if derived is not None:
            return derived(self)
        if name.startswith("_") or name not in fields(type(self._record)):
            raise AttributeError(name)
        return see(self._trace, getattr(self._record, name), f"{self._path}.{name}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    def __repr__(self) -> str:
        return "a record"

    def __lt__(self, _: object) -> bool:
        message = "a record has no order: name a field, as in sort(attribute='title')"
        raise TypeError(message)


def fields(kind: type) -> tuple[str, ...]:
    """Name what a record of this kind offers to templates, in the data's words."""
    return _fields(kind)


@cache
def _fields(kind: type[Any]) -> tuple[str, ...]:
    hidden = {"gaps", "places", "releases"} if kind is Portfolio else set()
    own = tuple(
        found.name for found in dataclasses.fields(kind) if found.name not in hidden
    )
    derived = (name for owner, name in DERIVED if owner is kind)
    return tuple(dict.fromkeys((*own, *derived)))


class Listing:
    """A list of the data, in its order; of initiatives it knows sums and spans.

    `key` names it in the record; a list that a template chose has none, for what it
    was chosen by is recorded.
    """

    __slots__ = ("_items", "_key", "_trace")

    def __init__(
        self, trace: Trace, items: Iterable["Value | Record"], key: str = ""
    ) -> None:
        self._trace, self._items, self._key = trace, tuple(items), key

    def __repr__(self) -> str:
        return "a list"

    def __iter__(self) -> Iterator["Value | Record"]:
        self._note("ids", self._ids)
        yield from self._each()

    def __len__(self) -> int:
        self._note("length", lambda: str(len(self._items)))
        return self._read()

    def __bool__(self) -> bool:
        self._note("any", lambda: "some" if self._items else "none")
        return self._read() > 0

    def __getitem__(self, at: int | slice) -> "Value | Record | Listing":
        self._note("ids", self._ids)
        self._read()  # where an item stands tells of those before it
        found = self._items[at]
        return Listing(self._trace, found) if isinstance(found, tuple) else found

    def _read(self) -> int:
        """Read all items, and count them; twice is no more than once."""
        key = self._key and f"{self._key}|read"
        count, _ = self._trace.once(key, lambda: sum(1 for _ in self._each()))
        return count

    def _each(self) -> Iterator["Value | Record"]:
        for item in self._items:
            self._trace.budget.spend("steps")
            if isinstance(item, Record):
                self._trace.read(item._path)  # noqa: SLF001 - one face, two classes
            yield item

    def _ids(self) -> str:
        return shortened(", ".join(map(_path, self._items)) or "none")

    def _note(self, what: str, found: Callable[[], str]) -> None:
        key = f"{self._key}|{what}"
        if self._key and self._trace.wants(key):
            self._trace.note(key, found(), map(_path, self._items))

    @property
    def funding(self) -> "Totals":
        """Give what the initiatives' funding adds up to."""
        key = self._key and f"{self._key}.funding"
        return Totals(self._trace, key, self)

    @property
    def reach(self) -> "Listing":
        """Give every reach entry; reach is listed and never added up."""
        return self._gather("reach")

    @property
    def places(self) -> "Listing":
        """Give the places of all, each once."""
        return self._gather("places")

    @property
    def partners(self) -> "Listing":
        """Give the partners of all, each once."""
        return self._gather("partners")

    def _gather(self, name: str) -> "Listing":
        key = self._key and f"{self._key}.{name}"

        def gather() -> Listing:
            found: dict[object, Value | Record] = {}
            for item in self:
                for part in getattr(item, name)._items:  # noqa: SLF001 - one class
                    found.setdefault(_likeness(part), part)
            return Listing(self._trace, found.values(), key)

        gathered, paths = self._trace.once(key, gather)
        if key:
            self._trace.note(f"{key}|labels", "read", paths)
        return gathered


def _path(item: "Value | Record") -> str:
    return item.path or "" if isinstance(item, Value) else item._path  # noqa: SLF001


def _likeness(part: "Value | Record") -> object:
    """Give what parts that are the same to a reader have in common.

    A part that may not be read is like no other.
    """
    if isinstance(part, Value):
        return part.raw
    names = fields(type(part._record))  # noqa: SLF001 - one face, two classes
    try:
        return tuple(bare(getattr(part, name)) for name in names)
    except Unreleased:
        return part


def see(trace: Trace, raw: object, path: str) -> Seen:
    """Hand out a field: a value, a record or a list; None for what is not given."""
    trace.read(path)
    match raw:
        case None:
            trace.note(path, digest(None), (path,))
            return None
        case tuple():
            trace.budget.spend("steps", len(raw))
            parts = (_item(trace, item, f"{path}.{at}") for at, item in enumerate(raw))
            return Listing(trace, parts, path)
        case _:
            seen = _part(trace, raw, path)
            if isinstance(seen, Record):
                trace.note(path, GIVEN, (path,))
            return seen


def _item(trace: Trace, raw: object, path: str) -> Value | Record:
    """Hand out an item of a list, which is read when the list is.

    A text that may not be read stands as a record, which whoever takes it reads.
    """
    if isinstance(raw, LocalizedText) and not trace.released(path):
        return Record(trace, raw, path)
    return _part(trace, raw, path)


def _part(trace: Trace, raw: object, path: str) -> Value | Record:
    match raw:
        case LocalizedText():
            return _text(trace, raw, path)
        case Money() | FiscalYears() | Duration() | Decimal() | int() | str():
            return _value(trace, raw, path)
        case datetime.date():
            return _value(trace, raw, path)
        case _:
            return Record(trace, raw, path)


def _value(trace: Trace, raw: Raw, path: str) -> Value:
    trace.note(path, digest(raw), (path,))
    return Value(trace, raw, path)


def _text(trace: Trace, text: LocalizedText, path: str) -> Value:
    try:
        key = text.language_of(trace.language)
    except KeyError:
        trace.refused[VALUE, path] = GONE
        raise Untranslated(path, trace.place(path), trace.language) from None
    full = f"{path}.{key}" if key else path
    trace.read(full)
    words = text.by_language[key]
    trace.note(path, digest(words), (full,))
    return Value(trace, words, full, prose=text.prose)


def portfolio(trace: Trace) -> Record:
    """Show the whole portfolio."""
    return Record(trace, trace.portfolio, "portfolio")


def theme(trace: Trace, found: Theme) -> Record:
    """Show a theme."""
    return Record(trace, found, f"themes.{found.id}")


def initiative(trace: Trace, found: Initiative) -> Record:
    """Show an initiative."""
    return Record(trace, found, f"initiatives.{found.id}")


def summarised(trace: Trace, found: Initiative) -> bool:
    """Say whether an initiative has a summary for these readers; else that is recorded."""
    path = f"initiatives.{found.id}.summary"
    try:
        return see(trace, found.summary, path) is not None
    except (Unreleased, Untranslated):
        trace.recorded |= trace.refused
        return False


def _themes(seen: Record) -> Listing:
    trace = seen._trace  # noqa: SLF001 - one face, several functions
    found = (theme(trace, each) for each in trace.portfolio.themes)
    return _kept(trace, found, "portfolio.themes")


def _initiatives(seen: Record) -> Listing:
    trace = seen._trace  # noqa: SLF001
    found = (initiative(trace, each) for each in in_order(trace))
    return _kept(trace, found, "portfolio.initiatives")


def _kept(trace: Trace, items: Iterable[Record], key: str) -> Listing:
    """Make a list once, however often it is asked for."""
    return trace.once(f"{key}|made", lambda: Listing(trace, items, key))[0]


def _of_theme(seen: Record) -> Listing:
    trace, own = seen._trace, seen._record  # noqa: SLF001
    assert isinstance(own, Theme)
    of_themes, _ = trace.once("themes|initiatives", lambda: by_theme(trace.portfolio))
    items = (initiative(trace, each) for each in of_themes.get(own.id, ()))
    return _kept(trace, items, f"themes.{own.id}.initiatives")


def _theme_of(seen: Record) -> Record:
    trace, own = seen._trace, seen._record  # noqa: SLF001
    assert isinstance(own, Initiative)
    path = f"initiatives.{own.id}.theme"
    themes, _ = trace.once(
        "themes|by id", lambda: {each.id: each for each in trace.portfolio.themes}
    )
    whose = theme(trace, themes[own.theme])
    trace.read(path)
    trace.read(whose._path)  # noqa: SLF001
    trace.note(path, digest(own.theme), (path, whose._path))  # noqa: SLF001
    return whose


def _description(seen: Record) -> Seen:
    trace, own, path = seen._trace, seen._record, seen._path  # noqa: SLF001
    assert isinstance(own, Initiative)
    if own.id in trace.summaries:
        return see(trace, own.summary, f"{path}.summary")
    return see(trace, own.description, f"{path}.description")


def _alone(seen: Record) -> Listing:
    path = seen._path  # noqa: SLF001
    return Listing(seen._trace, (seen,), f"{path}.initiatives")  # noqa: SLF001


# What the model derives, beside the fields: (record, name) → how.
DERIVED: Mapping[tuple[type, str], Derived] = {
    (Portfolio, "themes"): _themes,
    (Portfolio, "initiatives"): _initiatives,
    (Theme, "initiatives"): _of_theme,
    (Initiative, "theme"): _theme_of,
    (Initiative, "initiatives"): _alone,
    (Initiative, "description"): _description,
}
