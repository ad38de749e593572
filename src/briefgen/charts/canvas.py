"""What the kinds of charts draw on, in points from the top left corner of the chart."""

from collections.abc import Sequence
from typing import Protocol

from briefgen.drawing import Point


class Canvas(Protocol):
    """Words, areas and lines; later ones lie above earlier ones of their sort.

    Areas lie below lines, and lines below words.
    """

    def text(
        self, words: str, at: Point, size: float, *, bold: bool, color: str
    ) -> None:
        """Write words to the right of a point on their baseline."""

    def box(self, at: Point, size: tuple[float, float], color: str) -> None:
        """Fill a rectangle, unless it is nothing; `at` is the middle of its left side."""

    def area(self, corners: Sequence[Point], color: str) -> None:
        """Fill what lies between corners."""

    def line(
        self, points: Sequence[Point], width: float, color: str, *, behind: bool = False
    ) -> None:
        """Draw a line through points; one that is `behind` lies below areas."""

    def strokes(
        self,
        lines: Sequence[Sequence[Point]],
        width: float,
        color: str,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw several lines as one mark among the areas, solid or in dashes."""
