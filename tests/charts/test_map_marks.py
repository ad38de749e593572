"""Marks of a map that would touch are joined, and many more of them take little more work."""

from itertools import combinations

from hypothesis import given
from hypothesis.strategies import floats, lists, tuples

from briefgen.charts.maps.marks import MapMark, Marked, marks_of
from tests.test_growth import calls

WIDTH, HEIGHT = 500, 250
POINTS = tuples(floats(0, WIDTH), floats(0, HEIGHT))


def placed(points: list[tuple[float, float]]) -> list[Marked]:
    return [Marked((point,), point, state=False) for point in points]


@given(lists(POINTS, max_size=40))
def test_no_mark_touches_another_and_each_place_has_one(
    points: list[tuple[float, float]],
) -> None:
    marks = marks_of(placed(points), frozenset(range(len(points))))
    assert not any(first.meets(second) for first, second in combinations(marks, 2))
    assert sorted(place for mark in marks for place in mark.places) == [
        *range(len(points))
    ]


def test_twice_as_many_places_are_compared_about_four_times_as_often() -> None:
    few, many = (_compared(number) for number in (80, 160))
    assert 0 < many <= 5 * few


def _compared(number: int) -> int:
    points = [(at * at * 7.31 % WIDTH, at * at * 3.77 % HEIGHT) for at in range(number)]
    every = frozenset(range(number))
    counts = calls(lambda: marks_of(placed(points), every))
    return counts[MapMark.meets.__code__]
