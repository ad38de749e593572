"""Degrees on earth to a plane on which equal areas are equal.

Lengths are radii of the earth; x grows to the east and y to the north.
"""

from collections.abc import Callable
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import TypeAlias

from briefgen.charts.sites import Degrees
from briefgen.drawing import Point

Projection: TypeAlias = Callable[[float, float], Point]

FARTHEST = -0.5  # cosine of 120 degrees: what is farther from the middle is drawn there
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)  # Šavrič, Patterson, Jenny 2018
ROOT = sqrt(3) / 2


def azimuthal(middle: Degrees) -> Projection:
    """Return Lambert's azimuthal projection, for a part of the world around a point."""
    east, north = radians(middle[0]), radians(middle[1])
    up, along = sin(north), cos(north)

    def project(longitude: float, latitude: float) -> Point:
        turn, phi = radians(longitude) - east, radians(latitude)
        high, flat = sin(phi), cos(phi)
        x, y = flat * sin(turn), along * high - up * flat * cos(turn)
        toward = up * high + along * flat * cos(turn)
        if toward < FARTHEST:  # shrink the circle, so that the antipode stays a point
            toward, far = FARTHEST, hypot(x, y) or 1.0
            x, y = (each * sqrt(1 - FARTHEST**2) / far for each in (x, y))
        scale = sqrt(2 / (1 + toward))
        return x * scale, y * scale

    return project


def equal_earth(meridian: float) -> Projection:
    """Return the projection Equal Earth around a meridian, for most of the world.

    A longitude beyond 180 degrees from it goes on, rather than around.
    """
    a1, a2, a3, a4 = EQUAL_EARTH

    def project(longitude: float, latitude: float) -> Point:
        theta = asin(ROOT * sin(radians(latitude)))
        two = theta * theta
        six = two * two * two
        slope = a1 + 3 * a2 * two + six * (7 * a3 + 9 * a4 * two)
        x = radians(longitude - meridian) * cos(theta) / (ROOT * slope)
        return x, theta * (a1 + a2 * two + six * (a3 + a4 * two))

    return project


def apart(first: Degrees, second: Degrees) -> float:
    """Return how far two points are from each other, in degrees."""
    turn = radians(second[0] - first[0])
    low, high = radians(first[1]), radians(second[1])
    x = cos(low) * sin(high) - sin(low) * cos(high) * cos(turn)
    away = sin(low) * sin(high) + cos(low) * cos(high) * cos(turn)
    return degrees(atan2(hypot(x, cos(high) * sin(turn)), away))
