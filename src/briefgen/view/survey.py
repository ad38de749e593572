"""A portfolio to facts that documents reveal without printing them."""

from collections.abc import Iterator, Mapping

from briefgen.tree import Computed
from briefgen.view.release_label import embargoed
from briefgen.view.trace import Trace
from briefgen.view.values import Value

# What a derivation computes that no one should type over, by its formula.
COMPUTED: Mapping[str, Computed] = {
    "sum": "total",
    "difference": "difference",
    "share": "share",
    "rank": "rank",
    "length": "count",
    "finding": "finding",
}
CURRENCIES = "portfolio.initiatives|currencies"


def several_currencies(trace: Trace) -> bool:
    """Return whether amounts are in several currencies, so that dollars are told apart.

    Only lines count that these readers may know and that put no mark on a page: whatever
    is held back, or marked, changes nothing on the pages of others.
    """
    shared = trace.shared
    several = trace.known("currencies", lambda: len({*_currencies(shared)}) > 1)
    trace.note(CURRENCIES, "several" if several else "one")
    return several


def _currencies(trace: Trace) -> Iterator[str]:
    portfolio = trace.portfolio
    lines = [
        pair
        for each in portfolio.initiatives
        for pair in each.funding.lines_at(f"initiatives.{each.id}.funding")
    ]
    if portfolio.rates:  # sums are in the portfolio's own
        yield portfolio.currency
    if len({line.amount.currency for _, line in lines}) > 1 or portfolio.rates:
        lines = [(path, line) for path, line in lines if _is_unmarked(trace, path)]
    yield from (line.amount.currency for _, line in lines)


def _is_unmarked(trace: Trace, path: str) -> bool:
    """Return whether readers may know a value, and its label puts no mark on a page."""
    release = trace.portfolio.release_of(path)
    marked = release.marking is not None or embargoed(release, trace.as_of)
    return trace.released(path) and not marked


def safe_path(value: Value) -> str | None:
    """Return the path of a value as a file may contain it, or None.

    A public file has no path with a number, which may count what is held back.
    """
    path = value.path
    if path is None or value.trace.audience != "public":
        return path
    return None if any(map(str.isdigit, path.split("."))) else path


def computed_as(value: Value) -> Computed | None:
    """Return as what a value is computed of the data, or None of others."""
    return COMPUTED.get(value.formula) if value.path is None else None
