"""Initiatives in places, and the cases of maps."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from briefgen.model import (
    Coordinates,
    CountryCode,
    Initiative,
    Location,
    as_given,
)
from tests.charts.portfolios import initiative, text

WORLD = (
    *("CA", "US", "MX", "BR", "PE", "AR", "ZA", "NG", "KE", "EG", "FR", "GB", "DE"),
    *("UA", "IN", "CN", "JP", "KR", "ID", "PH", "AU", "NZ", "FJ", "TV", "MV", "SG"),
)


def place(
    country: str | None = None,
    name: str | None = None,
    at: tuple[float, float] | None = None,
) -> Location:
    degrees = [as_given(Decimal(str(each))) for each in at or ()]
    return Location(
        None if country is None else CountryCode(country),
        None if name is None else text(name),
        None,
        Coordinates(*degrees) if at else None,
    )


def at(name: str, *places: str | Location) -> Initiative:
    stated = (place(each) if isinstance(each, str) else each for each in places)
    return replace(initiative(name), places=tuple(stated))


def each_in(*countries: str) -> tuple[Initiative, ...]:
    """Give an initiative in each country."""
    return tuple(
        at(f"Initiative {number}", code) for number, code in enumerate(countries)
    )


REGION = "ASEAN member countries"
FUNDY = "Minas Passage, in the upper Bay of Fundy"
CASES: Mapping[str, tuple[Initiative, ...]] = {
    "none": (at("Initiative 1"), at("Initiative 2", place(None, REGION))),
    "one": each_in("PE"),
    "two": (*each_in("PE", "PE"), at("Initiative 3", "MY", place(None, REGION))),
    "many": each_in(*WORLD),
    "ties": each_in("GH", "SN", "GH", "SN"),
    "small states": each_in("FJ", "VU", "TV"),
    "across the date line": each_in("FJ", "WS", "NZ"),
    "points": (
        at("Initiative 1", place("CA", FUNDY, (45.36, -64.4))),
        at("Initiative 2", place("CA", "Nootka Sound", (49.6, -126.6))),
    ),
    "long names": each_in("CD", "VC", "TT", "BA"),
}
