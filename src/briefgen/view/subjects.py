"""What documents are about, the portfolio, a theme or an initiative, with derived fields."""

from collections.abc import Callable, Iterable
from functools import cache, partial

from briefgen import model
from briefgen.view.also_listed import also_listed, listing_themes
from briefgen.view.cancelled import cancelled, going_on
from briefgen.view.derived import Many, declared, derived
from briefgen.view.errors import Unreleased, Untranslated
from briefgen.view.notes import NoteRecord, Notes, note_of
from briefgen.view.number_forms import in_number
from briefgen.view.reading_order import by_theme, in_order, initiative_of
from briefgen.view.record import digest
from briefgen.view.records import (
    RECORDS,
    FieldValue,
    Listing,
    Record,
    own_fields,
    see,
)
from briefgen.view.trace import T, Trace
from briefgen.view.values import Value


class PortfolioRecord(Record, of=model.Portfolio):
    """The whole portfolio."""

    __slots__ = ()

    @derived(Many(model.Theme))
    def themes(self, key: str) -> Listing:
        """Return the themes, in the order of the data."""
        trace = self._trace
        return kept(trace, theme, lambda: trace.portfolio.themes, key)

    @derived(Many(model.Initiative))
    def initiatives(self, key: str) -> Listing:
        """Return the initiatives of all themes, in their order, without the cancelled ones."""
        return going_on(self._all(key), self)

    @derived(Many(model.Initiative))
    def cancelled(self, key: str) -> Listing:
        """Return the initiatives of all themes that are cancelled: nothing counts them."""
        return cancelled(self._all(key), self)

    def _all(self, key: str) -> Listing:
        trace = self._trace
        return kept(trace, initiative, lambda: in_order(trace), key)


class ThemeRecord(Record, of=model.Theme):
    """A theme."""

    __slots__ = ()
    _record: model.Theme

    @derived(Many(model.Initiative))
    def initiatives(self, key: str) -> Listing:
        """Return the initiatives of the theme, in their order, without the cancelled ones."""
        return going_on(self._all(key), self)

    @derived(Many(model.Initiative))
    def cancelled(self, key: str) -> Listing:
        """Return the initiatives of the theme that are cancelled: nothing counts them."""
        return cancelled(self._all(key), self)

    @derived(Many(model.Initiative))
    def also(self, key: str) -> Listing:
        """Return the initiatives of other themes that are listed here, too, and count there."""
        ids, find = also_listed(self, key), partial(initiative_of, self._trace)
        return going_on(
            kept(self._trace, initiative, lambda: map(find, ids), key), self
        )

    @derived(Value)
    def lead(self, _: str) -> FieldValue:
        """Return the lead, in the form for the number of its initiatives that may be shown."""
        return in_number(self, "lead", self.initiatives)

    @derived(model.Note)
    def note(self, key: str) -> NoteRecord | None:
        """Return the note: each field its own, or else that of the portfolio."""
        return note_of(self._trace, key, _notes(self._trace, self._record))

    def _all(self, key: str) -> Listing:
        trace = self._trace
        themes = trace.known("themes|initiatives", lambda: by_theme(trace.portfolio))
        return kept(trace, initiative, lambda: themes.get(self._record.id, ()), key)


class InitiativeRecord(Record, of=model.Initiative):
    """An initiative."""

    __slots__ = ()
    _record: model.Initiative

    @derived(model.Theme)
    def theme(self, key: str) -> Record:
        """Return the theme, with all of its fields."""
        trace, own = self._trace, self._record.theme
        paths = key, f"themes.{own}"
        for path in paths:
            trace.read(path)
        trace.note(key, digest(own), *paths)
        trace.budget.spend("steps")
        return theme_named(trace, own)

    @derived(Many(model.Theme))
    def also_in(self, key: str) -> Listing:
        """Return the other themes that list it; it counts under its own alone."""
        ids, find = listing_themes(self, key), partial(_theme_of, self._trace)
        return kept(self._trace, theme, lambda: map(find, ids), key)

    @derived(Many(model.Initiative))
    def initiatives(self, key: str) -> Listing:
        """Return a list of itself alone; it is empty once it is cancelled."""
        return going_on(Listing(self._trace, (self,), key), self)

    @derived(Value)
    def description(self, key: str) -> FieldValue:
        """Return the description, or the summary if a document is made to fit its pages."""
        if self._record.id in self._trace.summaries:
            return see(self._trace, self._record.summary, f"{self._path}.summary")
        return see(self._trace, self._record.description, key)

    @derived(model.Note)
    def note(self, key: str) -> NoteRecord | None:
        """Return the note: each field its own, or else that of its theme, or the portfolio."""
        own, theme = self._record, _theme_of(self._trace, self._record.theme)
        notes = (f"initiatives.{own.id}.note", own.note), *_notes(self._trace, theme)
        return note_of(self._trace, key, notes)


@cache
def fields(kind: type) -> tuple[str, ...]:
    """Return the names that a record of this kind offers to templates, as in the data."""
    derived_fields = declared(RECORDS.get(kind, Record))
    return tuple(dict.fromkeys((*own_fields(kind), *derived_fields)))


def portfolio(trace: Trace) -> Record:
    """Return the whole portfolio as a record."""
    return PortfolioRecord(trace, trace.portfolio, "portfolio")


def theme(trace: Trace, data: model.Theme) -> Record:
    """Return a theme as a record."""
    return ThemeRecord(trace, data, f"themes.{data.id}")


def initiative(trace: Trace, data: model.Initiative) -> Record:
    """Return an initiative as a record."""
    return InitiativeRecord(trace, data, f"initiatives.{data.id}")


def theme_named(trace: Trace, name: str) -> Record:
    """Return the theme with an id; raise KeyError if there is none."""
    return theme(trace, _theme_of(trace, name))


def _theme_of(trace: Trace, name: str) -> model.Theme:
    data = trace.portfolio
    by_id = trace.known("themes|by id", lambda: {each.id: each for each in data.themes})
    return by_id[name]


def _notes(trace: Trace, data: model.Theme) -> Notes:
    """Return the note of a theme, and that of the portfolio."""
    whole = "portfolio.note", trace.portfolio.note
    return (f"themes.{data.id}.note", data.note), whole


def initiative_named(trace: Trace, name: str) -> Record:
    """Return the initiative with an id; raise KeyError if there is none."""
    return initiative(trace, initiative_of(trace, name))


def summarised(trace: Trace, name: str) -> bool:
    """Return whether an initiative has a summary for these readers; record if not."""
    try:
        return initiative_named(trace, name).summary is not None
    except (Unreleased, Untranslated):
        trace.recorded |= trace.refused
        return False


def subject(record: Record) -> Record:
    """Return a record that was read as a subject: files are named after it.

    So was what its initiatives are chosen by: a page about them tells that.
    """
    record._appear()  # noqa: SLF001 - one face, two modules
    if record._path in record._trace.where:  # noqa: SLF001
        _ = record.initiatives
    return record


def kept(
    trace: Trace,
    show: Callable[[Trace, T], Record],
    find: Callable[[], Iterable[T]],
    key: str,
) -> Listing:
    """Return a list, whose items are made once for all documents of the same readers."""
    trace.budget.spend("steps")
    shared = trace.shared
    items = trace.known(f"{key}|made", lambda: tuple(show(shared, at) for at in find()))
    return Listing(trace, items, key)
