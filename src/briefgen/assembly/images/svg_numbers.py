"""What an attribute of an SVG says to numbers, none of them beyond what a page can hold."""

import re

from briefgen.reading import quoted

NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
ONE = re.compile(NUMBER)
BETWEEN = re.compile(r"[\s,]*")
LENGTH = re.compile(rf"({NUMBER})(px|pt|mm|cm|in)?")
UNITS = {"px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
LARGEST = 1e6  # beyond it sums and squares lose what they are sums of
LEAST = 1e-9  # what is nearer to nothing is nothing


class DrawingError(ValueError):
    """The error for an SVG that cannot be shown; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "save it as plain SVG") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def number(stated: str) -> float:
    """Return a number; raise DrawingError for one that no drawing needs."""
    value = float(stated)
    if abs(value) > LARGEST:
        message = f"has a number beyond {LARGEST:,.0f}: {quoted(stated)}"
        raise DrawingError(message, "draw it smaller")
    return value if abs(value) > LEAST else 0.0


def numbers_in(stated: str) -> list[float]:
    """Return the numbers of an attribute; raise DrawingError for anything else."""
    numbers: list[float] = []
    at = past(stated, 0)
    while at < len(stated):
        match = ONE.match(stated, at)
        if match is None:
            raise DrawingError(f"has no numbers in {quoted(stated)}")
        numbers.append(number(match[0]))
        at = past(stated, match.end())
    return numbers


def past(stated: str, at: int) -> int:
    """Return where the spaces and commas end that begin at a place."""
    match = BETWEEN.match(stated, at)
    return match.end() if match else at


def length(stated: str) -> float:
    """Return a length in the units of the drawing; raise DrawingError for none."""
    match = LENGTH.fullmatch(stated.strip())
    if match is None:
        message = f"has the length {quoted(stated)}"
        raise DrawingError(message, "write lengths as numbers, without % or em")
    return number(match[1]) * UNITS[match[2] or "px"]


def share(stated: str) -> float:
    """Return an opacity from 0 to 1, which may be a percentage."""
    part = stated.strip()
    value = length(part.removesuffix("%"))
    return min(max(value / 100 if part.endswith("%") else value, 0.0), 1.0)
