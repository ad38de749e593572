"""The `office` of `briefgen.yaml` to what an office decides for itself."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from briefgen.languages import CODES, TEMPLATES, every, facts
from briefgen.languages.countries import territory_meant
from briefgen.languages.territories import Office, Territory, territories
from briefgen.model import Language
from briefgen.reading import quoted
from briefgen.reading.fields import (
    Field,
    Schema,
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


def office() -> Field[Office]:
    """Declare what an office decides for itself."""
    what = "a country code such as PE"
    known_codes = territories(TEMPLATES)
    code = known(known_codes.__contains__, what, "unknown-country", territory_meant)
    names = (
        optional(language, _territory(language), f"its name in {facts(language).name}")
        for language in CODES
    )
    by_language = record(dict[Language, Territory], *names)
    lists = (
        optional(name, list_of(text()), about)
        for language in every()
        for name, about in language.office_lists.items()
    )
    return record(
        _office,
        optional("places", mapping_of(by_language, code), "by the country's code"),
        *lists,
    )


def _office(
    places: Mapping[str, Mapping[Language, Territory]] | None = None,
    **lists: tuple[str, ...],
) -> Office:
    return Office(places or {}, lists)


def _territory(language: str) -> Field[Territory]:
    begins = facts(language).of_begins
    schema: Schema = {"type": "string", "pattern": f"^{begins}"}
    of = scalar(partial(_of, begins), schema, "a name with 'of'") if begins else text()
    return record(
        _named,
        required("name", text(), "as it stands alone"),
        required("in", text(), "as in « en Turquie »"),
        required("of", of, "as in « de Turquie »"),
    )


def _named(**fields: Any) -> Territory:
    return Territory(fields["name"], fields["in"], fields["of"])


def _of(begins: str, value: str) -> str:
    """Keep a name with "of", of which other forms are made; refuse another."""
    if not value.startswith(begins):
        message = f"expected a name with '{begins.strip()}', found {quoted(value)}"
        raise Unreadable(message, "preposition", f"write {begins}{value}")
    return value
