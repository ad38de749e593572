"""Places to words: names, countries, and names in countries; what is at home stands alone."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from briefgen.languages.territories import (
    Office,
    Preposition,
    Territory,
    territory_of,
)
from briefgen.model import Jurisdiction


class PlaceWords(ABC):
    """Word places in one language, for the readers of an office."""

    __slots__ = ()

    language: ClassVar[str]
    office: Office
    jurisdiction: Jurisdiction

    @abstractmethod
    def listing(self, items: Sequence[str]) -> str:
        """Join items to a list in prose."""

    def is_home(self, country: str | None) -> bool:
        """Return whether a country is that of the office, which its readers live in."""
        return country == self.jurisdiction.country

    def location(self, country: str | None, name: str | None) -> str:
        """Word a place: a name, a country, or a name in a country.

        No place at home is said to be there: its readers know.
        """
        if name and self.is_home(country):
            return name
        territory = None if country is None else self.territory(country)
        return ", ".join(part for part in (name, territory) if part)

    def within_region(
        self, name: str | None, region: str | None, country: str | None
    ) -> str | None:
        """Word a place in its region: `Trujillo (La Libertad)`, `Halifax, Nova Scotia`."""
        if not (name and region):
            return name or region
        return f"{name}, {region}" if self.is_home(country) else f"{name} ({region})"

    def places(self, groups: Sequence[tuple[str | None, Sequence[str]]]) -> str:
        """Word the places of countries, each country once: "Piura and Lima, Peru"."""
        return self.listing([self.group(*group) for group in groups])

    def group(self, country: str | None, names: Sequence[str]) -> str:
        """Word the places of one country, or the country where none is named."""
        return self.location(country, self.listing(names) if names else None)

    def territory(self, code: str) -> str:
        """Return a country's name; the code itself where it has none."""
        return territory_of(code, self.language, self.office).name

    def situated(self, code: str, preposition: Preposition, name: str | None) -> str:
        """Word a country with its preposition: "in Peru", "in Peru (La Libertad)"."""
        place = territory_of(code, self.language, self.office)
        from_ = self.coming_from(place)
        country = {"in": place.inside, "of": place.of, "from": from_}[preposition]
        return f"{country} ({name})" if name else country

    def coming_from(self, country: Territory) -> str:
        """Return a country's name with "from", in many languages the same as "of"."""
        return country.of
