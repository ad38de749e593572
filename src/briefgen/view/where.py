"""A list of initiatives to those that fulfil a condition, as far as may be seen."""

from collections.abc import Sequence
from functools import partial

from briefgen.view.conditions import Condition, text_of
from briefgen.view.groups import Way
from briefgen.view.record import LEFT_OUT
from briefgen.view.records import Listing, Record
from briefgen.view.trace import Trace

# ruff: noqa: SLF001 - one face, several modules


def fulfilling(listing: Listing, condition: Condition) -> Listing:
    """Return the initiatives that fulfil a condition by what its readers may see."""
    trace, own = listing._trace, f"{listing._key}|where({text_of(condition)})"
    derived = trace.once(own, listing, partial(_fulfilling, condition=condition))
    chosen, left_out = derived.value
    trace.record(LEFT_OUT, own, left_out)
    trace.note(f"{own}|labels", "read", derived.sources)
    return Listing(trace, chosen, own)


def _fulfilling(
    listing: Listing, condition: Condition
) -> tuple[tuple[Record, ...], str]:
    """Return the initiatives, and the paths of those that would be among them."""
    chosen, left_out = list[Record](), list[str]()
    trace = listing._trace
    trace.budget.spend("steps", len(listing._items))
    for item in listing._items:
        assert isinstance(item, Record), "an initiative"
        ways = tuple(condition.ways(item._record))
        shown = [
            paths for paths in (_released(trace, item, way) for way in ways) if paths
        ]
        for path in (path for paths in shown for path in paths):
            trace.read(path)
        if shown:
            chosen.append(item.at(trace))
        elif ways:
            left_out.append(item._path)
    return tuple(chosen), " ".join(left_out)


def _released(trace: Trace, item: Record, way: Way) -> Sequence[str]:
    """Return the paths of a way that may be seen; none if they do not show all of it."""
    every = ((item._path,), *way)
    parts = [[path for path in paths if trace.released(path)] for paths in every]
    return [path for part in parts for path in part] if all(parts) else ()


def narrowed(listing: Listing, subject: Record) -> Listing:
    """Return the initiatives of a subject; of a document's own, those of its kind."""
    condition = subject._trace.where.get(subject._path)
    return listing if condition is None else fulfilling(listing, condition)
