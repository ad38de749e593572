"""Runs → lines: greedy breaking at spaces and hyphens, never at no-break characters."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from briefgen.fonts import clusters
from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.layout.words import (
    BLANK,
    Shape,
    Span,
    Word,
    blank,
    letter,
    width,
)
from briefgen.writers.pdf.layout.words import words as words_of

EPSILON = 0.001  # points; sums of widths are not exact
KEPT = 2048  # paragraphs: those of one document, and what all documents repeat


class Part(NamedTuple):
    """A piece of a line that is drawn alike; `x` and `width` in points."""

    run: Run
    text: str
    x: float
    width: float


class TextLine(NamedTuple):
    """A set line; `width` is without the space at its end."""

    parts: tuple[Part, ...]
    width: float


class _Stretch(NamedTuple):
    """A part of a line, by the number of its run; who draws it, where, how wide."""

    number: int
    cut: Cut
    text: str
    x: float
    width: float


_Row: TypeAlias = tuple[tuple[_Stretch, ...], float]  # a line without its runs


def lines(content: Iterable[Run], measure: float) -> list[TextLine]:
    """Return runs as lines at most `measure` points wide.

    A word that is longer than a line is broken by character.
    """
    runs = [run for run in content if run.text]
    return [
        TextLine(tuple([_part(stretch, runs) for stretch in row]), width)
        for row, width in _rows(_spans(runs), measure)
    ]


def natural(content: Iterable[Run]) -> tuple[float, float]:
    """Return the widest unbroken line and the longest word of runs, in points."""
    return _natural(_spans([run for run in content if run.text]))


def _spans(runs: Sequence[Run]) -> tuple[Span, ...]:
    """Return what decides where lines break: all but colours and structure."""
    before = (None, *runs)
    return tuple(
        [
            Span(run.text, run.cut, run.size, run == last)
            for run, last in zip(runs, before, strict=False)
        ]
    )


def _part(stretch: _Stretch, runs: Sequence[Run]) -> Part:
    """Return a part of a line; its run has the face that draws it."""
    number, cut, text, x, width = stretch
    run = runs[number]
    same = cut is run.cut or cut == run.cut
    return Part(run if same else replace(run, cut=cut), text, x, width)


@lru_cache(maxsize=KEPT)
def _rows(spans: tuple[Span, ...], measure: float) -> tuple[_Row, ...]:
    """Break text into lines; equal text is broken once for each width."""
    composer = _Composer(spans, measure)
    for word in words_of(spans):
        composer.add(word)
    composer.end()
    return tuple(composer.rows)


@lru_cache(maxsize=KEPT)
def _natural(spans: tuple[Span, ...]) -> tuple[float, float]:
    widest = longest = line = 0.0
    for word in words_of(spans):
        if word[0][1].ends_line:
            line = 0.0
            continue
        wide = width(word)
        line += wide
        if not blank(word):
            longest = max(longest, wide)
            widest = max(widest, line)
    return widest, longest


class _Composer:
    """Fills lines one after the other."""

    def __init__(self, spans: Sequence[Span], measure: float) -> None:
        self.rows: list[_Row] = []
        self.spans = spans
        self.measure = measure + EPSILON
        self.line: Word = []
        self.width = 0.0

    def add(self, word: Word) -> None:
        """Put a word on the line, or on the next."""
        number, shape = word[0]
        if shape.ends_line:
            self._break(number)
        elif shape.blank and blank(word):
            if self.line:
                self._append(word)
        else:
            self._word(word)

    def end(self) -> None:
        """Finish the last line."""
        if self.line:
            self._finish()

    def _break(self, number: int) -> None:
        """End the line where the author wants it; screen readers need a space there."""
        if self.line and not _ends_blank(self.line):
            _, cut, size, _ = self.spans[number]
            self._append([(number, letter(" ", cut, size))])
        self._finish()

    def _word(self, word: Word) -> None:
        wide = width(word)
        if self.line and self.width + wide > self.measure:
            self._finish()
        if wide <= self.measure:
            self.line += word
            self.width += wide
            return
        for number, shape in word:
            for cut, text, _ in shape.atoms:
                for cluster in clusters(text):
                    self._letter(number, letter(cluster, cut, self.spans[number].size))

    def _letter(self, number: int, shape: Shape) -> None:
        if self.line and self.width + shape.width > self.measure:
            self._finish()
        self._append([(number, shape)])

    def _append(self, word: Word) -> None:
        self.line += word
        self.width += width(word)

    def _finish(self) -> None:
        self.rows.append(_row(self.line))
        self.line = []
        self.width = 0.0


def _ends_blank(line: Word) -> bool:
    """Return whether the last piece of a line is not seen."""
    _, text, _ = line[-1][1].atoms[-1]
    return text in BLANK


def _row(line: Word) -> _Row:
    """Join neighbours of one run into parts, and measure without the last space."""
    if not line:
        return (), 0.0
    numbers = [number for number, shape in line for _ in shape.atoms]
    atoms = [atom for _, shape in line for atom in shape.atoms]
    cuts, texts, widths = zip(*atoms, strict=True)
    ends = [*accumulate(widths, initial=0.0)]
    stretches = [
        _Stretch(
            numbers[start],
            cuts[start],
            "".join(texts[start:end]),
            ends[start],
            max(ends[_inked(texts, end)] - ends[start], 0.0),
        )
        for start, end in pairwise(_bounds(numbers, cuts))
    ]
    return tuple(stretches), ends[_inked(texts, len(texts))]


def _bounds(numbers: Sequence[int], cuts: Sequence[Cut]) -> list[int]:
    """Return where parts begin, and where the last one ends."""
    count = len(cuts)
    if numbers[0] == numbers[-1] and cuts.count(cuts[0]) == count:
        return [0, count]
    sources = [*zip(numbers, cuts, strict=True)]
    changes = [
        at for at, (last, here) in enumerate(pairwise(sources), 1) if last != here
    ]
    return [0, *changes, count]


def _inked(texts: Sequence[str], end: int) -> int:
    """Return the position after the last text before `end` that is seen."""
    while end and not texts[end - 1].strip(" "):
        end -= 1
    return end
