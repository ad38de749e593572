"""Initiatives that are listed under another theme, too, and the themes that list them.

They count under their own theme alone. Each is shown only to readers who may see both
themes: else a page of the one would tell of the other.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from briefgen.model import Initiative, Portfolio, Theme
from briefgen.view.record import LEFT_OUT
from briefgen.view.records import Record
from briefgen.view.trace import Trace

# ruff: noqa: SLF001 - one face, several modules

Parts: TypeAlias = tuple[tuple[str, ...], str]  # ids that are shown, paths left out
Derive: TypeAlias = Callable[[Record], Parts]
T = TypeVar("T", Initiative, Theme)


def also_listed(theme: Record, key: str) -> Sequence[Initiative]:
    """Return the initiatives of other themes that a theme lists, as far as may be seen."""
    trace = theme._trace
    ids = _ids(theme, key, _initiatives_of)
    by_id = trace.known("initiatives|ids", lambda: _by_id(trace.portfolio.initiatives))
    return [by_id[each] for each in ids]


def listing_themes(initiative: Record, key: str) -> Sequence[Theme]:
    """Return the other themes that list an initiative, as far as may be seen."""
    trace = initiative._trace
    ids = _ids(initiative, key, _themes_of)
    by_id = trace.known("themes|ids", lambda: _by_id(trace.portfolio.themes))
    return [by_id[each] for each in ids]


def by_other_theme(portfolio: Portfolio) -> Mapping[str, Sequence[Initiative]]:
    """Return the initiatives that each theme lists besides its own, if there are any."""
    groups: dict[str, list[Initiative]] = {}
    for initiative in portfolio.initiatives:
        for theme in initiative.also_in:
            groups.setdefault(theme, []).append(initiative)
    return groups


def _ids(record: Record, key: str, derive: Derive) -> Sequence[str]:
    trace = record._trace
    derived = trace.once(key, record, derive)
    shown, left_out = derived.value
    trace.record(LEFT_OUT, key, left_out)
    trace.note(f"{key}|labels", "read", derived.sources)
    return shown


def _initiatives_of(theme: Record) -> Parts:
    trace = theme._trace
    portfolio = trace.portfolio
    listed = trace.known("themes|also", lambda: by_other_theme(portfolio))
    own = listed.get(theme._record.id, ())
    return _judged(
        trace,
        [(each.id, f"initiatives.{each.id}", f"themes.{each.theme}") for each in own],
    )


def _themes_of(initiative: Record) -> Parts:
    themes = initiative._record.also_in
    return _judged(initiative._trace, [(each, f"themes.{each}") for each in themes])


def _judged(trace: Trace, items: Sequence[tuple[str, ...]]) -> Parts:
    """Read what may be shown with all that it tells of; tell what is left out."""
    shown, left_out = list[str](), list[str]()
    trace.budget.spend("steps", len(items))
    for name, *paths in items:
        if all(map(trace.released, paths)):
            shown.append(name)
            for path in paths:
                trace.read(path)
        else:
            left_out.append(paths[0])
    return tuple(shown), " ".join(left_out)


def _by_id(items: Iterable[T]) -> Mapping[str, T]:
    return {each.id: each for each in items}
