"""Runs to lines in the plainest way, piece by piece, with nothing kept."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from briefgen.fonts import clusters
from briefgen.writers.pdf.faces import shaped
from briefgen.writers.pdf.layout.lines import EPSILON, Part
from briefgen.writers.pdf.layout.runs import LINE_BREAK, Run
from briefgen.writers.pdf.layout.words import (
    BOUND,
    BREAKING_SPACES,
    BREAKS,
    PIECES,
    TIE,
    ZERO_WIDTH_SPACE,
)

SPACES = re.compile(f"[{BREAKING_SPACES}{ZERO_WIDTH_SPACE}]")

Piece = tuple[Run, str, float]
PlainLine = tuple[tuple[Part, ...], float]


def plain_lines(runs: Sequence[Run], measure: float) -> list[PlainLine]:
    """Return runs as lines: each word on the line, if there is room.

    Then the last line before an end gets words of the one above, until it has two.
    """
    limit = measure + EPSILON
    rows, ends, spaces = filled(runs, limit)
    for at in ends:
        if at and at - 1 not in ends:
            rows[at - 1 : at + 1] = mended(rows[at - 1], rows[at], limit, spaces)
    return [row([piece for word in line for piece in word]) for line in rows]


def filled(
    runs: Sequence[Run], limit: float
) -> tuple[list[list[list[Piece]]], list[int], set[int]]:
    """Return lines of words, which of them are last ones, and who is between words."""
    rows: list[list[list[Piece]]] = [[]]
    ends: list[int] = []
    apart: list[list[Piece]] = []
    for word, is_apart in words(runs, limit):
        if word[0][1] == LINE_BREAK:
            line = [piece for each in rows[-1] for piece in each]
            if line and not blank(line[-1:]):
                rows[-1].append(pieces(word[0][0], " "))
                apart.append(rows[-1][-1])
            ends.append(len(rows) - 1)
            rows.append([])
        elif not blank(word):
            fill(rows, unbroken(word, limit), limit)
        elif rows[-1]:
            rows[-1].append(word)
            apart += [word] * is_apart
    if rows[-1]:
        return rows, [*ends, len(rows) - 1], {*map(id, apart)}
    return rows[:-1], ends, {*map(id, apart)}


def fill(rows: list[list[list[Piece]]], parts: list[list[Piece]], limit: float) -> None:
    """Put a word, or its letters, on the line or further ones."""
    for part in parts:
        begins = len(parts) > 1 and part is parts[0]
        if rows[-1] and (begins or width(rows[-1]) + width([part]) > limit):
            rows.append([])
        rows[-1].append(part)


def mended(
    above: list[list[Piece]], last: list[list[Piece]], limit: float, spaces: set[int]
) -> list[list[list[Piece]]]:
    """Move the fewest words down so that a space stands within the last line."""

    def ink(line: list[list[Piece]]) -> float:
        return width(line[:-1] if blank(line[-1]) else line)

    if any(id(word) in spaces for word in last[:-1]):
        return [above, last]
    for at in range(len(above) - 2, 0, -1):
        if id(above[at]) not in spaces:
            continue
        shorter, longer = above[: at + 1], above[at + 1 :] + last
        if ink(longer) > limit or ink(shorter) < ink(longer) / 2:
            break
        if any(id(word) in spaces for word in longer[:-1]):
            return [shorter, longer]
    return [above, last]


def width(line: Sequence[Sequence[Piece]]) -> float:
    return sum(piece[2] for word in line for piece in word)


def words(runs: Sequence[Run], measure: float) -> Iterator[tuple[list[Piece], bool]]:
    """Yield what must not be broken, and whether it stands between words."""
    word: list[Piece] = []
    for run in runs:
        for text in bound(run, measure):
            if text == LINE_BREAK or SPACES.match(text):
                yield from ((each, False) for each in [word] if each)
                word = []
                space = " " if text.strip(ZERO_WIDTH_SPACE) else ""
                ended = text == LINE_BREAK
                yield ([(run, text, 0.0)] if ended else pieces(run, space)), True
                continue
            first, *others = BREAKS.split(text)
            word += pieces(run, first)
            for other in others:
                yield word, False
                word = pieces(run, other)
    yield from ((each, False) for each in [word] if each)


def bound(run: Run, measure: float) -> Iterator[str]:
    """Yield words and spaces; a space that binds is no space where there is room."""
    for tied in PIECES.findall(BOUND.sub(TIE, run.text)):
        text = tied.replace(TIE, " ")
        parts = (pieces(run, part) for part in BREAKS.split(text))
        wide = max((sum(each[2] for each in part) for part in parts), default=0.0)
        yield from [text] if wide <= measure else PIECES.findall(text)


def pieces(run: Run, text: str) -> list[Piece]:
    """Return what is drawn for a text, face by face."""
    return [
        (replace(run, cut=each.cut), each.text, each.width * run.size)
        for each in shaped(run.cut, text)
    ]


def blank(word: Sequence[Piece]) -> bool:
    """Return whether nothing of a word is seen."""
    return all(text in {"", " "} for _, text, _ in word)


def unbroken(word: list[Piece], measure: float) -> list[list[Piece]]:
    """Return a word, or its letters if it is longer than a line."""
    if sum(piece[2] for piece in word) <= measure:
        return [word]
    return [pieces(run, letter) for run, text, _ in word for letter in clusters(text)]


def row(line: Sequence[Piece]) -> PlainLine:
    """Join neighbours of one run, and measure without the last space."""
    parts: list[Part] = []
    x = ink = 0.0
    for run, group in groupby(line, key=lambda piece: piece[0]):
        start, texts = x, list[str]()
        for _, text, width in group:
            x += width
            ink = x if text.strip(" ") else ink
            texts.append(text)
        parts.append(Part(run, "".join(texts), start, max(min(x, ink) - start, 0.0)))
    return tuple(parts), ink
