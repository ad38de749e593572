"""A list to those of its items that may be shown to a document's readers."""

from functools import partial

from briefgen.view.errors import Unreleased
from briefgen.view.funding import FundingRecord
from briefgen.view.reads import Derivation, Origins, Reads
from briefgen.view.record import HELD, LEFT_OUT
from briefgen.view.records import FieldValue, Listing, Record
from briefgen.view.untracked import offered
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules

NOTHING = Derivation(((), ""), Origins())  # of a list without items


def released(listing: Listing, name: str = "") -> Listing:
    """Return the items that may be shown to the document's readers.

    With a `name`, only those whose field of that name may be shown, too. Raises
    AttributeError if an item has no such field.
    """
    trace, key = listing._trace, listing._key
    question = f"released({name})" if name else "released"
    if not key:
        kept, may = _kept(listing, name)
        for path, reads in may.items():
            shown = "released" if reads is not None else HELD
            trace.note(f"{path}|{question}", shown, *(reads or ()))
        return Listing(trace, kept)
    own = f"{key}|{question}"
    named = partial(_named, name=name)
    derived = trace.once(own, listing, named) if listing._items else NOTHING
    chosen, left_out = derived.value
    trace.record(LEFT_OUT, own, left_out)
    if name:  # an embargo of the field alone is part of the judgement
        trace.note(f"{own}|labels", "read", derived.sources)
    return Listing(trace, chosen, own)


def _named(listing: Listing, name: str) -> tuple[tuple[Value | Record, ...], str]:
    """Return the items that are kept, and the paths of those that are left out."""
    kept, may = _kept(listing, name)
    left_out = (path for path, reads in may.items() if reads is None)
    # Whoever asked first is forgotten: its trace would be kept with the items.
    return tuple(item.at(listing._trace) for item in kept), " ".join(left_out)


def _kept(
    listing: Listing, name: str
) -> tuple[list[Value | Record], dict[str, Reads | None]]:
    """Return the items that are kept, and what was read to know it of each record.

    That is None for a record that may not be shown.
    """
    items, trace = listing._items, listing._trace
    trace.budget.spend("steps", len(items))
    records = [item.at(trace) for item in items if isinstance(item, Record)]
    may = {item._path: _may(item, name) for item in records}
    kept = [
        item for item in items if isinstance(item, Value) or may[item._path] is not None
    ]
    return kept, may


def _may(item: Record, name: str) -> Reads | None:
    """Return what is read of the field `name` of an item, or None if one is held back."""
    trace, path = item._trace, item._path
    if name and name.partition(".")[0] not in offered(item):
        raise AttributeError(name)
    if not trace.released(path):
        return None
    if not name or trace.audience == "internal":
        return Reads()
    try:
        with trace.derivation(path) as reads:
            _take(_field(item, name))
    except Unreleased:
        return None
    return reads


def _field(item: Record, name: str) -> FieldValue:
    """Return a field of a record, or a field of that: `fields.reply`."""
    first, _, below = name.partition(".")
    if first not in offered(item):
        raise AttributeError(name)
    field: FieldValue = getattr(item, first)
    return _field(field, below) if below and isinstance(field, Record) else field


def _take(field: FieldValue) -> None:
    """Read a field; a value was read when it was handed out."""
    match field:
        case FundingRecord():
            tuple(field.lines)
        case Record():
            field._trace.read(field._path)
        case Listing():
            tuple(field)
        case _:
            pass
