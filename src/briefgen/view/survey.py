"""A portfolio to facts that documents reveal without printing them."""

from collections.abc import Mapping
from functools import partial

from briefgen.view.records import Record
from briefgen.view.trace import Trace
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules


def place_of(record: Record) -> int:
    """Return the position of a subject's theme among those readers may see, from 0.

    A subject without such a theme has the first.
    """
    trace, path = record._trace, record._path
    places = trace.known("themes|places", partial(_places, trace.shared))
    own = getattr(record._record, "theme", None)
    place = places.get(path if own is None else f"themes.{own}", 0)
    trace.note(f"{path}|place", str(place))
    return place


def _places(trace: Trace) -> Mapping[str, int]:
    """Return the position of each theme, by its path."""
    themes = (f"themes.{theme.id}" for theme in trace.portfolio.themes)
    shown = (theme for theme in themes if trace.released(theme))
    return {theme: place for place, theme in enumerate(shown)}


def safe_path(value: Value) -> str | None:
    """Return the path of a value as a file may contain it, or None.

    A public file has no path with a number, which may count what is held back.
    """
    path = value.path
    if path is None or value.trace.audience != "public":
        return path
    return None if any(map(str.isdigit, path.split("."))) else path
