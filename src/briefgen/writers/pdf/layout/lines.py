"""Runs → lines: greedy breaking at spaces and hyphens, never where words are bound.

A paragraph does not end with a line of one word where the line above can spare another.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from briefgen.writers.pdf.faces import Cut
from briefgen.writers.pdf.layout.hyphens import hyphenated, in_lines, spoken
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.layout.words import (
    BLANK,
    Shape,
    Span,
    Word,
    letters,
    shapes,
    space,
    words,
)

EPSILON = 0.001  # points; sums of widths are not exact
KEPT = 2048  # paragraphs: those of one document, and what all documents repeat
SPARED = 0.5  # of the last line: one that gives words to it stays so long at least
HALVINGS = 8  # of a measure: to less than three points


class Part(NamedTuple):
    """A piece of a line that is drawn alike; `x` and `width` in points."""

    run: Run
    text: str
    x: float
    width: float


class Stretch(NamedTuple):
    """A part of a line, by the number of its run; who draws it, where, how wide."""

    number: int
    cut: Cut
    text: str
    x: float
    width: float


class TextLine(NamedTuple):
    """A set line of some of the runs; `width` is without the space at its end."""

    runs: Sequence[Run]
    stretches: tuple[Stretch, ...]
    width: float

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts with their runs, each of the face that draws it."""
        return tuple([_part(stretch, self.runs) for stretch in self.stretches])


_Line: TypeAlias = list[tuple[int, Shape]]  # shapes by the number of their span
_Row: TypeAlias = tuple[tuple[Stretch, ...], float]  # a line without its runs


def lines(content: Iterable[Run], measure: float) -> list[TextLine]:
    """Return runs as lines at most `measure` points wide.

    A word that is longer than a line is broken by character.
    """
    runs = [run for run in content if run.text]
    rows = _rows(spoken(_spans(runs), runs, measure), measure)
    return [TextLine(runs, stretches, width) for stretches, width in rows]


def narrowest(content: Iterable[Run], measure: float) -> float:
    """Return the least width in which runs take no more lines than in a measure.

    Their lines are about equally long then; no word is broken that was whole.
    """
    return _narrowest(_spans([run for run in content if run.text]), measure)


def natural(content: Iterable[Run]) -> tuple[float, float]:
    """Return the widest unbroken line and the longest word of runs, in points."""
    return _natural(_spans([run for run in content if run.text]))


def _spans(runs: Sequence[Run]) -> tuple[Span, ...]:
    """Return what decides where lines break: all but colours and structure."""
    if len(runs) == 1:
        (run,) = runs
        return (Span(run.text, run.cut, run.size, whole=run.whole),)
    before = (None, *runs)
    return tuple(
        [
            Span(run.text, run.cut, run.size, _alike(run, last), run.whole)
            for run, last in zip(runs, before, strict=False)
        ]
    )


def _alike(run: Run, last: Run | None) -> bool:
    """Return whether two runs are equal; most differ in their text."""
    return last is not None and run.text == last.text and run == last


def _part(stretch: Stretch, runs: Sequence[Run]) -> Part:
    """Return a part of a line; its run has the face that draws it."""
    number, cut, text, x, width = stretch
    run = runs[number]
    same = cut is run.cut or cut == run.cut
    return Part(run if same else replace(run, cut=cut), text, x, width)


@lru_cache(maxsize=KEPT)
def _rows(spans: tuple[Span, ...], measure: float) -> tuple[_Row, ...]:
    """Break text into lines; equal text is broken once for each width."""
    measure += EPSILON
    simple = len(spans) == 1 and not spans[0].language
    rows = _simple_rows(spans[0], measure) if simple else None
    if rows is not None:
        return rows
    return tuple(map(_row, _mended([*_broken(spans, measure)], measure)))


def _simple_rows(span: Span, measure: float) -> tuple[_Row, ...] | None:
    """Break text of one cut, as most is; None if it is not so, or has a long word.

    Likewise if its last line has one word only.
    """
    rows: list[_Row] = []
    texts: list[str] = []
    width = ink = 0.0  # of the line, with and without what is blank at its end
    for _, wide, blank, text, _, _ in shapes(span, measure):
        if text is None or wide > measure:
            return None
        if not blank and texts and width + wide > measure:
            rows.append(_simple_row(span.cut, texts, ink))
            texts, width = [], 0.0
        if texts or not blank:
            texts.append(text)
            width += wide
            ink = ink if blank else width
    if rows and len(texts) < 3:  # noqa: PLR2004 - two words, and a space between them
        return None
    return (*rows, *([_simple_row(span.cut, texts, ink)] if texts else []))


def _simple_row(cut: Cut, texts: Sequence[str], ink: float) -> _Row:
    return (Stretch(0, cut, "".join(texts), 0.0, ink),), ink


def _broken(spans: Sequence[Span], measure: float) -> Iterator[tuple[_Line, bool]]:
    """Yield lines, each as soon as it is full, and whether the author ended it."""
    line: _Line = []
    width = 0.0
    whole = _unbroken(spans, measure)
    for (pieces, shape), begins in hyphenated(whole, spans, measure):
        if shape.ends_line:
            yield line + _space_after(line, pieces[0][0], spans), True
            line, width = [], 0.0
            continue
        if line and (begins or (not shape.blank and width + shape.width > measure)):
            yield line, False
            line, width = [], 0.0
        if line or not shape.blank:
            line += pieces
            width += shape.width
    if line:
        yield line, True


def _mended(rows: list[tuple[_Line, bool]], measure: float) -> list[_Line]:
    """Let no last line have one word only, if that changes the line above alone."""
    lines = [line for line, _ in rows]
    for at, ((_, parted), (_, ends)) in enumerate(pairwise(rows)):
        if ends and not parted:
            above, last = lines[at : at + 2]
            lines[at : at + 2] = _shared(above, last, measure)
    return lines


def _shared(above: _Line, last: _Line, measure: float) -> tuple[_Line, _Line]:
    """Move words from a line to the last one until that has two; else change nothing."""
    shorter, longer = above, last
    while _is_word(longer):
        at = next(
            (at for at in range(len(shorter) - 2, 0, -1) if shorter[at][1].apart), 0
        )
        shorter, longer = shorter[: at + 1], [*shorter[at + 1 :], *longer]
        wide = _ink(longer)
        if not at or wide > measure or _ink(shorter) < SPARED * wide:
            return above, last
    return shorter, longer


def _is_word(line: _Line) -> bool:
    """Return whether no space stands between the words of a line."""
    return not any(shape.apart for _, shape in line[:-1])


def _ink(line: _Line) -> float:
    """Return the width of a line without the space at its end."""
    end = len(line) - 1 if line[-1][1].blank else len(line)
    return sum(shape.width for _, shape in line[:end])


def _unbroken(spans: Sequence[Span], measure: float) -> Iterator[tuple[Word, bool]]:
    """Yield what fits on a line, and whether it begins one.

    A word that is longer than a line begins one, and is hyphenated or broken anywhere.
    """
    for word in words(spans, measure):
        shape = word[1]
        if shape.width <= measure or shape.blank or shape.ends_line:
            yield word, False
        else:
            divided = in_lines(word, spans, measure)
            parts = divided or letters(word, spans)
            yield from (
                (part, bool(divided) or not at) for at, part in enumerate(parts)
            )


def _space_after(line: _Line, number: int, spans: Sequence[Span]) -> _Line:
    """Return the space that screen readers need where the author ends a line."""
    ended = not line or line[-1][1].atoms[-1][1] in BLANK
    return [] if ended else space(number, spans)[0]


@lru_cache(maxsize=KEPT)
def _narrowest(spans: tuple[Span, ...], measure: float) -> float:
    count = len([*_broken(spans, measure + EPSILON)])
    if count < 2:  # noqa: PLR2004 - one line is as long as it is
        return measure
    sizes = (shape.width for _, shape in words(spans, measure) if not shape.blank)
    low, high = max(sizes, default=measure), measure
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        fits = len([*_broken(spans, middle + EPSILON)]) <= count
        low, high = (low, middle) if fits else (middle, high)
    return high


@lru_cache(maxsize=KEPT)
def _natural(spans: tuple[Span, ...]) -> tuple[float, float]:
    widest = longest = line = 0.0
    for _, shape in words(spans):
        line = 0.0 if shape.ends_line else line + shape.width
        if not (shape.blank or shape.ends_line):
            longest = max(longest, shape.width)
            widest = max(widest, line)
    return widest, longest


def _row(line: _Line) -> _Row:
    """Join neighbours of one run into parts, and measure without the last space."""
    if not line:
        return (), 0.0
    numbers = [number for number, shape in line for _ in shape.atoms]
    atoms = [atom for _, shape in line for atom in shape.atoms]
    cuts, texts, widths = zip(*atoms, strict=True)
    ends = [*accumulate(widths, initial=0.0)]
    stretches = [
        Stretch(
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
