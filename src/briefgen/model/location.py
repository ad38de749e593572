"""Where an initiative takes place."""

from briefgen.model.text import LocalizedText
from briefgen.value_classes import dataclass


class CountryCode(str):
    """A country by its code (ISO 3166 alpha-2), which is printed as its name."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Location:
    """A place: a country (ISO 3166 alpha-2), a named place, or a named place in one."""

    country: str | None = None
    name: LocalizedText | None = None
