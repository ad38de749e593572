"""A portfolio to facts that documents reveal without printing them."""

from briefgen.view.records import Record
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules


def place_of(record: Record) -> int:
    """Return the position of a subject's theme among those readers may see, from 0.

    A subject without such a theme has the first.
    """
    trace, path = record._trace, record._path
    themes = [f"themes.{theme.id}" for theme in trace.portfolio.themes]
    shown = [theme for theme in themes if trace.released(theme)]
    own = getattr(record._record, "theme", None)
    theme = path if own is None else f"themes.{own}"
    place = shown.index(theme) if theme in shown else 0
    trace.note(f"{path}|place", str(place), ())
    return place


def safe_path(value: Value) -> str | None:
    """Return the path of a value as a file may contain it, or None.

    A public file has no path with a number, which may count what is held back.
    """
    path = value.path or ""
    counted = any(step.isdigit() for step in path.split("."))
    return None if counted and value.trace.audience == "public" else value.path
