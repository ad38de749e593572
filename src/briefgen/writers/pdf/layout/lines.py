"""Runs → lines: greedy breaking at spaces and hyphens, never at no-break characters."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefgen.fonts import clusters
from briefgen.writers.pdf.faces import shaped
from briefgen.writers.pdf.layout.runs import LINE_BREAK, Run

EPSILON = 0.001  # points; sums of widths are not exact
ZERO_WIDTH_SPACE = "\u200b"
BREAKING_SPACES = " \t\n\r\f\v\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
PIECES = re.compile(
    f"{LINE_BREAK}|[{BREAKING_SPACES}{ZERO_WIDTH_SPACE}]+"
    f"|[^{LINE_BREAK}{BREAKING_SPACES}{ZERO_WIDTH_SPACE}]+"
)
SPACES = re.compile(f"[{BREAKING_SPACES}{ZERO_WIDTH_SPACE}]")
# After a hyphen or dash between a word and a letter; `2024-31` stays together.
AFTER_HYPHEN = "(?<=\\w[-\u2010\u2013\u2014])(?=[^\\W\\d_])"
# Between Han and kana, and after their punctuation, which begins no line.
HAN = "\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_PUNCTUATION = "\u3001\u3002\u30fc\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
AFTER_HAN = f"(?<=[{HAN}{HAN_PUNCTUATION}])(?=[{HAN}])"
BREAKS = re.compile(f"{AFTER_HYPHEN}|{AFTER_HAN}")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line that is drawn alike; `x` and `width` in points."""

    run: Run
    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """A set line; `width` is without the space at its end."""

    parts: tuple[Part, ...]
    width: float


Atom: TypeAlias = tuple[Run, str, float]


def lines(content: Iterable[Run], measure: float) -> list[TextLine]:
    """Return runs as lines at most `measure` points wide.

    A word that is longer than a line is broken by character.
    """
    composer = _Composer(measure)
    for word in _words(content):
        composer.add(word)
    composer.end()
    return composer.lines


def natural(content: Iterable[Run]) -> tuple[float, float]:
    """Return the widest unbroken line and the longest word of runs, in points."""
    widest = longest = line = 0.0
    for word in _words(content):
        width = sum(atom[2] for atom in word)
        if word[0][1] == LINE_BREAK:
            line = 0.0
            continue
        line += width
        if not _blank(word):
            longest = max(longest, width)
            widest = max(widest, line)
    return widest, longest


def _words(content: Iterable[Run]) -> Iterator[list[Atom]]:
    """Yield what must not be broken: words, the spaces between them, line breaks."""
    word: list[Atom] = []
    for run in content:
        for piece in PIECES.findall(run.text):
            if not SPACES.match(piece) and piece != LINE_BREAK:
                first, *others = BREAKS.split(piece)
                word += _atoms(run, first)
                for other in others:
                    yield word
                    word = _atoms(run, other)
                continue
            if word:
                yield word
                word = []
            yield _space(run, piece)
    if word:
        yield word


def _atoms(run: Run, text: str) -> list[Atom]:
    """Return shaped text; each piece's run has the face that draws it."""
    return [
        (
            run if piece.cut == run.cut else replace(run, cut=piece.cut),
            piece.text,
            piece.width * run.size,
        )
        for piece in shaped(run.cut, text)
    ]


def _space(run: Run, piece: str) -> list[Atom]:
    if piece == LINE_BREAK:
        return [(run, LINE_BREAK, 0.0)]
    return _atoms(run, " " if piece.strip(ZERO_WIDTH_SPACE) else "")


def _blank(word: list[Atom]) -> bool:
    return all(text in {"", " "} for _, text, _ in word)


class _Composer:
    """Fills lines one after the other."""

    def __init__(self, measure: float) -> None:
        self.lines: list[TextLine] = []
        self.measure = measure + EPSILON
        self.atoms: list[Atom] = []
        self.width = 0.0

    def add(self, word: list[Atom]) -> None:
        """Put a word on the line, or on the next."""
        if word[0][1] == LINE_BREAK:
            self._break(word[0][0])
        elif _blank(word):
            if self.atoms:
                self._append(word)
        else:
            self._word(word)

    def end(self) -> None:
        """Finish the last line."""
        if self.atoms:
            self._finish()

    def _break(self, run: Run) -> None:
        """End the line where the author wants it; screen readers need a space there."""
        if self.atoms and not _blank(self.atoms[-1:]):
            self._append(_space(run, " "))
        self._finish()

    def _word(self, word: list[Atom]) -> None:
        width = sum(atom[2] for atom in word)
        if self.atoms and self.width + width > self.measure:
            self._finish()
        if width <= self.measure:
            self._append(word)
            return
        for run, text, _ in word:
            for letter in clusters(text):
                self._letter(_atoms(run, letter))

    def _letter(self, atoms: list[Atom]) -> None:
        width = sum(atom[2] for atom in atoms)
        if self.atoms and self.width + width > self.measure:
            self._finish()
        self._append(atoms)

    def _append(self, atoms: list[Atom]) -> None:
        self.atoms += atoms
        self.width += sum(atom[2] for atom in atoms)

    def _finish(self) -> None:
        self.lines.append(_line(self.atoms))
        self.atoms = []
        self.width = 0.0


def _line(atoms: list[Atom]) -> TextLine:
    """Join neighbours of one run into parts, and measure without the last space."""
    parts: list[Part] = []
    x = start = ink = 0.0
    words: list[str] = []
    for position, (run, text, width) in enumerate(atoms):
        words.append(text)
        x += width
        if text.strip(" "):
            ink = x
        if position + 1 == len(atoms) or not _alike(run, atoms[position + 1][0]):
            inked = max(min(x, ink) - start, 0.0)
            parts.append(Part(run, "".join(words), start, inked))
            words, start = [], x
    return TextLine(tuple(parts), ink)


def _alike(run: Run, other: Run) -> bool:
    return run is other or run == other
