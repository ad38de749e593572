"""The kept outlines of countries to points in degrees, read at the first map.

They are of Natural Earth, in the public domain; `map_data/README.md` says more.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from briefgen.charts.sites import Degrees
from briefgen.value_classes import dataclass

Bounds: TypeAlias = tuple[float, float, float, float]  # west, south, east, north

KEPT = Path(__file__).parent.parent / "map_data" / "shapes.json"


@dataclass(frozen=True, slots=True)
class Ring:
    """An outline, or a hole in one, and the box around it; its end is its beginning."""

    points: tuple[Degrees, ...]
    box: Bounds


@dataclass(frozen=True, slots=True)
class CountryShape:
    """A country: a point well inside it, its outlines, and what a map of it shows.

    Beyond the date line, degrees go on above 180. Of a state that is too small for an
    outline, there is only the point.
    """

    at: Degrees
    box: Bounds
    rings: tuple[Ring, ...]


@cache
def shapes() -> Mapping[str, CountryShape]:
    """Return the countries by code; land that no country has is under an empty one."""
    kept = json.loads(KEPT.read_text("utf-8"))
    step = kept["step"]
    return {code: _shape(each, step) for code, each in kept["shapes"].items()}


def _shape(kept: Mapping[str, Sequence[float]], step: float) -> CountryShape:
    x, y = kept["at"]
    west, south, east, north = kept.get("box", (x, y, x, y))
    rings = tuple(_ring(each, step) for each in kept.get("rings", ()))  # type: ignore[arg-type]
    return CountryShape((x, y), (west, south, east, north), rings)


def _ring(steps: Sequence[int], step: float) -> Ring:
    points = tuple(_along(steps, step))
    xs, ys = zip(*points, strict=True)
    return Ring(points, (min(xs), min(ys), max(xs), max(ys)))


def _along(steps: Sequence[int], step: float) -> Iterator[Degrees]:
    x = y = 0
    for right, above in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + right, y + above
        yield x * step, y * step
