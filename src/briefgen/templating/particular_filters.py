"""Particulars of an initiative to text, by filters: how far it is, and when."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from briefgen.languages.particulars import particulars_of
from briefgen.model import Status
from briefgen.templating.format_filters import record_of
from briefgen.templating.render_session import session_of
from briefgen.view import Value, bare

Filter = Callable[..., Any]


@pass_context
def status(context: Context, record: object) -> Value:
    """Word how far an initiative is: "under way as of November 16, 2024"."""
    session = session_of(context)
    entry = record_of(record, "a status", Status)
    state, as_of = attrgetter("state", "as_of")(entry)
    text = particulars_of(session.words).status(state.raw, bare(as_of))
    return session.derive(text, "status", *(each for each in (state, as_of) if each))


PARTICULARS: Mapping[str, Filter] = {
    "status": status,
}
