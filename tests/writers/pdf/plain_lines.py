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
    """Return runs as lines: each word on the line, if there is room."""
    rows: list[list[Piece]] = []
    line: list[Piece] = []
    width = 0.0
    for word in words(runs, measure + EPSILON):
        run, text, _ = word[0]
        if text == LINE_BREAK:
            spaced = line and not blank(line[-1:])
            rows.append([*line, *pieces(run, " ")] if spaced else line)
            line, width = [], 0.0
        elif not blank(word):
            parts = unbroken(word, measure + EPSILON)
            for part in parts:
                wide = sum(piece[2] for piece in part)
                begins = len(parts) > 1 and part is parts[0]
                if line and (begins or width + wide > measure + EPSILON):
                    rows.append(line)
                    line, width = [], 0.0
                line, width = [*line, *part], width + wide
        elif line:
            line = [*line, *word]
            width += sum(piece[2] for piece in word)
    return [*map(row, rows), *([row(line)] if line else [])]


def words(runs: Sequence[Run], measure: float) -> Iterator[list[Piece]]:
    """Yield what must not be broken."""
    word: list[Piece] = []
    for run in runs:
        for text in bound(run, measure):
            if text == LINE_BREAK or SPACES.match(text):
                yield from filter(None, [word])
                word = []
                space = " " if text.strip(ZERO_WIDTH_SPACE) else ""
                yield ([(run, text, 0.0)] if text == LINE_BREAK else pieces(run, space))
                continue
            first, *others = BREAKS.split(text)
            word += pieces(run, first)
            for other in others:
                yield word
                word = pieces(run, other)
    yield from filter(None, [word])


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
