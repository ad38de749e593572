"""A list or a record to what can be known of it without reading all of it."""

from typing import TypeAlias

from briefgen.model import Initiative
from briefgen.view.aggregates import Totals
from briefgen.view.derived import declared
from briefgen.view.own_records import OwnRecord
from briefgen.view.records import Listing, Record, path_of
from briefgen.view.subjects import fields
from briefgen.view.trace import Trace
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several rooms

Offering: TypeAlias = Record | Listing | Totals
OF_INITIATIVES, OF_TOTALS = tuple(declared(Listing)), tuple(declared(Totals))


def named(listing: Listing) -> tuple[Value, ...]:
    """Return the items of a list, each by the last step of its path."""
    trace, key = listing._trace, listing._key

    def values() -> tuple[Value, ...]:
        paths = map(path_of, listing._items)
        owner = trace.shared if key else trace
        return tuple(Value(owner, path.rpartition(".")[2], path) for path in paths)

    return trace.known(f"{key}|named", values) if key else values()


def trace_of(source: Listing | Record) -> Trace:
    """Return the trace that the values of a list or a record are recorded by."""
    return source._trace


def item_of(listing: Listing, at: int) -> Value | Record:
    """Return an item without reading those beside it."""
    item = listing._items[at]
    if isinstance(item, Record):
        listing._trace.read(item._path)
    return item.at(listing._trace)


def size_of(listing: Listing) -> int:
    """Return the number of items for a limit, which is no read of that number."""
    return len(listing._items)


def offered(offering: Offering) -> tuple[str, ...]:
    """Return the fields that a template may ask of a record, a list or its totals."""
    match offering:
        case OwnRecord():
            return offering._names
        case Record():
            return fields(offering._record.__class__)
        case Totals():
            return OF_TOTALS
        case _:
            return OF_INITIATIVES if _of_initiatives(offering) else ()


def _of_initiatives(listing: Listing) -> bool:
    """Return whether all items are initiatives; in a list of the data all are alike."""
    items = listing._items[:1] if listing._key else listing._items
    return all(map(_is_initiative, items))


def _is_initiative(item: Value | Record) -> bool:
    return isinstance(item, Record) and isinstance(item._record, Initiative)
