"""Where an initiative takes place."""

import re
from decimal import Decimal

from briefgen.languages.countries import country_meant, is_country
from briefgen.loading.declarations.texts import Texts, mapping
from briefgen.model import Coordinates, Location, Number, as_given
from briefgen.reading import quoted
from briefgen.reading.fields import (
    At,
    Field,
    Schema,
    Unreadable,
    known,
    optional,
    required,
    scalar,
)

DEGREES = re.compile(r"[-+]?\d{1,3}(\.\d{1,10})?", re.ASCII)
FARTHEST_NORTH, FARTHEST_EAST = 90, 180
DECIMAL = "write decimal degrees; south and west are below zero: -8.11"


def location(texts: Texts) -> Field[Location]:
    """Declare a place: a country, a name, or both."""
    what = "a country code such as PE"
    country = known(is_country, what, "unknown-country", country_meant)
    coordinates = mapping(
        Coordinates,
        required("latitude", _degrees(FARTHEST_NORTH), "north is above zero", "-8.11"),
        required("longitude", _degrees(FARTHEST_EAST), "east is above zero", "-79.03"),
        check=_judge_coordinates,
    )
    return mapping(
        Location,
        optional("country", country, "ISO 3166, two letters", "PE"),
        optional(
            "name",
            texts.name,
            "of a town, a region or a part of the world",
            "{en: the Andes, fr: les Andes}",
        ),
        optional(
            "region",
            texts.name,
            "what the place is in, within its country",
            "{en: Ancash, fr: Ancash}",
        ),
        optional("coordinates", coordinates, "in decimal degrees"),
        check=_judge_location,
    )


def _judge_location(location: Location, at: At) -> None:
    if location.country is None and location.name is None and location.region is None:
        at.tell("expected a country, a name, or both", "missing-field")


def _degrees(most: int) -> Field[Number]:
    def parse(value: str) -> Number:
        if not DEGREES.fullmatch(value):
            message = f"expected decimal degrees, found {quoted(value)}"
            raise Unreadable(message, "number", DECIMAL)
        degrees = Decimal(value)
        if abs(degrees) > FARTHEST_EAST:
            message = f"expected at most {most} degrees, found {quoted(value)}"
            raise Unreadable(message, "range", DECIMAL)
        return as_given(degrees)

    schema: Schema = {"type": "number", "minimum": -most, "maximum": most}
    return scalar(parse, schema, "decimal degrees")


def _judge_coordinates(coordinates: Coordinates, at: At) -> None:
    latitude, longitude = coordinates.latitude.value, coordinates.longitude.value
    if abs(latitude) > FARTHEST_NORTH:
        message = f"a latitude is from -90 to 90, found {latitude}"
        swapped = abs(longitude) <= FARTHEST_NORTH
        hint = "are latitude and longitude swapped?" if swapped else None
        (at / "latitude").tell(message, "range", hint)
