"""How far an initiative is."""

from typing import get_args

from briefgen.loading.dates import when
from briefgen.loading.declarations.texts import mapping
from briefgen.model import State, Status
from briefgen.reading.fields import Field, choice, optional, required, shorthand


def status() -> Field[Status]:
    """Declare a status: its name alone, or with the date on which it was so."""
    state = choice(get_args(State))
    whole = mapping(
        Status,
        required("state", state, "how far it is", "under-way"),
        optional("as_of", when(), "when that was so", "2024-11-16"),
    )
    return shorthand(state, Status, whole)
