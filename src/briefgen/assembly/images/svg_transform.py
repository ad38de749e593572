"""The transforms of an SVG to matrices, and segments to where these move them."""

import re
from math import cos, radians, sin
from typing import TypeAlias

from briefgen.assembly.images.svg_numbers import DrawingError, numbers_in
from briefgen.drawing import Close, CurveTo, LineTo, MoveTo, Point, Segment
from briefgen.reading import quoted

STEP = re.compile(r"([a-zA-Z]+)\s*\(([^()]*)\)[\s,]*")

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
TWO = 2  # numbers at most, the second of which may be left out
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def transform(stated: str) -> Matrix:
    """Return the matrix of a transform; raise DrawingError if it cannot be read."""
    stated = stated.strip()
    matrix, at = UNIT, 0
    while at < len(stated):
        match = STEP.match(stated, at)
        if match is None:
            message = f"has a transform that cannot be read: {quoted(stated)}"
            raise DrawingError(message)
        matrix = joined(matrix, _step(match[1], numbers_in(match[2])))
        at = match.end()
    return matrix


def _step(name: str, numbers: list[float]) -> Matrix:
    """Return a step of a transform (SVG 1.1, 7.6)."""
    match name, numbers:
        case "translate", [x, *rest] if len(rest) < TWO:
            matrix: Matrix = (1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) < TWO:
            matrix = (x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0)
        case "matrix", [a, b, c, d, e, f]:
            matrix = (a, b, c, d, e, f)
        case "rotate", [degrees]:
            angle = radians(degrees)
            matrix = (cos(angle), sin(angle), -sin(angle), cos(angle), 0.0, 0.0)
        case "rotate", [degrees, x, y]:
            there, back = _step("translate", [x, y]), _step("translate", [-x, -y])
            matrix = joined(joined(there, _step("rotate", [degrees])), back)
        case _:
            raise DrawingError(f"has a transform that is not drawn: {quoted(name)}")
    return matrix


def joined(outer: Matrix, inner: Matrix) -> Matrix:
    """Return one matrix for two, the inner first."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        *(a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j),
        *(a * k + c * m + e, b * k + d * m + f),
    )


def moved(segment: Segment, place: Matrix) -> Segment:
    """Return a segment where a matrix moves it."""

    def at(point: Point) -> Point:
        a, b, c, d, e, f = place
        x, y = point
        return round(a * x + c * y + e, 3), round(b * x + d * y + f, 3)

    match segment:
        case MoveTo(to):
            return MoveTo(at(to))
        case LineTo(to):
            return LineTo(at(to))
        case CurveTo(first, second, to):
            return CurveTo(at(first), at(second), at(to))
        case Close():
            return segment
