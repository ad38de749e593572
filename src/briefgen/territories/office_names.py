"""The `office` of `briefgen.yaml` to what an office decides for itself."""

from collections.abc import Mapping
from typing import Any

from briefgen.model import Language
from briefgen.reading import quoted
from briefgen.reading.fields import (
    Field,
    Unreadable,
    known,
    list_of,
    mapping_of,
    optional,
    record,
    required,
    scalar,
    text,
)
from briefgen.territories import Office, Territory, facts, meant

OF = "of "  # in English; "from" is made of it


def office() -> Field[Office]:
    """Declare what an office decides for itself."""
    what = "a country code such as PE"
    code = known(lambda name: name in facts(), what, "unknown-country", meant)
    english = scalar(_of, {"type": "string", "pattern": f"^{OF}"}, "a name with 'of'")
    by_language = record(
        _by_language,
        optional("en", _territory(english), "its name in English"),
        optional("fr", _territory(text()), "its name in French"),
    )
    return record(
        Office,
        optional("places", mapping_of(by_language, code), "by the country's code"),
        optional("h_aspire", list_of(text()), "French words before which none elides"),
    )


def _territory(of: Field[str]) -> Field[Territory]:
    return record(
        _named,
        required("name", text(), "as it stands alone"),
        required("in", text(), "as in « en Turquie »"),
        required("of", of, "as in « de Turquie »"),
    )


def _named(**given: Any) -> Territory:
    return Territory(given["name"], given["in"], given["of"])


def _by_language(**given: Territory) -> Mapping[Language, Territory]:
    return given


def _of(value: str) -> str:
    if not value.startswith(OF):
        message = f"expected a name with 'of', found {quoted(value)}"
        raise Unreadable(message, "preposition", f"write {OF}{value}")
    return value
