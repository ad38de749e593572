"""The widths that table columns need to the widths they get, alike in every format."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefgen.measures import NARROWEST, shared
from briefgen.style import Look

T = TypeVar("T")

SHRUNK = 0.72  # of its size: what a key figure may have so that columns are alike
SIZES = (1.0, 0.93, 0.86, 0.79, SHRUNK)  # of a key figure beside tall labels
TALLEST_LABEL = 4.0  # lines, if all were full
SMALLEST_FIGURE = 12.0  # points; what a key figure may shrink to
SIGNING_HEIGHT = 28.5  # points, 10 mm: a row that is signed in
SIGNING_SHARES = (1.6, 2.0, 0.9)  # of office, signature, and each column beside them
SIGNATURE_HEIGHT = 34.0  # points, 12 mm; above the line that a minister signs on
COMMENTS_HEIGHT = 20.0  # points; above the line for comments
SIGNATURE_SHARES = (0.36, 0.4, 0.24)  # of who signs, of the signature, of its date
HEAVY = 1.5  # points; the rules around what the reader decides and signs
WIDEST_CHOICE = 0.15  # of the measure: a column to tick
SHORT_RECORD = 1 / 3  # of a page: what is lower stays together
MOST_HELD = 2  # rows of a longer record that stay with the next: it ends in three
LETTER = 0.5  # of the size of type: about how wide one is
LABEL_GAP = 10.0  # points, however tight a page is set
SMALLEST_GAP = 5.0  # points between the label of a record and its value
WIDEST_ROW_LABEL = 0.28  # of the measure, beside a row
WIDEST_LABEL = 0.4  # of the measure, in a record
MASTHEAD_NAME = 0.45  # of the measure, for who publishes; the rest says what and when
ROOMY = 0.6  # of a page's measure
LETTERS = 32  # on a line of text, at least
MOST_BESIDE = 3  # columns of text, however wide the page
PROSE = (
    "the initiative supports local partners who train people in their own communities "
)
BALANCED = 1.0  # points; programs differ in how they round widths
HYPHEN = re.compile(r"(?<=\w-)(?=[^\W\d_])")  # where a program may break a word
HALVINGS = 30  # of a page's width: far below a hair's breadth


def widths(
    needs: Sequence[tuple[float, float]], grow: Sequence[bool], measure: float
) -> list[float]:
    """Divide a width among columns; `needs` are (widest line, longest word), in points.

    Spare width goes to the columns in `grow`. If there is too little, the widest
    columns shrink, none below its longest word; if the longest words do not fit
    either, the columns with the longest words shrink.
    """
    naturals = [widest for widest, _ in needs]
    spare = measure - sum(naturals)
    if spare >= 0:
        growing = [
            size if may else 0.0 for size, may in zip(naturals, grow, strict=True)
        ]
        parts = shared(growing if any(growing) else naturals, spare)
        return [size + part for size, part in zip(naturals, parts, strict=True)]
    longest = [word for _, word in needs]
    if sum(longest) > measure:
        naturals, longest = longest, [0.0] * len(longest)
    return _shrunk(naturals, longest, measure)


def signing_widths(count: int, measure: float) -> list[float]:
    """Return the widths, in points, of the columns of a table that offices sign."""
    first, last = SIGNING_SHARES[:count], SIGNING_SHARES[-1]
    return shared([*first, *[last] * (count - len(first))], measure)


def label_width(widest: float, measure: float) -> float:
    """Return the width of the labels of rows and the gap after them, in points."""
    return min(widest + LABEL_GAP, measure * WIDEST_ROW_LABEL)


def alike(measure: float, look: Look) -> bool:
    """Return whether records have room for labels in columns of one width.

    In narrow columns each has the width of its own labels.
    """
    return measure > look.page.measure * ROOMY


def record_width(
    labels: Sequence[tuple[float, float]], gap: float, measure: float
) -> float:
    """Return the width of the labels of records and the gap after them, in points.

    `labels` are (widest line, longest word) of each. Long ones wrap, none touches its
    value.
    """
    widest = max((widest for widest, _ in labels), default=0.0)
    longest = max((word for _, word in labels), default=0.0)
    most = min(widest + gap, measure * WIDEST_LABEL)
    return max(most, min(longest + SMALLEST_GAP, measure / 2))


def decision_widths(needs: Sequence[float], measure: float) -> list[float]:
    """Divide a width into a column of words and a column for each choice, alike wide.

    `needs` are the widths that the names of the choices have, in points.
    """
    each = min(max(needs, default=0.0), measure * WIDEST_CHOICE)
    return [measure - each * len(needs), *(each for _ in needs)]


def share(measure: float, number: int, gap: float) -> float:
    """Return the width of each of `number` equal columns, in points."""
    return (measure - gap * (number - 1)) / max(number, 1)


def in_rows(items: tuple[T, ...], look: Look, measure: float) -> list[tuple[T, ...]]:
    """Return what stands side by side: no line of text has fewer letters than LETTERS.

    As many columns as that allows, and fewer if the last row would be less than half
    full.
    """
    text = look.text("body")
    letter = look.faces.face().width(PROSE, text.size) / len(PROSE)
    gap = look.gutter
    most = int((measure + gap) // (LETTERS * letter + gap))
    most = max(min(most, MOST_BESIDE, len(items)), 1)
    while most > 1 and 0 < len(items) % most * 2 < most:
        most -= 1
    return [items[at : at + most] for at in range(0, len(items), most)]


def rows_of(items: Sequence[T], measure: float, gap: float) -> Iterator[Sequence[T]]:
    """Yield items in as few rows of columns as possible, about equal in number."""
    most = max(int((measure + gap) // (NARROWEST + gap)), 1)
    rows = -(-len(items) // most)
    for row in range(rows):
        start, end = (len(items) * at // rows for at in (row, row + 1))
        yield items[start:end]


def key_widths(
    values: Sequence[float], labels: Sequence[float], measure: float, gap: float
) -> list[float]:
    """Return the widths of key figures in a row, in points.

    `values` and `labels` are how long each is on a line of its own. Columns are alike,
    unless a value is much too long for that: then each has what its value needs, smaller
    if a label would be too tall, and what is left goes to the tallest labels.
    """
    equal = share(measure, len(values), gap)
    needs = [max(length, NARROWEST) for length in values]
    if max(needs, default=0.0) * SHRUNK <= equal:
        return [equal for _ in needs]
    room = measure - gap * (len(needs) - 1)
    levelled: list[float] = []
    for size in SIZES:
        smaller = [max(length * size, NARROWEST) for length in values]
        if sum(smaller) <= room:
            levelled = _levelled(smaller, labels, room)
            if _tallest(levelled, labels) <= TALLEST_LABEL:
                break
    if levelled:
        return levelled
    long = sum(need for need in needs if need > NARROWEST)
    part = (long + room - sum(needs)) / long
    shrunk = [need * part if need > NARROWEST else need for need in needs]
    return shrunk if min(shrunk) >= NARROWEST else [equal for _ in needs]


def _levelled(
    needs: Sequence[float], labels: Sequence[float], room: float
) -> list[float]:
    """Divide a width so that no label is taller than it must be; the rest is for all."""
    low, high = 1.0, max(_tallest(needs, labels), 1.0)  # lines
    wider = list(needs)
    for _ in range(HALVINGS):
        lines = (low + high) / 2
        tried = [
            max(need, label / lines) for need, label in zip(needs, labels, strict=True)
        ]
        low, high = (low, lines) if sum(tried) <= room else (lines, high)
        wider = tried if sum(tried) <= room else wider
    spare = (room - sum(wider)) / len(wider)
    return [width + spare for width in wider]


def _tallest(widths: Sequence[float], labels: Sequence[float]) -> float:
    """Return about how many lines the tallest label has."""
    pairs = zip(labels, widths, strict=True)
    return max((label / width for label, width in pairs), default=0.0)


def widest_apart(items: Sequence[T], widths: Sequence[float]) -> list[Sequence[T]]:
    """Return items in rows, the widest one in a row of its own."""
    at = max(range(len(items)), key=widths.__getitem__)
    return [row for row in (items[:at], items[at : at + 1], items[at + 1 :]) if row]


def lines_of(words: str, width: Callable[[str], float], measure: float) -> int:
    """Return on how many lines words stand in a measure; `width` is that of a text."""
    return len(_lines([width(word) for word in words.split(" ")], width(" "), measure))


def balanced(words: str, width: Callable[[str], float], measure: float) -> float:
    """Return the least width in which a title takes no more lines than in a measure.

    It is somewhat wider where that keeps a line from ending with a hyphen.
    """
    sizes, space = [width(word) for word in words.split(" ")], width(" ")
    count = len(_lines(sizes, space, measure))
    if count == 1:
        return measure
    low, high = 0.0, measure
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        fits = max(sizes) <= middle and len(_lines(sizes, space, middle)) <= count
        low, high = (low, middle) if fits else (middle, high)
    least = min(high + BALANCED, measure)
    return _unhyphened(words, width, (least, measure)) if "-" in words else least


def _lines(sizes: Sequence[float], space: float, measure: float) -> list[int]:
    """Return how many words each line holds; `sizes` are theirs, in points."""
    counts, line = [0], 0.0
    for size in sizes:
        longer = line + space + size if counts[-1] else size
        if counts[-1] and longer > measure:
            counts.append(0)
            longer = size
        counts[-1] += 1
        line = longer
    return counts


def _unhyphened(
    words: str, width: Callable[[str], float], between: tuple[float, float]
) -> float:
    """Return the least of some widths in which no line ends with a hyphen, if any."""
    least, most = between
    parts = words.split(" ")
    sizes, space = [width(part) for part in parts], width(" ")
    for step in range(int((most - least) / BALANCED) + 1):
        measure, at = least + step * BALANCED, 0
        for count in _lines(sizes, space, measure)[:-1]:
            line = sum(sizes[at : at + count]) + count * space
            at += count
            first = HYPHEN.split(parts[at])[0]
            if first != parts[at] and line + width(first) <= measure:
                break
        else:
            return measure
    return least


def _shrunk(
    naturals: Sequence[float], longest: Sequence[float], measure: float
) -> list[float]:
    """Cut the widest columns to one common width, but none below its longest word."""

    def cut(common: float) -> list[float]:
        return [
            min(widest, max(common, word))
            for widest, word in zip(naturals, longest, strict=True)
        ]

    low, high = 0.0, measure
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(cut(middle)) <= measure else (low, middle)
    return cut(low)
