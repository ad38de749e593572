"""The path data of an SVG to the segments of a drawing (SVG 1.1, 8.3)."""

import re
from collections.abc import Callable, Iterator, Mapping

from briefgen.assembly.images.svg_arc import arc
from briefgen.assembly.images.svg_numbers import ONE, DrawingError, number, past
from briefgen.drawing import Close, CurveTo, LineTo, MoveTo, Point, Segment
from briefgen.reading import quoted

FLAG = re.compile("[01]")
# The numbers after each command; the flags of an arc may stand without a space.
NUMBERS: Mapping[str, tuple[re.Pattern[str], ...]] = {
    "M": (ONE,) * 2,
    "L": (ONE,) * 2,
    "H": (ONE,),
    "V": (ONE,),
    "C": (ONE,) * 6,
    "S": (ONE,) * 4,
    "Q": (ONE,) * 4,
    "T": (ONE,) * 2,
    "A": (ONE, ONE, ONE, FLAG, FLAG, ONE, ONE),
    "Z": (),
}


def segments(data: str) -> tuple[Segment, ...]:
    """Return the segments of path data; arcs and quadratic curves are cubic ones.

    Raises DrawingError for anything that is no path data.
    """
    pen = _Pen()
    for command, numbers in _commands(data):
        pen.go(command, numbers)
    return tuple(pen.segments)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; repeated ones are yielded again."""
    command, at = "", past(data, 0)
    while at < len(data):
        begin = at
        if data[at].upper() in NUMBERS:
            command, at = data[at], at + 1
        elif not command or command in "Zz":
            raise _unreadable(data[begin:])
        numbers: list[float] = []
        for each in NUMBERS[command.upper()]:
            match = each.match(data, past(data, at))
            if match is None:
                raise _unreadable(data[begin:])
            numbers.append(number(match[0]))
            at = match.end()
        yield command, numbers
        command = {"M": "L", "m": "l"}.get(command, command)
        at = past(data, at)


def _unreadable(data: str) -> DrawingError:
    return DrawingError(f"has a path that cannot be read at {quoted(data[:24])}")


class _Pen:
    """Where a path has come to, and its segments so far."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.at: Point = (0.0, 0.0)
        self.start: Point = (0.0, 0.0)
        self.control: Point | None = None  # of the last curve
        self.last = ""

    def go(self, command: str, numbers: list[float]) -> None:
        """Follow one command."""
        letter = command.upper()
        if letter != "M" and not self.segments:
            raise _unreadable(command)
        numbers = self._absolute(letter, numbers) if command.islower() else numbers
        GO[letter](self, numbers)
        if letter not in "CSQT":
            self.control = None
        self.last = letter

    def move(self, numbers: list[float]) -> None:
        """Begin a sub-path."""
        self.start = self.at = numbers[0], numbers[1]
        self.segments.append(MoveTo(self.at))

    def line(self, numbers: list[float]) -> None:
        """Draw a line."""
        self.at = numbers[0], numbers[1]
        self.segments.append(LineTo(self.at))

    def across(self, numbers: list[float]) -> None:
        """Draw a horizontal line."""
        self.line([numbers[0], self.at[1]])

    def down(self, numbers: list[float]) -> None:
        """Draw a vertical line."""
        self.line([self.at[0], numbers[0]])

    def close(self, _: list[float]) -> None:
        """Go back to where the sub-path began."""
        self.segments.append(Close())
        self.at = self.start

    def arc(self, numbers: list[float]) -> None:
        """Draw a part of an ellipse."""
        self.segments.extend(arc(self.at, numbers))
        self.at = numbers[5], numbers[6]

    def cubic(self, numbers: list[float]) -> None:
        """Draw a cubic curve; with two points, its first handle mirrors the last."""
        points = _points(numbers)
        if len(points) < 3:  # noqa: PLR2004 - two handles and an end
            points.insert(0, self._mirrored("CS"))
        self._curve(*points)
        self.control = points[1]

    def quadratic(self, numbers: list[float]) -> None:
        """Draw a quadratic curve; with one point, its handle mirrors the last."""
        points = _points(numbers)
        if len(points) < 2:  # noqa: PLR2004 - a handle and an end
            points.insert(0, self._mirrored("QT"))
        middle, to = points
        first, second = (_between(end, middle, 2 / 3) for end in (self.at, to))
        self._curve(first, second, to)
        self.control = middle

    def _absolute(self, letter: str, numbers: list[float]) -> list[float]:
        x, y = self.at
        match letter:
            case "H":
                return [numbers[0] + x]
            case "V":
                return [numbers[0] + y]
            case "A":
                return [*numbers[:5], numbers[5] + x, numbers[6] + y]
            case _:
                return [each + (x, y)[at % 2] for at, each in enumerate(numbers)]

    def _curve(self, first: Point, second: Point, to: Point) -> None:
        self.segments.append(CurveTo(first, second, to))
        self.at = to

    def _mirrored(self, like: str) -> Point:
        if self.control is None or self.last not in like:
            return self.at
        return 2 * self.at[0] - self.control[0], 2 * self.at[1] - self.control[1]


# What each command does.
GO: Mapping[str, Callable[[_Pen, list[float]], None]] = {
    "M": _Pen.move,
    "L": _Pen.line,
    "H": _Pen.across,
    "V": _Pen.down,
    "Z": _Pen.close,
    "A": _Pen.arc,
    "C": _Pen.cubic,
    "S": _Pen.cubic,
    "Q": _Pen.quadratic,
    "T": _Pen.quadratic,
}


def _points(numbers: list[float]) -> list[Point]:
    return [*zip(numbers[::2], numbers[1::2], strict=True)]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (
        end[1] - start[1]
    ) * share
