"""A portfolio's initiatives to the order in which its readers may know them."""

from collections.abc import Mapping, Sequence

from briefgen.model import Initiative, Portfolio
from briefgen.view.trace import Trace


def in_order(trace: Trace) -> tuple[Initiative, ...]:
    """Return the initiatives by theme; those of themes held back are last, mixed.

    Their place among the others would reveal their themes.
    """
    portfolio = trace.portfolio
    shown = [
        each.id for each in portfolio.themes if trace.released(f"themes.{each.id}")
    ]
    if len(shown) == len(portfolio.themes):
        return portfolio.initiatives
    places = {theme: place for place, theme in enumerate(shown)}

    def rank(item: Initiative) -> tuple[int, int, str]:
        return places.get(item.theme, len(places)), item.order, item.id

    return tuple(sorted(portfolio.initiatives, key=rank))


def initiative_of(trace: Trace, name: str) -> Initiative:
    """Return the initiative with an id; raise KeyError if there is none."""
    data = trace.portfolio
    by_id = trace.known(
        "initiatives|by id", lambda: {each.id: each for each in data.initiatives}
    )
    return by_id[name]


def by_theme(portfolio: Portfolio) -> Mapping[str, Sequence[Initiative]]:
    """Return the initiatives of each theme that has any."""
    groups: dict[str, list[Initiative]] = {}
    for initiative in portfolio.initiatives:
        groups.setdefault(initiative.theme, []).append(initiative)
    return groups
