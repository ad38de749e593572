"""The path data of an SVG to the segments of a drawing (SVG 1.1, 8.3)."""

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, pi, sin, sqrt, tan

from briefgen.drawing import Close, CurveTo, LineTo, MoveTo, Point, Segment

TOKEN = re.compile(r"[MmZzLlHhVvCcSsQqTtAa]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
BETWEEN = re.compile(r"[\s,]*")
COUNTS = {
    "M": 2,
    "L": 2,
    "H": 1,
    "V": 1,
    "C": 6,
    "S": 4,
    "Q": 4,
    "T": 2,
    "A": 7,
    "Z": 0,
}
MOST = 20_000  # segments of a path
QUARTER = pi / 2


class BadPath(ValueError):
    """The error for path data that cannot be read; its text is what stands there."""


def segments(data: str) -> tuple[Segment, ...]:
    """Return the segments of path data; arcs and quadratic curves are cubic ones.

    Raises BadPath for anything that is no path data.
    """
    pen = _Pen()
    for command, numbers in _commands(data):
        pen.go(command, numbers)
        if len(pen.segments) > MOST:
            raise BadPath(f"more than {MOST:,} segments")
    return tuple(pen.segments)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; repeated ones are yielded again."""
    tokens = _tokens(data)
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        elif not command or command in "Zz":
            raise BadPath(tokens[at])
        count = COUNTS[command.upper()]
        numbers = tokens[at : at + count]
        if len(numbers) < count or any(each.isalpha() for each in numbers):
            raise BadPath(" ".join((command, *numbers)))
        yield command, [float(each) for each in numbers]
        at += count
        command = {"M": "L", "m": "l"}.get(command, command)


def _tokens(data: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(data):
        between = BETWEEN.match(data, at)
        at = between.end() if between else at
        if at == len(data):
            break
        token = TOKEN.match(data, at)
        if token is None:
            raise BadPath(data[at : at + 20])
        tokens.append(token[0])
        at = token.end()
    return tokens


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
            raise BadPath(command)
        numbers = self._absolute(letter, numbers) if command.islower() else numbers
        points = [*zip(numbers[::2], numbers[1::2], strict=False)]
        match letter:
            case "M":
                self.start = self.at = points[0]
                self.segments.append(MoveTo(points[0]))
            case "L":
                self._line(points[0])
            case "H":
                self._line((numbers[0], self.at[1]))
            case "V":
                self._line((self.at[0], numbers[0]))
            case "Z":
                self.segments.append(Close())
                self.at = self.start
            case "A":
                for curve in _arc(self.at, numbers):
                    self.segments.append(curve)
                self.at = numbers[5], numbers[6]
            case _:
                self._curve(letter, points)
        if letter not in "CSQT":
            self.control = None
        self.last = letter

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

    def _line(self, to: Point) -> None:
        self.segments.append(LineTo(to))
        self.at = to

    def _curve(self, letter: str, points: list[Point]) -> None:
        mirrored = self._mirrored("CS" if letter in "CS" else "QT")
        if letter in "CS":
            first, second, to = points if letter == "C" else (mirrored, *points)
            self.control = second
        else:
            middle, to = points if letter == "Q" else (mirrored, *points)
            first, second = (_between(end, middle, 2 / 3) for end in (self.at, to))
            self.control = middle
        self.segments.append(CurveTo(first, second, to))
        self.at = to

    def _mirrored(self, like: str) -> Point:
        if self.control is None or self.last not in like:
            return self.at
        return 2 * self.at[0] - self.control[0], 2 * self.at[1] - self.control[1]


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (
        end[1] - start[1]
    ) * share


def _arc(start: Point, numbers: list[float]) -> Iterator[Segment]:
    """Yield an elliptical arc as cubic curves (SVG 1.1, F.6.5)."""
    wide, tall, turn, large, sweep, *end = numbers
    wide, tall, turn = abs(wide), abs(tall), turn * pi / 180
    to = end[0], end[1]
    if start == to:
        return
    if not wide or not tall:
        yield LineTo(to)
        return
    half = (start[0] - to[0]) / 2, (start[1] - to[1]) / 2
    x, y = _turned(half, -turn)
    far = sqrt((x / wide) ** 2 + (y / tall) ** 2)
    wide, tall = wide * max(far, 1.0), tall * max(far, 1.0)
    spread = (wide * y) ** 2 + (tall * x) ** 2
    length = sqrt(max((wide * tall) ** 2 / spread - 1, 0.0))
    sign = -1 if bool(large) == bool(sweep) else 1
    center = sign * length * wide * y / tall, -sign * length * tall * x / wide
    begin = atan2((y - center[1]) / tall, (x - center[0]) / wide)
    stop = atan2((-y - center[1]) / tall, (-x - center[0]) / wide)
    angle = stop - begin
    if sweep and angle < 0:
        angle += 2 * pi
    elif not sweep and angle > 0:
        angle -= 2 * pi
    shift = _turned(center, turn)
    middle = (start[0] + to[0]) / 2 + shift[0], (start[1] + to[1]) / 2 + shift[1]

    def point(across: float, down: float) -> Point:
        x, y = _turned((wide * across, tall * down), turn)
        return middle[0] + x, middle[1] + y

    steps = max(1, ceil(abs(angle) / QUARTER - 1e-9))
    step = angle / steps
    reach = 4 / 3 * tan(step / 4)
    for number in range(steps):
        a, b = begin + step * number, begin + step * (number + 1)
        yield CurveTo(
            point(cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            point(cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            point(cos(b), sin(b)) if number + 1 < steps else to,
        )


def _turned(point: Point, angle: float) -> Point:
    x, y = point
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
