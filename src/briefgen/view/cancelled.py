"""The initiatives of a subject to those that are not cancelled, and those that are.

What is cancelled counts for nothing: in no total, number, chart or list of what was
announced. It stands apart, so that pages can say so. Whether it is, a status tells that
readers may see: one that is held back changes nothing for them.
"""

from typing import NamedTuple, TypeAlias

from briefgen.view.records import Listing, Record
from briefgen.view.where import narrowed

# ruff: noqa: SLF001 - one face, several modules

STATE = "status.state"
Items: TypeAlias = tuple[Record, ...]


class _Judged(NamedTuple):
    going_on: Items
    cancelled: Items


def going_on(listing: Listing, subject: Record) -> Listing:
    """Return the initiatives that are not cancelled; of a document's own, those of its kind.

    They keep the name of the list: templates mean them by the initiatives of a subject.
    Where a kind chooses by the status, they are all that it chooses.
    """
    if _asks_for_state(subject):
        return narrowed(listing, subject)
    kept = _judged(listing).going_on
    return narrowed(Listing(listing._trace, kept, listing._key), subject)


def cancelled(listing: Listing, subject: Record) -> Listing:
    """Return the initiatives that are cancelled; of a document's own, those of its kind.

    Where a kind chooses by the status, none stands apart.
    """
    apart = () if _asks_for_state(subject) else _judged(listing).cancelled
    return narrowed(Listing(listing._trace, apart, listing._key), subject)


def _asks_for_state(subject: Record) -> bool:
    condition = subject._trace.where.get(subject._path)
    alternatives = () if condition is None else condition.alternatives
    return any(each.field == STATE for every in alternatives for each in every)


def _judged(listing: Listing) -> _Judged:
    """Tell apart those that readers know to be cancelled, which is read: once for all."""
    trace, key = listing._trace, listing._key
    judged = trace.once(f"{key}|cancelled", listing, _judge)
    if judged.value.cancelled:  # a list without any reads no status
        trace.note(f"{key}|cancelled|labels", "read", judged.sources)
    return judged.value


def _judge(listing: Listing) -> _Judged:
    trace, kept, apart = listing._trace, list[Record](), list[Record]()
    trace.budget.spend("steps", len(listing._items))
    for item in listing._items:
        assert isinstance(item, Record), "an initiative"
        status, path = item._record.status, f"{item._path}.{STATE}"
        if status and status.state == "cancelled" and trace.released(path):
            trace.read(path)
            apart.append(item)
        else:
            kept.append(item)
    return _Judged(tuple(kept), tuple(apart))
