"""A list to those of its items that may be shown to a document's readers."""

from functools import partial

from briefgen.view.errors import Unreleased
from briefgen.view.record import HELD, LEFT_OUT
from briefgen.view.records import FieldValue, Listing, Record
from briefgen.view.untracked import offered
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules


def released(listing: Listing, name: str = "") -> Listing:
    """Return the items that may be shown to the document's readers.

    With a `name`, only those whose field of that name may be shown, too. Raises
    AttributeError if an item has no such field.
    """
    trace, key = listing._trace, listing._key
    question = f"released({name})" if name else "released"
    if not key:
        kept, may = _kept(listing, name)
        for path, allowed in may.items():
            trace.note(f"{path}|{question}", "released" if allowed else HELD)
        return Listing(trace, kept)
    own = f"{key}|{question}"
    chosen, left_out = trace.once(own, listing, partial(_named, name=name)).value
    trace.record(LEFT_OUT, own, left_out)
    return Listing(trace, chosen, own)


def _named(listing: Listing, name: str) -> tuple[tuple[Value | Record, ...], str]:
    """Return the items that are kept, and the paths of those that are left out."""
    kept, may = _kept(listing, name)
    left_out = (path for path, allowed in may.items() if not allowed)
    # Whoever asked first is forgotten: its trace would be kept with the items.
    return tuple(item.at(listing._trace) for item in kept), " ".join(left_out)


def _kept(listing: Listing, name: str) -> tuple[list[Value | Record], dict[str, bool]]:
    """Return the items that are kept, and for each record whether it may be shown."""
    items, trace = listing._items, listing._trace
    trace.budget.spend("steps", len(items))
    records = [item.at(trace) for item in items if isinstance(item, Record)]
    may = {item._path: _may(item, name) for item in records}
    kept = [item for item in items if isinstance(item, Value) or may[item._path]]
    return kept, may


def _may(item: Record, name: str) -> bool:
    """Return whether an item may be shown, with everything in its field `name`."""
    trace, path = item._trace, item._path
    if name and name not in offered(item):
        raise AttributeError(name)
    if not trace.released(path):
        return False
    if not name or trace.audience == "internal":
        return True
    try:
        with trace.derivation(path):
            _take(getattr(item, name))
    except Unreleased:
        return False
    return True


def _take(field: FieldValue) -> None:
    """Read a field; a value was read when it was handed out."""
    match field:
        case Record():
            field._trace.read(field._path)
        case Listing():
            tuple(field)
        case _:
            pass
