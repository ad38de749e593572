"""Font files to faces: which characters each has, how wide text is, who sets what."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from briefgen.font_metrics import Metrics, metrics
from briefgen.letter_pairs import Kerning
from briefgen.value_classes import dataclass

USUAL = "Liberation Sans"
SHIPPED = {USUAL: "LiberationSans"}
CUTS = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
FALLBACK = {  # by bold; never italic
    False: ("DejaVuSans",),
    True: ("DejaVuSans-Bold", "DejaVuSans"),  # the regular cut has more letters
}
NO_BREAK_SPACE, NO_BREAK_HYPHEN = "\u00a0", "\u2011"
SPACES = tuple(filter(str.isspace, map(chr, range(0x3001))))
# What guides programs and has no shape: marks of hyphenation, joining and direction,
# variation selectors, tags.
INVISIBLE = frozenset(
    map(
        chr,
        (
            *(0xAD, 0x034F, 0x061C, 0x180E, 0xFEFF),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xE0000, 0xE0200),
        ),
    )
)
MARKS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
ABOVE = 228  # canonical combining class, from here on
MISSING = "?"  # drawn for what no face has; checks refuse such a document first


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A TrueType file with its advance widths in 1/1000 em, and its pairs of letters.

    What it lacks is set from the faces of `further`, then from the files of `last`.
    """

    name: str
    path: Path
    widths: dict[int, float]
    default: float
    ascent: float
    descent: float
    kerning: Kerning
    further: "tuple[Face, ...]" = ()
    last: tuple[Path, ...] = ()

    @property
    def chain(self) -> "tuple[Face, ...]":
        """The face and, in order, those that set what it lacks."""
        return (self, *self.further, *map(_shipped, self.last))

    def has(self, character: str) -> bool:
        """Return whether the face itself can set a character."""
        return ord(character) in self.widths

    def sets(self, character: str) -> bool:
        """Return whether a face of the chain can set a character."""
        return self._setter(character) is not None

    def width(self, text: str, size: float) -> float:
        """Return the width of a line in points, each character in its own face."""
        widths = self.widths
        if text.isascii() or not MARKS.search(text):
            try:
                wide = sum(map(widths.__getitem__, map(ord, text)))
            except KeyError:
                pass
            else:
                return (wide + self.kerning.total(text)) * size / 1000
        parts = self.split(text)
        return sum(self.chain[setter].own_width(drawn, size) for setter, drawn in parts)

    def own_width(self, text: str, size: float) -> float:
        """Return the width of a line in points, all of it in this face."""
        get, default = self.widths.get, self.default
        wide = sum(get(ord(letter), default) for letter in text)
        return (wide + self.kerning.total(text)) * size / 1000

    def split(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the parts of a line: the number of a face in the chain, and its text.

        A letter and its marks are composed where Unicode can, and otherwise stay in one
        face if there is one that has all of them.
        """
        parts = (each for cluster in clusters(text) for each in self._set(cluster))
        for setter, letters in groupby(parts, key=lambda each: each[0]):
            yield setter, "".join(drawn for _, drawn in letters)

    def _set(self, cluster: str) -> Iterator[tuple[int, str]]:
        setter = self._setter(cluster, reluctant=_placed_by_others(cluster))
        if setter is not None:
            yield setter, cluster
            return
        for letter in cluster:
            setter = self._setter(letter)
            yield (0, MISSING) if setter is None else (setter, letter)

    def _setter(self, letters: str, *, reluctant: bool = False) -> int | None:
        """Return the number of the face that sets letters: its own first, or last."""
        own = all(map(self.has, letters))
        if own and not reluctant:
            return 0
        for number, other in enumerate(self.chain[1:], start=1):
            if all(map(other.has, letters)):
                return number
        return 0 if own else None


# The cuts of a family: regular, bold, italic, bold and italic.
Cuts: TypeAlias = tuple[Face, Face, Face, Face]


def family(name: str) -> bool:
    """Return whether a family is shipped with the package."""
    return name in SHIPPED


@cache
def face(
    name: str,
    *,
    bold: bool = False,
    italic: bool = False,
    further: tuple[Face, ...] = (),
    own: Cuts | None = None,
) -> Face:
    """Return a cut of a family; `further` faces set what it lacks, then shipped ones.

    `own` has the cuts of a family that is not shipped; else raises KeyError for one.
    """
    if own is not None:
        last = (f"{SHIPPED[USUAL]}-{CUTS[bold, italic]}", *FALLBACK[bold])
        return replace(
            own[bold + 2 * italic], further=further, last=tuple(map(_path, last))
        )
    path = _path(f"{SHIPPED[name]}-{CUTS[bold, italic]}")
    return face_of(
        path, metrics(path.read_bytes()), further, tuple(map(_path, FALLBACK[bold]))
    )


def clusters(text: str) -> Iterator[str]:
    """Yield letters with their marks, composed, without invisible characters."""
    cluster = ""
    for letter in text:
        if letter in INVISIBLE:
            continue
        if cluster and not unicodedata.combining(letter):
            yield cluster
            cluster = ""
        cluster += letter
        if cluster != letter:
            cluster = unicodedata.normalize("NFC", cluster)
    if cluster:
        yield cluster


def wrapped(words: Iterable[str], fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Return words as lines that fit; a word that does not has a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _placed_by_others(cluster: str) -> bool:
    """Return whether a fallback sets marks better: on the letter, not right of it.

    That needs no table of positions, except for marks above capital letters.
    """
    above = any(unicodedata.combining(mark) >= ABOVE for mark in cluster[1:])
    return len(cluster) > 1 and not (above and cluster[0].isupper())


def _path(stem: str) -> Path:
    return Path(__file__).parent / "fonts_data" / f"{stem}.ttf"


@cache
def _shipped(path: Path) -> Face:
    return face_of(path, metrics(path.read_bytes()))


def face_of(
    path: Path,
    font: Metrics,
    further: tuple[Face, ...] = (),
    last: tuple[Path, ...] = (),
) -> Face:
    """Return the face of a file with these metrics; `further` and `last` set the rest."""
    widths = font.widths
    _lend(widths, SPACES, " ")
    _lend(widths, NO_BREAK_HYPHEN, "-")
    widths |= dict.fromkeys(map(ord, INVISIBLE), 0.0)
    return Face(
        font.name,
        path,
        widths,
        font.default,
        font.ascent,
        font.descent,
        Kerning(path, font.glyphs),
        further,
        last,
    )


def _lend(widths: dict[int, float], letters: Iterable[str], lender: str) -> None:
    """Give letters that a face lacks the widths of another face."""
    if ord(lender) in widths:
        for letter in letters:
            widths.setdefault(ord(letter), widths[ord(lender)])
