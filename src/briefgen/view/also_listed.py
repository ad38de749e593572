"""Initiatives that are listed under another theme, too, and the themes that list them.

They count under their own theme alone. Each is shown only to readers who may see both
themes: else a page of the one would tell of the other.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from briefgen.model import Initiative, Portfolio
from briefgen.view.record import LEFT_OUT
from briefgen.view.records import Record
from briefgen.view.trace import Trace

# ruff: noqa: SLF001 - one face, several modules

Parts: TypeAlias = tuple[tuple[str, ...], str]  # ids that are shown, paths left out
Derive: TypeAlias = Callable[[Record], Parts]


def also_listed(theme: Record, key: str) -> Sequence[str]:
    """Return the ids of the initiatives of other themes that a theme lists.

    Only those are there that may be seen.
    """
    return _ids(theme, key, _initiatives_of)


def listing_themes(initiative: Record, key: str) -> Sequence[str]:
    """Return the ids of the other themes that list an initiative.

    Only those are there that may be seen.
    """
    return _ids(initiative, key, _themes_of)


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
