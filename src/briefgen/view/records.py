"""Traced records and lists: the portfolio's mappings as templates see them."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from operator import attrgetter
from typing import TypeAlias

from briefgen.model import (
    Duration,
    FiscalYears,
    Initiative,
    Money,
    Portfolio,
    Text,
    Theme,
)
from briefgen.view.values import Trace, Untranslated, Value

Seen: TypeAlias = "Value | Record | Listing | None"
Derived: TypeAlias = "Callable[[Record], Seen]"


class Record:
    """A mapping of the data: its fields, and what the model derives from them."""

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

    def __lt__(self, _: object) -> bool:
        message = "a record has no order: name a field, as in sort(attribute='title')"
        raise TypeError(message)


def fields(kind: type) -> tuple[str, ...]:
    """Name what a record of this kind offers to templates, in the data's words."""
    hidden = {"places", "releases"} if kind is Portfolio else set()
    own = tuple(
        found.name for found in dataclasses.fields(kind) if found.name not in hidden
    )
    derived = (name for owner, name in DERIVED if owner is kind)
    return tuple(dict.fromkeys((*own, *derived)))


class Listing:
    """A list of the data, in its order; of initiatives it knows sums and spans."""

    __slots__ = ("_items", "_trace")

    def __init__(self, trace: Trace, items: Iterable["Value | Record"]) -> None:
        self._trace, self._items = trace, tuple(items)

    def __iter__(self) -> Iterator["Value | Record"]:
        for item in self._items:
            if isinstance(item, Record):
                self._trace.read(item._path)  # noqa: SLF001 - one face, two classes
            yield item

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, at: int | slice) -> "Value | Record | Listing":
        if isinstance(at, slice):
            return Listing(self._trace, self._items[at])
        return tuple(self)[at]

    @property
    def funding(self) -> "Totals":
        """Give what the initiatives' funding adds up to."""
        return Totals(self)

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
        found: dict[object, Value | Record] = {}
        for item in self:
            for part in getattr(item, name):
                key = part._record if isinstance(part, Record) else part.raw  # noqa: SLF001
                found.setdefault(repr(key), part)
        return Listing(self._trace, found.values())


class Totals:
    """What the funding of a list of initiatives adds up to: new money only."""

    __slots__ = ("_initiatives",)

    def __init__(self, initiatives: Listing) -> None:
        self._initiatives = initiatives

    @property
    def new_money(self) -> Value:
        """Add the new money of every initiative; zero for none."""
        amounts = self._each("amount")
        trace = trace_of(self._initiatives)
        zero = Money(Decimal(0), trace.portfolio.currency)
        moneys = [value.raw for value in amounts if isinstance(value.raw, Money)]
        start = Money(Decimal(0), moneys[0].currency) if moneys else zero
        total = reduce(Money.__add__, moneys, start)
        return Value(trace, total, formula="sum", inputs=amounts)

    @property
    def fiscal_years(self) -> Value | None:
        """Give the span of fiscal years that covers every initiative that names any."""
        inputs = self._each("fiscal_years")
        spans = [value.raw for value in inputs if isinstance(value.raw, FiscalYears)]
        if not spans:
            return None
        span = reduce(FiscalYears.__or__, spans)
        trace = trace_of(self._initiatives)
        return Value(trace, span, formula="span", inputs=inputs)

    def _each(self, name: str) -> tuple[Value, ...]:
        pick = attrgetter(f"funding.{name}")
        found = (pick(item) for item in self._initiatives)
        return tuple(value for value in found if isinstance(value, Value))


Offering: TypeAlias = Record | Listing | Totals


def offered(seen: Offering) -> tuple[str, ...]:
    """Name the fields that a template may ask of a record, a list or its totals."""
    match seen:
        case Record():
            return fields(type(seen._record))  # noqa: SLF001 - one face
        case Listing():
            return ("funding", "partners", "places", "reach")
        case Totals():
            return ("fiscal_years", "new_money")


def trace_of(listing: Listing) -> Trace:
    """Give the trace that the values of a list record to."""
    return listing._trace  # noqa: SLF001


def released(listing: Listing) -> Listing:
    """Keep the items that may be shown to the document's readers."""
    trace, items = listing._trace, listing._items  # noqa: SLF001
    kept = (
        item
        for item in items
        if isinstance(item, Value) or trace.released(item._path)  # noqa: SLF001
    )
    return Listing(trace, kept)


def see(trace: Trace, raw: object, path: str) -> Seen:
    """Hand out a field: a value, a record or a list; None for what is not given."""
    trace.read(path)
    match raw:
        case None:
            return None
        case Text():
            return _text(trace, raw, path)
        case tuple():
            parts = (_part(trace, item, f"{path}.{at}") for at, item in enumerate(raw))
            return Listing(trace, parts)
        case _:
            return _part(trace, raw, path)


def _part(trace: Trace, raw: object, path: str) -> Value | Record:
    match raw:
        case Text():
            return _text(trace, raw, path)
        case Money() | FiscalYears() | Duration() | Decimal() | int() | str():
            return Value(trace, raw, path)
        case datetime.date():
            return Value(trace, raw, path)
        case _:
            return Record(trace, raw, path)


def _text(trace: Trace, text: Text, path: str) -> Value:
    try:
        key = text.language_of(trace.language)
    except KeyError:
        raise Untranslated(path, trace.place(path), trace.language) from None
    full = f"{path}.{key}" if key else path
    trace.read(full)
    return Value(trace, text.by_language[key], full, prose=text.prose)


def portfolio(trace: Trace) -> Record:
    """Show the whole portfolio."""
    return Record(trace, trace.portfolio, "portfolio")


def theme(trace: Trace, found: Theme) -> Record:
    """Show a theme."""
    return Record(trace, found, f"themes.{found.id}")


def initiative(trace: Trace, found: Initiative) -> Record:
    """Show an initiative."""
    return Record(trace, found, f"initiatives.{found.id}")


def _themes(seen: Record) -> Listing:
    trace = seen._trace  # noqa: SLF001 - one face, several functions
    return Listing(trace, (theme(trace, found) for found in trace.portfolio.themes))


def _initiatives(seen: Record) -> Listing:
    trace = seen._trace  # noqa: SLF001
    return Listing(
        trace, (initiative(trace, found) for found in trace.portfolio.initiatives)
    )


def _of_theme(seen: Record) -> Listing:
    trace, own = seen._trace, seen._record  # noqa: SLF001
    assert isinstance(own, Theme)
    found = (item for item in trace.portfolio.initiatives if item.theme == own.id)
    return Listing(trace, (initiative(trace, item) for item in found))


def _theme_of(seen: Record) -> Record:
    trace, own = seen._trace, seen._record  # noqa: SLF001
    assert isinstance(own, Initiative)
    trace.read(f"initiatives.{own.id}.theme")
    return next(
        theme(trace, item) for item in trace.portfolio.themes if item.id == own.theme
    )


def _description(seen: Record) -> Seen:
    trace, own, path = seen._trace, seen._record, seen._path  # noqa: SLF001
    assert isinstance(own, Initiative)
    if trace.summaries and own.summary is not None:
        return see(trace, own.summary, f"{path}.summary")
    return see(trace, own.description, f"{path}.description")


def _alone(seen: Record) -> Listing:
    return Listing(seen._trace, (seen,))  # noqa: SLF001


# What the model derives, beside the fields: (record, name) → how.
DERIVED: Mapping[tuple[type, str], Derived] = {
    (Portfolio, "themes"): _themes,
    (Portfolio, "initiatives"): _initiatives,
    (Theme, "initiatives"): _of_theme,
    (Initiative, "theme"): _theme_of,
    (Initiative, "initiatives"): _alone,
    (Initiative, "description"): _description,
}
