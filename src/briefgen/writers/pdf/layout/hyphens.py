"""Words at the end of a narrow line → two parts, by the patterns of their language.

The hyphen is drawn, and read back as a soft one (U+00AD), so that words stay whole (ISO
32000-1, 14.8.2.2.3).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import Any, TypeAlias

from briefgen.writers.hyphenation import MOST, ZONE
from briefgen.writers.pdf.faces import SOFT_HYPHEN, shaped
from briefgen.writers.pdf.layout.runs import Run
from briefgen.writers.pdf.layout.words import Shape, Span, Word, part

Piece: TypeAlias = tuple[Word, bool]  # what fits on a line, and whether it begins one

NARROW = 300.0  # points, some sixty letters: wider lines have room for whole words
SHORTEST = 7  # letters of a word that is divided
LEAST = 3  # letters before and after the hyphen
KEPT = 4096  # words
# A word without capitals and digits, between signs, after an elided one ("d’", "qu’").
DIVISIBLE = re.compile(
    "(?P<before>[«“‘(]*(?:[^\\W\\d_]{1,2}[’'])?)"  # noqa: RUF001
    f"(?P<word>[^\\W\\d_]{{{SHORTEST},}})[.,:;!?…»”’)]*"
)


def spoken(
    spans: tuple[Span, ...], runs: Sequence[Run], measure: float
) -> tuple[Span, ...]:
    """Return spans with the language of their runs if lines are narrow."""
    if measure >= NARROW or not any(run.hyphenated for run in runs):
        return spans
    both = zip(spans, runs, strict=True)
    return tuple(span._replace(language=run.hyphenated) for span, run in both)


def hyphenated(
    pieces: Iterable[Piece], spans: Sequence[Span], measure: float
) -> Iterable[Piece]:
    """Return what fits on a line, and whether it begins one; some words in two parts.

    The last word of a paragraph stays whole.
    """
    if not any(span.language for span in spans):
        return pieces
    return _hyphenated([*pieces], spans, measure)


def _hyphenated(
    pieces: Sequence[Piece], spans: Sequence[Span], measure: float
) -> Iterator[Piece]:
    width, row = 0.0, 0  # of the line, and lines before it that end with a hyphen
    for at, (word, begins) in enumerate(pieces):
        shape = word[1]
        full = not shape.blank and width + shape.width > measure
        parts = None
        loose = full and width and measure - width > ZONE
        if loose and row < MOST and not begins and _within(pieces, at):
            parts = halves(word, spans, measure - width)
        if parts is not None:
            yield parts[0], False
            yield parts[1], True
            width, row = parts[1][1].width, row + 1
            continue
        if begins or full or shape.ends_line:
            width, row = 0.0, 0
        if width or not shape.blank:
            width += shape.width
        yield word, begins


def _within(pieces: Sequence[Piece], at: int) -> bool:
    """Return whether a space precedes a piece, and words follow it before a line ends."""
    rest = (shape for (_, shape), _ in pieces[at + 1 :])
    before = pieces[at - 1][0][1]
    follow = takewhile(lambda shape: not shape.ends_line, rest)
    return before.apart and any(not shape.blank for shape in follow)


def in_lines(word: Word, spans: Sequence[Span], measure: float) -> list[Word]:
    """Return the parts of a word that is longer than a line; none if it has no such."""
    parts: list[Word] = []
    while word[1].width > measure:
        divided = halves(word, spans, measure)
        if divided is None:
            return []
        parts.append(divided[0])
        word = divided[1]
    return [*parts, word]


def halves(word: Word, spans: Sequence[Span], room: float) -> tuple[Word, Word] | None:
    """Return a word in two, the first with its hyphen as long as the room allows."""
    number, shape = word[0][0]
    span = spans[number]
    if not span.language or len(word[0]) > 1 or shape.text is None:
        return None
    for place in reversed(places(shape.text, span.language)):
        first = _with_hyphen(part(shape.text[:place], number, spans), span)
        if first[1].width <= room:
            return first, part(shape.text[place:], number, spans)
    return None


@lru_cache(maxsize=KEPT)
def places(text: str, language: str) -> tuple[int, ...]:
    """Return after how many letters a word may be divided in a language."""
    known = DIVISIBLE.fullmatch(text)
    if known is None or not known["word"].islower():
        return ()
    patterns = _patterns(language)
    divided = patterns.positions(known["word"]) if patterns else ()
    start = known.end("before")
    return tuple(start + place for place in divided if place.data is None)


@cache
def _patterns(language: str) -> Any:
    """Read the patterns of a language, which `pyphen` brings; None if it has none."""
    from pyphen import Pyphen, language_fallback

    known = language_fallback(language)
    return Pyphen(lang=known, left=LEAST, right=LEAST) if known else None


def _with_hyphen(word: Word, span: Span) -> Word:
    number, shape = word[0][0]
    (hyphen,) = shaped(span.cut, "-")
    atom = hyphen.cut, SOFT_HYPHEN, hyphen.width * span.size
    whole = Shape((*shape.atoms, atom), shape.width + atom[2])
    return [(number, whole)], whole
