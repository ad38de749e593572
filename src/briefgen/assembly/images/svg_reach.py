"""Segments to how far they reach: their least and largest places across and down."""

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import TypeAlias

from briefgen.drawing import Close, CurveTo, LineTo, MoveTo, Point, Segment

STEPS = 8  # of a curve; between them it leaves their line by less than it may
Reach: TypeAlias = tuple[Point, Point]


def reach(shape: Sequence[Segment]) -> Reach:
    """Return the least place across and down, and the largest.

    A place beyond all numbers makes all of them no numbers (NaN).
    """
    across, down = zip(*_places(shape), strict=True)
    if not all(map(isfinite, (*across, *down))):
        nowhere = float("nan"), float("nan")
        return nowhere, nowhere
    return (min(across), min(down)), (max(across), max(down))


def _places(shape: Sequence[Segment]) -> Iterator[Point]:
    """Yield the ends of lines, and places on curves."""
    at = (0.0, 0.0)
    for segment in shape:
        match segment:
            case MoveTo(to) | LineTo(to):
                yield to
                at = to
            case CurveTo(first, second, to):
                for step in range(1, STEPS + 1):
                    yield _on_curve((at, first, second, to), step / STEPS)
                at = to
            case Close():
                pass


def _on_curve(points: tuple[Point, Point, Point, Point], share: float) -> Point:
    rest = 1 - share
    weights = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    pairs = [*zip(weights, points, strict=True)]
    return sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs)
