"""A portfolio as readers may see it to what documents tell of it without printing it."""

from collections.abc import Iterable

from briefgen.model import Initiative
from briefgen.view.records import Record
from briefgen.view.values import Trace, Value

# ruff: noqa: SLF001 - one face, several modules


def several_currencies(trace: Trace) -> bool:
    """Say whether amounts must tell which currency they mean.

    What readers may not see counts for nothing: it would tell that it is there.
    """
    items = trace.portfolio.initiatives
    seen = (each for each in items if trace.released(f"initiatives.{each.id}.funding"))
    several = _several(items) and _several(seen)
    trace.note("portfolio|currencies", "several" if several else "one", ())
    return several


def _several(initiatives: Iterable[Initiative]) -> bool:
    return len({each.funding.amount.currency for each in initiatives}) > 1


def place_of(seen: Record) -> int:
    """Give the place of a subject's theme among those that readers may see, from 0.

    A subject without such a theme has the first.
    """
    trace, path = seen._trace, seen._path
    themes = [f"themes.{theme.id}" for theme in trace.portfolio.themes]
    shown = [theme for theme in themes if trace.released(theme)]
    own = getattr(seen._record, "theme", None)
    theme = path if own is None else f"themes.{own}"
    place = shown.index(theme) if theme in shown else 0
    trace.note(f"{path}|place", str(place), ())
    return place


def path_told(value: Value) -> str | None:
    """Give the path of a value as a file may tell it.

    None where a number in it counts what is held back.
    """
    steps = (value.path or "").split(".")
    for at, step in enumerate(steps):
        before = range(int(step)) if step.isdigit() else ()
        beside = (".".join([*steps[:at], str(number)]) for number in before)
        if not all(map(value.trace.released, beside)):
            return None
    return value.path
