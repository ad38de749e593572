"""Where an initiative takes place."""

from briefgen.languages.countries import country_meant, is_country
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Location
from briefgen.reading.fields import At, Field, known, optional


def location(texts: Texts) -> Field[Location]:
    """Declare a place: a country, a name, or both."""
    what = "a country code such as PE"
    country = known(is_country, what, "unknown-country", country_meant)
    return mapping(
        Location,
        optional("country", country, "ISO 3166, two letters", "PE"),
        optional(
            "name",
            texts.line,
            "of a town, a region or a part of the world",
            "{en: the Andes, fr: les Andes}",
        ),
        check=_judge_location,
    )


def _judge_location(location: Location, at: At) -> None:
    if location.country is None and location.name is None:
        at.tell("expected a country, a name, or both", "missing-field")
