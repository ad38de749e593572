"""Traced records and lists: the portfolio's mappings as templates see them."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Self, TypeAlias, cast, get_args

from briefgen import model
from briefgen.view.aggregates import Totals
from briefgen.view.derived import Many, derived
from briefgen.view.errors import Unreleased, Untranslated
from briefgen.view.reads import Origins, Reads
from briefgen.view.record import GIVEN, GONE, VALUE, digest, shortened
from briefgen.view.totals import rates_used
from briefgen.view.trace import Trace
from briefgen.view.values import Raw, Value, bare

FieldValue: TypeAlias = "Value | Record | Listing | None"
Show: TypeAlias = "Callable[[Trace, object, str], Value | Record]"
RAW = get_args(Raw)  # as a tuple of types, which is asked sooner
RECORDS: dict[type, "type[Record]"] = {}  # kinds that have derived fields → classes
# Fields of the model that are no fields of the data.
HIDDEN: Mapping[type, frozenset[str]] = {
    model.Portfolio: frozenset(
        {"digests", "gaps", "jurisdiction", "languages", "places", "releases"}
    ),
    model.Funding: frozenset({"listed"}),
    model.OwnField: frozenset({"required", "items", "decimals", "least", "most"}),
}


class Record:
    """A mapping of the data: its fields, and what the model derives from them.

    A kind with derived fields has a class of its own: `class X(Record, of=model.X)`.

    Whoever is handed one has read it: to compare it, to count through it or to ask
    whether it is there reveals something of it.
    """

    __slots__ = ("_path", "_record", "_trace")
    _key = property(attrgetter("_path"))

    def __init_subclass__(cls, of: type) -> None:
        """Make a class the one that hands out the mappings of a kind of the model."""
        RECORDS[of] = cls

    def __init__(self, trace: Trace, record: Any, path: str) -> None:
        self._trace, self._record, self._path = trace, record, path

    def __getattr__(self, name: str) -> FieldValue:
        if name.startswith("_") or name not in own_fields(self._record.__class__):
            raise AttributeError(name)
        return see(self._trace, getattr(self._record, name), f"{self._path}.{name}")

    @property
    def _form(self) -> str:
        """What is recorded of it when it is handed out."""
        return GIVEN

    def at(self, trace: Trace) -> Self:
        """Return the same record, read by another trace."""
        if trace is self._trace:
            return self
        return type(self)(trace, self._record, self._path)

    def _appear(self) -> None:
        """Read that there is such a record."""
        self._trace.read(self._path)
        self._trace.note(self._path, GIVEN, self._path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self._path == other._path

    def __hash__(self) -> int:
        return hash(self._path)

    def __repr__(self) -> str:
        return "a record"

    def __lt__(self, _: object) -> bool:
        message = "a record has no order: name a field, as in sort(attribute='title')"
        raise TypeError(message)


class Listing:
    """A list of the data, in its order; of initiatives it knows sums and spans.

    `key` names it in the record; a list that a template chose has none, because what it
    was chosen by is recorded.
    """

    __slots__ = ("_items", "_key", "_trace")

    def __init__(
        self, trace: Trace, items: Iterable["Value | Record"], key: str = ""
    ) -> None:
        self._trace, self._items, self._key = trace, tuple(items), key

    def __repr__(self) -> str:
        return "a list"

    def at(self, trace: Trace) -> "Listing":
        """Return the same list, read by another trace."""
        return self if trace is self._trace else Listing(trace, self._items, self._key)

    def __iter__(self) -> Iterator["Value | Record"]:
        self._listed()
        yield from self._each()

    def __len__(self) -> int:
        self._note("length", lambda: str(len(self._items)))
        return self._read()

    def __bool__(self) -> bool:
        self._note("any", lambda: "some" if self._items else "none")
        return self._read() > 0

    def __getitem__(self, at: int | slice) -> "Value | Record | Listing":
        self._listed()
        self._read()  # where an item stands tells of those before it
        part = self._items[at]
        if isinstance(part, tuple):
            return Listing(self._trace, part)
        return part.at(self._trace)

    def _read(self) -> int:
        """Read all items, and return their number; reading twice is the same as once."""
        key = self._key and f"{self._key}|read"
        return self._trace.once(key, self, _count).value if self._items else 0

    def _each(self) -> Iterator["Value | Record"]:
        for item in self._items:
            self._trace.budget.spend("steps")
            if isinstance(item, Record):
                self._trace.read(item._path)  # noqa: SLF001 - one face, two classes
            yield item.at(self._trace)

    def _listed(self) -> Sequence["Value | Record"]:
        """Return all items, none of them read; which they are, and in which order, is."""
        self._note("ids", self._ids)
        return self._items

    def _ids(self) -> str:
        return shortened(", ".join(map(path_of, self._items)) or "none")

    def _note(self, what: str, compute: Callable[[], str]) -> None:
        key, trace = f"{self._key}|{what}", self._trace
        if self._key and trace.wants(key):
            all_of_them = (f"{self._key}|items",) if self._items else ()
            every = (trace.known(each, self._sources) for each in all_of_them)
            trace.note(key, trace.known(key, compute), *every)

    def _sources(self) -> Origins:
        """Return the paths of all items, which are not read by that."""
        paths = Reads()
        for path in map(path_of, self._items):
            paths.add(path)
        return self._trace.sources(paths)

    @derived(Totals)
    def funding(self, key: str) -> Totals:
        """Return what the funding of the initiatives adds up to."""
        return Totals(self._trace, key, self)

    @derived(Many(model.Partner))
    def partners(self, key: str) -> "Listing":
        """Return the partners of all, each once."""
        return self._gather("partners", key)

    @derived(Many(model.Location))
    def places(self, key: str) -> "Listing":
        """Return the places of all, each once."""
        return self._gather("places", key)

    @derived(Many(model.Reach))
    def reach(self, key: str) -> "Listing":
        """Return the reach of all, which is listed and never added up."""
        return self._gather("reach", key)

    @derived(Many(model.Rate))
    def rates(self, key: str) -> "Listing":
        """Return the rates at which amounts of their funding are converted."""

        def used(initiatives: Listing) -> tuple[Value | Record, ...]:
            trace = initiatives._trace
            rates = rates_used(trace, initiatives)
            return tuple(Record(trace, rate, path) for path, rate in rates)

        return self._derived(used, key)

    def _gather(self, name: str, key: str) -> "Listing":
        def gather(initiatives: Listing) -> tuple[Value | Record, ...]:
            parts: dict[object, Value | Record] = {}
            for item in initiatives:
                for part in getattr(item, name)._listed():  # noqa: SLF001 - one class
                    parts.setdefault(_likeness(part), part)
            return tuple(parts.values())

        return self._derived(gather, key)

    def _derived(
        self, derive: "Callable[[Listing], tuple[Value | Record, ...]]", key: str
    ) -> "Listing":
        derived = self._trace.once(key, self, derive)
        if key:
            self._trace.note(f"{key}|labels", "read", derived.sources)
        return Listing(self._trace, derived.value, key)


def _count(listing: Listing) -> int:
    """Read all items of a list, and return their number."""
    return sum(1 for _ in listing._each())  # noqa: SLF001 - one class


@cache
def own_fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields that the data has for a record of this kind."""
    if not dataclasses.is_dataclass(kind):  # the data have no such mapping
        return ()
    names = (each.name for each in dataclasses.fields(kind))
    return tuple(name for name in names if name not in HIDDEN.get(kind, ()))


def path_of(item: "Value | Record") -> str:
    """Return the path of an item of a list; none is empty."""
    return item.path or "" if isinstance(item, Value) else item._path  # noqa: SLF001


def _likeness(part: "Value | Record") -> object:
    """Return what parts share that are alike to a reader; one held back is like none."""
    if isinstance(part, Value):
        return part.raw
    names = own_fields(part._record.__class__)  # noqa: SLF001 - one face, two classes
    try:
        return tuple(_alike(part, name) for name in names)
    except Unreleased:  # it is like no other
        return part


def _alike(record: Record, name: str) -> object:
    """Return what is alike in a field; if it is not given, it is read to be recorded."""
    present = getattr(record._record, name) is not None  # noqa: SLF001 - likewise
    recorded = record._trace.wants(f"{record._path}.{name}")  # noqa: SLF001
    field = getattr(record, name) if present or recorded else None
    return _likeness(field) if isinstance(field, Record) else bare(field)


def see(trace: Trace, raw: object, path: str, show: "Show | None" = None) -> FieldValue:
    """Return a field: a value, a record or a list; None if it is not given.

    `show` hands out what it is, or what stands in it, if it is none of the model's types.
    """
    show = show or part
    trace.read(path)
    if isinstance(raw, tuple):
        trace.budget.spend("steps", len(raw))
        parts = (show(trace, item, f"{path}.{at}") for at, item in enumerate(raw))
        return Listing(trace, parts, path)
    field = None if raw is None else show(trace, raw, path)
    if not isinstance(field, Value) and trace.wants(path):
        form = digest(None) if field is None else field._form  # noqa: SLF001 - likewise
        trace.note(path, form, path)
    return field


def part(trace: Trace, raw: object, path: str) -> Value | Record:
    """Hand out a field, or an item of a list, which is read when the list is."""
    # A text that may not be read stands as a record, which whoever takes it reads.
    if isinstance(raw, model.LocalizedText) and trace.released(path):
        return _text(trace, raw, path)
    if isinstance(raw, RAW):
        if trace.wants(path):
            trace.note(path, digest(raw), path)
        return Value(trace, cast("Raw", raw), path)
    return RECORDS.get(raw.__class__, Record)(trace, raw, path)


def _text(trace: Trace, text: model.LocalizedText, path: str) -> Value:
    words, full = words_in(trace, text, path)
    language = "" if text.language == trace.language else text.language
    if trace.wants(path):
        trace.note(path, digest(f"{language}: {words}" if language else words), full)
    return Value(trace, words, full, prose=text.prose, language=language)


def words_in(
    trace: Trace, text: model.LocalizedText, path: str, form: str = "other"
) -> tuple[str, str]:
    """Read a text in the document's language, with its path; raise Untranslated."""
    try:
        words, full = text.words_in(trace.language, path, form)
    except KeyError:
        trace.refused[VALUE, path] = GONE
        raise Untranslated(path, trace.place(path), trace.language) from None
    trace.read(full)
    return words, full
