"""A row of a series to where it is on earth, in degrees; no shape is read for that."""

from typing import TypeAlias

from briefgen.value_classes import dataclass

Degrees: TypeAlias = tuple[float, float]  # longitude, latitude; east and north above 0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A country by its code, points, or both; a part of the world has neither."""

    country: str | None = None
    points: tuple[Degrees, ...] = ()
