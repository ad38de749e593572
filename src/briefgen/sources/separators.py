"""The first lines of a CSV file to the character between its values, and why."""

import csv
from collections import Counter
from collections.abc import Mapping
from io import StringIO
from itertools import islice

from briefgen.sources.encodings import MARKS
from briefgen.value_classes import dataclass

SEPARATORS: Mapping[str, str] = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "bars",
}
SAMPLE = 65_536  # characters
RECORDS = 50
MOST_LINES = 0.8  # of a text that is a table, and no prose with commas
DIRECTIVE = "sep="  # what Excel reads in the first line


@dataclass(frozen=True, slots=True)
class Separator:
    """The character between values, why it is that, and how many lines only say so."""

    character: str
    reason: str
    lines: int = 0


def cuts_most_lines(text: str) -> bool:
    """Return whether one character cuts most lines of a text alike, as in a table."""
    return max(_mark(text[:SAMPLE], each) for each in SEPARATORS)[0] > MOST_LINES


def separator(text: str, name: str | None = None) -> Separator:
    """Return the character that cuts a text into rows of the same number of values."""
    first = text[: len(DIRECTIVE) + 3].partition("\n")[0].rstrip("\r")
    directive = first[len(DIRECTIVE) :] if first.lower().startswith(DIRECTIVE) else ""
    lines = 1 if len(directive) == 1 else 0
    if name:
        return Separator(name, "named", lines)
    if lines:
        return Separator(directive, "the first line says so", lines)
    marks = {each: _mark(text[:SAMPLE], each) for each in SEPARATORS}
    best = max(marks, key=lambda each: marks[each])
    (part, width) = marks[best]
    if width < 2:  # noqa: PLR2004 - no values to be told apart
        return Separator(",", "there is one value in each line")
    reason = f"{SEPARATORS[best]} cut {part:.0%} of the first lines into {width} values"
    return Separator(best, reason)


def _mark(text: str, character: str) -> tuple[float, int]:
    """Return which part of the rows has the usual number of values, and that number."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=character)
    try:
        widths = Counter(len(row) for row in islice(reader, RECORDS) if any(row))
    except csv.Error:
        return 0.0, 0
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return 0.0, 0
    width = max(several, key=lambda each: (several[each], each))
    return several[width] / widths.total(), width


def first_values(head: bytes) -> list[str]:
    """Return the values in the first line of a file, by which a form is recognised."""
    wide = next((code for mark, code in MARKS.items() if head.startswith(mark)), "")
    text = head.decode(wide or "utf-8", "replace").replace("\0", "")
    line = next(iter(text.splitlines()), "")
    try:
        return next(csv.reader([line], delimiter=separator(line).character), [])
    except csv.Error:
        return []
