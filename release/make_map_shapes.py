"""Natural Earth's countries, from the npm package `world-atlas`, to the shapes of maps.

Run `python release/make_map_shapes.py`; it needs npm. The result stays in the repository,
so that neither a build nor an installation needs the network.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, dist, radians
from pathlib import Path
from typing import Any, TypeAlias

from babel.core import get_global

PACKAGE = "world-atlas@2.0.2"  # Natural Earth 4.1.0
SHA512 = "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
TO = Path(__file__).parent.parent / "src/briefgen/charts/map_data/shapes.json"

STEP = 0.02  # degrees: the grid on which points are kept, two kilometres
BEND = 0.035  # degrees: what is nearer to a straight line is left out
ISLAND = 0.006  # square degrees: a smaller one is left out, unless it is all there is
NEAR = 3.0  # degrees: what is nearer to the main part of a country belongs to it
LARGE = 0.3  # of the largest part: so large a part is never left out of a map
TURN = 360

# What de facto borders tell otherwise than Canada and the United Nations do.
JOINED = {"N. Cyprus": "CY", "Somaliland": "SO"}
NAMED = {"Kosovo": "XK"}  # it has no number in ISO 3166
CRIMEA = (34.2, 45.2)
LEFT_OUT = frozenset({"AQ"})  # no frame that shows a country needs it

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]
Box: TypeAlias = tuple[float, float, float, float]


@dataclass
class Country:
    """The parts of a country, each an outline and the holes in it."""

    parts: list[list[Ring]]

    @property
    def rings(self) -> list[Ring]:
        """All outlines and holes."""
        return [ring for part in self.parts for ring in part]


def main() -> None:
    """Write the shapes, and say how large they are."""
    with tempfile.TemporaryDirectory() as folder:
        package = downloaded(Path(folder))
        medium, large = (
            loaded(package, f"countries-{size}.json") for size in ("50m", "10m")
        )
    countries = joined(by_code(medium))
    shapes = {code: shape(each) for code, each in countries.items() if each.parts}
    for code, each in by_code(large).items():
        if code not in shapes:  # it is too small for an outline
            west, south, east, north = box(each.parts[0][0])
            shapes[code] = {"at": rounded((west + east) / 2, (south + north) / 2)}
    lines = ",\n".join(
        f'"{code}":{compact(each)}' for code, each in sorted(shapes.items())
    )
    TO.write_text(f'{{"step":{STEP},"shapes":{{\n{lines}\n}}}}\n', "utf-8")
    print(len(shapes), "countries,", TO.stat().st_size // 1024, "kB")


def compact(data: object) -> str:
    """Return data as JSON without spaces."""
    return json.dumps(data, separators=(",", ":"))


def downloaded(folder: Path) -> Path:
    """Return the package as npm serves it; another one than ours is refused."""
    command = ("npm", "pack", "--silent", PACKAGE)
    subprocess.run(command, cwd=folder, check=True)
    (package,) = folder.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    if digest != SHA512:
        sys.exit(f"{PACKAGE} has other bytes: sha512-{digest}")
    return package


def loaded(package: Path, name: str) -> Any:
    """Return a TopoJSON file of the package."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/{name}")
        assert member is not None
        return json.load(member)


def by_code(topology: Any) -> dict[str, Country]:
    """Return the countries by code; land without a code is under an empty one."""
    arcs = [simple(arc) for arc in degrees(topology)]
    countries: dict[str, Country] = defaultdict(lambda: Country([]))
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = geometry.get("arcs", [])
        parts = [parts] if geometry["type"] == "Polygon" else parts
        code = code_of(geometry)
        for part in parts:
            rings = [along(arcs, ring) for ring in part]
            inside = code == "RU" and contains(rings[0], CRIMEA)
            countries["UA" if inside else code].parts.append(rings)
    return {code: each for code, each in countries.items() if code not in LEFT_OUT}


def code_of(geometry: Any) -> str:
    """Return the code of a country (ISO 3166 alpha-2), or nothing."""
    name = geometry["properties"]["name"]
    codes = get_global("territory_aliases").get(geometry.get("id", ""), [""])
    return JOINED.get(name) or NAMED.get(name) or codes[0]


def degrees(topology: Any) -> Iterator[Ring]:
    """Yield the lines that outlines are made of, in degrees of longitude and latitude."""
    (across, up), (west, south) = (
        topology["transform"][key] for key in ("scale", "translate")
    )
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for right, above in arc:
            x, y = x + right, y + above
            line.append((round(west + x * across, 5), round(south + y * up, 5)))
        yield whole(line)


def whole(line: Ring) -> Ring:
    """Return a line that goes on where it crosses the date line, beyond 180 degrees."""
    points = line[:1]
    for x, y in line[1:]:
        turns = round((points[-1][0] - x) / TURN)
        points.append((round(x + turns * TURN, 5), y))
    return points


def simple(line: Ring) -> Ring:
    """Return a line with fewer points; both ends stay, and of a ring what is farthest."""
    far = max(range(len(line)), key=lambda at: dist(line[0], line[at]))
    ends = {0, far, len(line) - 1} if line[0] == line[-1] else {0, len(line) - 1}
    kept = set(ends)
    for first, last in pairwise(sorted(ends)):
        kept |= bends(line, first, last)
    return [on_grid(line[at]) for at in sorted(kept)]


def on_grid(point: Point) -> Point:
    """Return a point of the grid."""
    x, y = (round(each / STEP) * STEP for each in point)
    return round(x, 2), round(y, 2)


def bends(line: Ring, first: int, last: int) -> set[int]:
    """Return where a line bends between two points (Douglas and Peucker)."""
    if last - first <= 1:
        return set()
    far = max(
        range(first + 1, last), key=lambda at: off(line[at], line[first], line[last])
    )
    if off(line[far], line[first], line[last]) <= BEND:
        return set()
    return {far} | bends(line, first, far) | bends(line, far, last)


def off(point: Point, first: Point, last: Point) -> float:
    """Return how far a point is from the line between two others, in degrees."""
    narrow = cos(radians(point[1]))
    (x, y), (left, low), (right, high) = (
        (a * narrow, b) for a, b in (point, first, last)
    )
    across, up = right - left, high - low
    length = across**2 + up**2
    part = ((x - left) * across + (y - low) * up) / length if length else 0.0
    part = min(max(part, 0.0), 1.0)
    return dist((x, y), (left + part * across, low + part * up))


def along(arcs: list[Ring], ring: Sequence[int]) -> Ring:
    """Return the points of a ring of lines; one below zero runs backwards."""
    points: Ring = []
    for number in ring:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(line if not points else line[1:])
    return whole(points)


def joined(countries: dict[str, Country]) -> dict[str, Country]:
    """Return countries without borders inside them."""
    return {
        code: Country(parts(merged(each.rings))) for code, each in countries.items()
    }


def merged(rings: Sequence[Ring]) -> list[Ring]:
    """Return the rings around several areas together: what two share is left out."""
    edges: dict[Point, list[Point]] = defaultdict(list)
    for ring in rings:
        for start, end in pairwise(ring):
            if start in edges[end]:
                edges[end].remove(start)
            elif start != end:
                edges[start].append(end)
    return list(walked(edges))


def walked(edges: dict[Point, list[Point]]) -> Iterator[Ring]:
    """Yield the rings that edges form."""
    for first in list(edges):
        while edges[first]:
            ring = [first]
            while edges[ring[-1]]:
                ring.append(edges[ring[-1]].pop(0))
                if ring[-1] == first:
                    break
            yield ring


def parts(rings: Sequence[Ring]) -> list[list[Ring]]:
    """Return outlines with their holes, the largest first, without the smallest."""
    outlines = sorted((each for each in rings if area(each) < 0), key=area)
    holes = [each for each in rings if area(each) > ISLAND]
    large = [each for each in outlines if -area(each) >= ISLAND] or outlines[:1]
    return [
        [
            each,
            *(
                hole
                for hole in holes
                if contains(each, hole[0]) and hole[0] not in each
            ),
        ]
        for each in large
    ]


def area(ring: Ring) -> float:
    """Return the area of a ring in square degrees of latitude; outlines are below zero."""
    around = pairwise(ring)
    flat = sum(left * high - right * low for (left, low), (right, high) in around) / 2
    return flat * cos(radians(ring[0][1]))


def contains(ring: Ring, point: Point) -> bool:
    """Return whether a point is inside a ring."""
    inside, (x, y) = False, point
    for (left, low), (right, high) in pairwise(ring):
        if (low > y) != (high > y) and x < left + (y - low) / (high - low) * (
            right - left
        ):
            inside = not inside
    return inside


def shape(country: Country) -> dict[str, Any]:
    """Return a country as it is kept: outlines, what a map of it shows, its middle."""
    boxes = [box(part[0]) for part in country.parts]
    sizes = [-area(part[0]) for part in country.parts]
    first = sizes.index(max(sizes))
    main, rest = boxes[first], [at for at in range(len(boxes)) if at != first]
    grown = True
    while grown:
        near = [
            at
            for at in rest
            if sizes[at] >= LARGE * max(sizes) or gap(main, boxes[at]) < NEAR
        ]
        rest, grown = [at for at in rest if at not in near], bool(near)
        for at in near:
            main = around(main, boxes[at])
    return {
        "box": rounded(*main),
        "at": rounded(*middle(country.parts[first][0])),
        "rings": [steps(ring) for ring in country.rings],
    }


def steps(ring: Ring) -> list[int]:
    """Return a ring as steps on the grid, x and y in turn; its last point is its first."""
    points = [(round(x / STEP), round(y / STEP)) for x, y in ring[:-1]]
    before = [(0, 0), *points]
    pairs = zip(points, before, strict=False)
    return [each for (x, y), (a, b) in pairs for each in (x - a, y - b)]


def box(ring: Ring) -> Box:
    """Return west, south, east and north of a ring."""
    xs, ys = zip(*ring, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def around(one: Box, other: Box) -> Box:
    """Return the box around two."""
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def gap(one: Box, other: Box) -> float:
    """Return how many degrees are between two boxes."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    up = max(one[1] - other[3], other[1] - one[3], 0.0)
    return max(across * cos(radians(one[1])), up)


def rounded(*degrees: float) -> list[float]:
    """Return degrees as precise as the grid."""
    return [round(each, 2) for each in degrees]


def middle(outline: Ring) -> Point:
    """Return the point inside an outline that is farthest from it, about."""
    west, south, east, north = box(outline)
    inside = [
        point
        for row in range(1, 24)
        for column in range(1, 24)
        if contains(
            outline,
            point := (
                west + (east - west) * column / 24,
                south + (north - south) * row / 24,
            ),
        )
    ]
    if not inside:
        return (west + east) / 2, (south + north) / 2
    return max(inside, key=lambda point: edge(outline, point))


def edge(ring: Ring, point: Point) -> float:
    """Return how far the nearest edge of a ring is from a point."""
    return min(off(point, *pair) for pair in pairwise(ring))


if __name__ == "__main__":
    main()
