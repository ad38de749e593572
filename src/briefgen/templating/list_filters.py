"""A list to some of its items, by filters and tests."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.filters import FILTERS as STOCK
from jinja2.runtime import Context
from jinja2.tests import TESTS as STOCK_TESTS

from briefgen.templating.render_session import Misused, mismatch, session_of
from briefgen.view import Listing, Record, Value, bare, released, size_of, trace_of
from briefgen.view.untracked import named

Filter = Callable[..., Any]


@pass_context
def length(context: Context, items: object) -> Value:
    """Return the number of items of a list."""
    if not isinstance(items, (Listing, list, tuple)):
        raise mismatch("a list", items)
    trace = session_of(context).trace
    counted = named(items) if isinstance(items, Listing) else ()
    return Value(trace, len(items), formula="length", inputs=counted)


def only_released(items: object, attribute: object = "") -> Listing:
    """Return the items that are released to this document's readers, with a field."""
    known = _list(items)
    if not isinstance(attribute, str):
        raise mismatch("the name of a field in quotes", attribute)
    try:
        return released(known, attribute)
    except AttributeError:
        raise Misused(f"unknown field {attribute!r}") from None


def _kept(name: str) -> Filter:
    """Return a stock filter that chooses or orders items as one that keeps their trace."""
    stock = STOCK[name]

    @pass_context
    def filter_(context: Context, items: object, *args: Any, **options: Any) -> Listing:
        known = _list(items)
        if not FITS[name](args, options):
            raise Misused(f"wrong arguments for '{name}'")
        session_of(context).budget.spend("steps", size_of(known))
        first = context.environment if name in {"sort", "unique"} else context
        plain = (
            stock(known, *args, **options)
            if name == "reverse"
            else stock(first, known, *args, **options)
        )
        # What is not given (None) is left out: there is nothing to print or count.
        kept = (_item(item) for item in plain if item is not None)
        return Listing(trace_of(known), kept)

    return filter_


def _by_name(args: Sequence[object], _: Mapping[str, object]) -> bool:
    return isinstance(bare(next(iter(args), None)), str)


def _by_switches(args: Sequence[object], _: Mapping[str, object]) -> bool:
    return all(isinstance(each, bool) for each in args)


# What a filter of Jinja may be given, where Jinja itself says too little of it.
FITS: Mapping[str, Callable[[Sequence[object], Mapping[str, object]], bool]] = {
    "map": lambda args, options: "attribute" in options or _by_name(args, options),
    "rejectattr": _by_name,
    "reverse": lambda args, options: not args and not options,
    "selectattr": _by_name,
    "sort": _by_switches,
    "unique": _by_switches,
}


def _item(item: object) -> Value | Record:
    if not isinstance(item, Value | Record):
        raise mismatch("a value of each item", item)
    return item


def _edge(at: int) -> Filter:
    def filter_(items: object) -> object:
        known = _list(items)
        return known[at] if len(known) else None

    return filter_


def _list(items: object) -> Listing:
    if not isinstance(items, Listing):
        raise mismatch("a list", items)
    return items


CHOOSING: Mapping[str, Filter] = {
    "first": _edge(0),
    "last": _edge(-1),
    "length": length,
    "map": _kept("map"),
    "rejectattr": _kept("rejectattr"),
    "released": only_released,
    "reverse": _kept("reverse"),
    "selectattr": _kept("selectattr"),
    "sort": _kept("sort"),
    "unique": _kept("unique"),
}

COMPARISONS = "eq ne lt gt le ge == != < > <= >= equalto"
TESTS: Mapping[str, Filter] = {
    name: STOCK_TESTS[name]  # type: ignore[misc]  # jinja2 types them loosely
    for name in ("defined", "none", "in", "odd", "even", *COMPARISONS.split())
}
