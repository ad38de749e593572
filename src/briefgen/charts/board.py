"""What is drawn on a canvas to the artists of matplotlib's axes."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.charts.plotting import (
    Axes,
    Line2D,
    Outline,
    PathPatch,
    Polygon,
    Rectangle,
    Text,
)
from briefgen.drawing import Point


@dataclass(frozen=True, slots=True)
class Board:
    """A canvas of matplotlib's axes."""

    axes: Axes

    def text(
        self, words: str, at: Point, size: float, *, bold: bool, color: str
    ) -> None:
        """Write words to the right of a point on their baseline."""
        weight = "bold" if bold else "normal"
        text = Text(*at, words, fontsize=size, fontweight=weight, color=color)
        self.axes.add_artist(text)

    def box(self, at: Point, size: tuple[float, float], color: str) -> None:
        """Fill a rectangle, unless it is nothing; `at` is the middle of its left side."""
        (x, middle), (width, height) = at, size
        corner = (x, middle - height / 2)
        if width:
            box = Rectangle(corner, width, height, facecolor=color, linewidth=0)
            self.axes.add_artist(box)

    def area(self, corners: Sequence[Point], color: str) -> None:
        """Fill what lies between corners."""
        self.axes.add_artist(Polygon(list(corners), facecolor=color, linewidth=0))

    def line(
        self, points: Sequence[Point], width: float, color: str, *, behind: bool = False
    ) -> None:
        """Draw a line through points; one that is `behind` lies below areas."""
        line = Line2D(*zip(*points, strict=True), linewidth=width)
        line.set(color=color, solid_capstyle="butt")
        if behind:
            line.set(zorder=0)
        self.axes.add_artist(line)

    def strokes(
        self,
        lines: Sequence[Sequence[Point]],
        width: float,
        color: str,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw several lines as one mark among the areas, solid or in dashes."""
        points = [point for line in lines for point in line]
        begun = (
            (Outline.MOVETO, *[Outline.LINETO] * (len(line) - 1)) for line in lines
        )
        outline = Outline(points, [code for codes in begun for code in codes])
        pattern = tuple(length / width for length in dashes)  # in widths of the line
        patch = PathPatch(outline, fill=False, edgecolor=color, linewidth=width)
        patch.set_linestyle((0, pattern) if dashes else "solid")
        self.axes.add_artist(patch)
