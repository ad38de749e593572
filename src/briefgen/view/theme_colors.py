"""A subject to the colour and the icon of its theme.

The colour is the theme's own, or one of the style by its place. This is the only place that
decides it, for documents and charts alike.
"""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.errors import Place
from briefgen.view.record import shortened
from briefgen.view.records import Listing, Record
from briefgen.view.trace import Trace

# ruff: noqa: SLF001 - one face, several modules


def theme_color(record: Record, accents: Sequence[str]) -> str:
    """Return the colour of a subject's theme as `#rrggbb`; `accents` are the style's.

    A subject without a theme that readers may see has the first of them.
    """
    return own_color(record) or accents[place_of(record) % len(accents)]


def own_color(record: Record) -> str:
    """Return the colour that the data gives a subject's theme; empty if it gives none.

    That of a theme which is held back is not used.
    """
    return _own(record, "color")


def own_icon(record: Record) -> str:
    """Return the icon that the data gives a subject's theme; empty if it gives none."""
    return _own(record, "icon")


def theme_place(record: Record, name: str) -> Place:
    """Return where the data gives a field of a subject's theme, which it does."""
    place = record._trace.place(f"{_theme(record)}.{name}")
    assert place is not None, "it was read"
    return place


def place_of(record: Record) -> int:
    """Return the position of a subject's theme among those readers may see, from 0.

    A subject without such a theme has the first. Themes without an initiative that readers
    may see come after the others, all at one place: they move none of them.
    """
    trace, path = record._trace, _theme(record)
    place = _places(trace).get(path, 0)
    trace.note(f"{record._path}|place", str(place))
    return place


def places_in(themes: Listing) -> Mapping[str, int]:
    """Return the position of each theme by its path, and record them all."""
    trace = themes._trace
    places = _places(trace)
    every = ", ".join(f"{path} {place}" for path, place in places.items())
    trace.note(f"{themes._key}|places", shortened(every or "none"))
    return places


def _theme(record: Record) -> str:
    own = getattr(record._record, "theme", None)
    return record._path if own is None else f"themes.{own}"


def _places(trace: Trace) -> Mapping[str, int]:
    shared = trace.shared
    return trace.known("themes|places", lambda: dict(_placed(shared)))


def _placed(trace: Trace) -> Iterator[tuple[str, int]]:
    portfolio = trace.portfolio
    shown = (
        each
        for each in portfolio.initiatives
        if trace.released(f"initiatives.{each.id}")
    )
    having = {f"themes.{each.theme}" for each in shown}
    themes = [f"themes.{theme.id}" for theme in portfolio.themes]
    themes = [theme for theme in themes if trace.released(theme)]
    first = [theme for theme in themes if theme in having]
    yield from ((theme, place) for place, theme in enumerate(first))
    yield from ((theme, len(first)) for theme in themes if theme not in having)


def _own(record: Record, name: str) -> str:
    """Return a field of a subject's theme, if its readers may see the theme."""
    trace, path = record._trace, _theme(record)
    every = trace.known(f"themes|{name}", lambda: _stated(trace.shared, name))
    value = every.get(path, "")
    trace.note(f"{record._path}|{name}", value or "none")
    return value


def _stated(trace: Trace, name: str) -> Mapping[str, str]:
    every = {
        f"themes.{each.id}": getattr(each, name) for each in trace.portfolio.themes
    }
    return {
        theme: value
        for theme, value in every.items()
        if value and trace.released(theme)
    }
