"""A text with forms to the one for the number of initiatives that may be shown."""

from briefgen import model
from briefgen.languages import plurals
from briefgen.view.record import digest
from briefgen.view.records import FieldValue, Listing, Record, path_of, see, words_in
from briefgen.view.values import Value

# ruff: noqa: SLF001 - one face, several modules


def in_number(record: Record, name: str, listing: Listing) -> FieldValue:
    """Return a text of a record, in the form for the number of items that may be shown."""
    trace, text = record._trace, _text(record, name)
    path = f"{record._path}.{name}"
    if text is None or text.forms is None:
        return see(trace, text, path)
    return see(trace, text, path, lambda *_: in_form(record, name, form_for(listing)))


def form_for(listing: Listing) -> str:
    """Return the form that words take beside the number of items that may be shown."""
    trace = listing._trace
    shown = [path for path in map(path_of, listing._items) if trace.released(path)]
    trace.budget.spend("steps", len(listing._items))
    for path in shown:
        trace.read(path)
    form = plurals.form(trace.language, len(shown))
    trace.note(f"{listing._key}|form", form, *shown)
    return form


def in_form(record: Record, name: str, form: str) -> Value:
    """Return a text in one of its forms; raise LookupError if it has none."""
    trace, text = record._trace, _text(record, name)
    if text is None or text.forms is None:
        raise LookupError(form)
    words, path = words_in(trace, text, f"{record._path}.{name}", form)
    own = path.removeprefix(f"{record._path}.")
    trace.note(f"{record._path}|form({name}.{form})", f"{own} {digest(words)}", path)
    return Value(trace, words, path)


def _text(record: Record, name: str) -> model.LocalizedText | None:
    text = getattr(record._record, name)
    assert text is None or isinstance(text, model.LocalizedText)
    return text
