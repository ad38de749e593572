"""Text of one type → words, which are never broken, with their widths.

A number and its noun, a date, and French signs that stand apart from their word count as
one word where there is room: authors write common spaces there.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from briefgen.fonts import clusters
from briefgen.writers.pdf.faces import Cut, shaped
from briefgen.writers.pdf.layout.runs import LINE_BREAK

ZERO_WIDTH_SPACE = "\u200b"
BREAKING_SPACES = (
    " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\u1680"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
)
APART = frozenset(f"{LINE_BREAK}{ZERO_WIDTH_SPACE}{BREAKING_SPACES}")
PIECES = re.compile(
    f"{LINE_BREAK}|[{BREAKING_SPACES}{ZERO_WIDTH_SPACE}]+"
    f"|[^{LINE_BREAK}{BREAKING_SPACES}{ZERO_WIDTH_SPACE}]+"
)
# After a hyphen or dash between a word and a letter; `2024-31` stays together.
AFTER_HYPHEN = "(?<=\\w[-\u2010\u2013\u2014])(?=[^\\W\\d_])"
# Between Han and kana, and after their punctuation, which begins no line.
HAN = "\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_PUNCTUATION = "\u3001\u3002\u30fc\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
AFTER_HAN = f"(?<=[{HAN}{HAN_PUNCTUATION}])(?=[{HAN}])"
BREAKS = re.compile(f"{AFTER_HYPHEN}|{AFTER_HAN}")
# The spaces between a number and its noun, in a date, a number or that of a telephone,
# beside guillemets.
YEAR = "(?:19|20)\\d\\d"
MONTH = (  # how the names of months end, in English and French
    "ary |rch |ril |May |une |uly |ust |ber |ier |ars |mai |uin |let |oût |bre "
)
BOUND = re.compile(
    f" (?:(?<=\\d )(?<!\\b{YEAR} )(?=[^\\W\\d_]|[%$€£]|\\d{{3}}\\b)"
    f"|(?<=\\d )(?<!\\b{YEAR} )(?=(?!{YEAR}\\b)\\d{{4}}\\b)"
    "|(?<=\\d\\) )(?=\\d)|(?:(?<=\\+\\d )|(?<=\\+\\d\\d ))(?=\\d)"
    f"|(?<={MONTH})(?={YEAR}\\b)|(?<=« )|(?<=\\S )(?=[»:;!?](?:\\s|$)))"
)
TIE = "\ue000"  # stands for such a space; no office writes this private character
SIZES, LARGEST = 32, 4096  # lexicons that are kept, and their words
BLANK = frozenset({"", " "})


class Span(NamedTuple):
    """Text of one type; `alike` says that it is drawn as the span before it.

    No line ends at a hyphen of it if its words are `whole`, as far as there is room.
    In a `language` words may be hyphenated.
    """

    text: str
    cut: Cut
    size: float
    alike: bool = False
    whole: bool = False
    language: str = ""


# What draws a piece of text, the text, and its width in points.
Atom: TypeAlias = tuple[Cut, str, float]


class Shape(NamedTuple):
    """A piece of text that is never broken.

    It is `blank` if nothing of it is seen, and `apart` if it is no word, but a space or
    the end of a line. It has a `text` if all of it is drawn by the cut of its span.
    """

    atoms: tuple[Atom, ...]
    width: float
    blank: bool = False
    text: str | None = None
    apart: bool = False
    ends_line: bool = False


# A word: shapes by the number of their span, and all of them as one.
Word: TypeAlias = tuple[list[tuple[int, Shape]], Shape]


def words(spans: Sequence[Span], measure: float = 0.0) -> Iterator[Word]:
    """Yield what must not be broken: words, the spaces between them, line breaks.

    Words that belong together are one as far as they fit in a `measure`, in points.
    """
    word: list[tuple[int, Shape]] = []
    owner = 0
    for number, span in enumerate(spans):
        owner = owner if span.alike else number
        for at, shape in _shapes(span, measure):
            if word and (at or shape.apart):
                yield word, _whole(word)
                word = []
            if shape.apart:
                yield [(owner, shape)], shape
            else:
                word.append((owner, shape))
    if word:
        yield word, _whole(word)


def shapes(span: Span, measure: float) -> list[Shape]:
    """Return the pieces of a span one after the other; between them it may end."""
    return [shape for _, shape in _shapes(span, measure)]


def _shapes(span: Span, measure: float) -> Iterator[tuple[int, Shape]]:
    """Yield the shapes of each piece of a span, each with its number there."""
    lexicon = _lexicon(span.cut, span.size)
    for piece in _pieces(span.text, lexicon, measure):
        parts = lexicon[piece]
        if span.whole and sum(shape.width for shape in parts) <= measure:
            parts = (_whole([(0, shape) for shape in parts]),)
        yield from enumerate(parts)


def _pieces(text: str, lexicon: "_Lexicon", measure: float) -> list[str]:
    """Return words and what is between them; what is bound is one if it fits a line."""
    bound = BOUND.sub(TIE, text) if measure and TIE not in text else text
    if bound == text:
        return PIECES.findall(text)
    pieces: list[str] = []
    for piece in PIECES.findall(bound):
        whole = piece.replace(TIE, " ")
        fits = all(shape.width <= measure for shape in lexicon[whole])
        pieces += [whole] if fits or whole == piece else PIECES.findall(whole)
    return pieces


def letters(word: Word, spans: Sequence[Span]) -> Iterator[Word]:
    """Yield the letters of a word that is too long to stay whole; none is blank."""
    for number, shape in word[0]:
        for cut, text, _ in shape.atoms:
            for cluster in clusters(text):
                letter = _shape(cluster, cut, spans[number].size)
                yield [(number, letter)], letter._replace(blank=False)


def space(number: int, spans: Sequence[Span]) -> Word:
    """Return a space of a span."""
    return part(" ", number, spans)


def part(text: str, number: int, spans: Sequence[Span]) -> Word:
    """Return a piece of text of a span that is never broken."""
    shape = _shape(text, spans[number].cut, spans[number].size)
    return [(number, shape)], shape


def _whole(word: list[tuple[int, Shape]]) -> Shape:
    """Return the shapes of a word as one."""
    if len(word) == 1:
        return word[0][1]
    atoms = tuple(atom for _, shape in word for atom in shape.atoms)
    return _of_atoms(atoms)


class _Lexicon(dict[str, tuple[Shape, ...]]):
    """Pieces of text to their shapes in one cut and size; a break may follow each."""

    def __init__(self, cut: Cut, size: float) -> None:
        super().__init__()
        self.cut, self.size = cut, size

    def __missing__(self, piece: str) -> tuple[Shape, ...]:
        if len(self) >= LARGEST:
            self.clear()
        self[piece] = shapes = self._shapes(piece)
        return shapes

    def _shapes(self, piece: str) -> tuple[Shape, ...]:
        if piece == LINE_BREAK:
            return (Shape(((self.cut, piece, 0.0),), 0.0, apart=True, ends_line=True),)
        if piece[0] in APART:
            blank = " " if piece.strip(ZERO_WIDTH_SPACE) else ""
            return (_shape(blank, self.cut, self.size)._replace(apart=True),)
        parts = BREAKS.split(piece)
        return tuple(_shape(part, self.cut, self.size) for part in parts)


@lru_cache(maxsize=SIZES)
def _lexicon(cut: Cut, size: float) -> _Lexicon:
    return _Lexicon(cut, size)


def _shape(text: str, cut: Cut, size: float) -> Shape:
    atoms = tuple(
        (cut if piece.cut == cut else piece.cut, piece.text, piece.width * size)
        for piece in shaped(cut, text)
    )
    shape = _of_atoms(atoms)
    own = len(atoms) == 1 and atoms[0][0] is cut
    return shape._replace(text=atoms[0][1]) if own else shape


def _of_atoms(atoms: tuple[Atom, ...]) -> Shape:
    blank = all(text in BLANK for _, text, _ in atoms)
    return Shape(atoms, sum(width for _, _, width in atoms), blank=blank)
