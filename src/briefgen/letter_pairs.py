"""A font file → pairs of letters that stand nearer to each other, or further apart.

A table of pairs is read as it stands, in a moment; only a font without one has the pairs
of its `GPOS` table looked up by a whole reader. Nothing is read before text is measured.
"""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from operator import add
from pathlib import Path
from struct import iter_unpack
from struct import unpack_from as unpack
from typing import Any, TypeAlias

from briefgen.libraries import alone

DASHES = "-\u2010\u2011\u2012\u2013\u2014"  # a line may end after one
COLLECTION = b"ttcf"
HORIZONTAL = 1  # what a table of pairs covers: the distance in lines, and nothing else
PAIRS, EXTENSION = 2, 9  # types of lookups
PAIR = ">Lh"  # the numbers of two shapes, and how they stand

LARGEST = 4096  # words that are kept

Gap: TypeAlias = tuple[int, float]
# The numbers of two shapes to how much wider they are together, in units of the font.
_Look: TypeAlias = Callable[[int, int], float]


class Kerning(dict[str, float]):
    """How much wider two letters are side by side than apart, in 1/1000 em.

    Mostly that is less than nothing. Spaces have no part in it, nor have digits among
    themselves, which stand in columns, nor what follows a dash, where a line may end.
    """

    def __init__(self, path: Path, glyphs: Mapping[int, int]) -> None:
        super().__init__()
        self._path, self._glyphs = path, glyphs
        self._look: _Look | None = None
        self._words: dict[str, tuple[Gap, ...]] = {}

    def __missing__(self, pair: str) -> float:
        self[pair] = value = 0.0 if _apart(*pair) else self._read(*map(ord, pair))
        return value

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return Kerning, (self._path, self._glyphs)  # another process reads it anew

    def gaps(self, text: str) -> list[Gap]:
        """Return after how many letters of a text it is wider, and by how much."""
        gaps: list[Gap] = []
        start = 0
        for word in text.split(" "):
            known = self._words.get(word)
            if known is None:
                known = self._of_word(word)
            if known:
                gaps += [(start + at, gap) for at, gap in known]
            start += len(word) + 1
        return gaps

    def total(self, text: str) -> float:
        """Return how much wider a text is by what stands between its letters."""
        return sum([gap for _, gap in self.gaps(text)])

    def _of_word(self, word: str) -> tuple[Gap, ...]:
        if len(self._words) >= LARGEST:
            self._words.clear()
        pairs = enumerate(map(self.__getitem__, map(add, word, word[1:])), start=1)
        self._words[word] = gaps = tuple((at, gap) for at, gap in pairs if gap)
        return gaps

    def _read(self, left: int, right: int) -> float:
        first, second = self._glyphs.get(left), self._glyphs.get(right)
        if not (first and second):
            return 0.0
        try:
            if self._look is None:
                self._look = _look(self._path.read_bytes())
            return self._look(first, second)
        except Exception:  # noqa: BLE001 - a damaged table breaks its reader anyhow
            self._look = _nothing
            return 0.0


def _apart(left: str, right: str) -> bool:
    both = left + right
    return left in DASHES or both.isdigit() or left.isspace() or right.isspace()


def _nothing(first: int, second: int) -> float:
    """Stand for a font without pairs."""
    del first, second
    return 0.0


def _look(data: bytes) -> _Look:
    """Return what looks up pairs in a font file, the first one of a collection."""
    start = unpack(">L", data, 12)[0] if data.startswith(COLLECTION) else 0
    (count,) = unpack(">H", data, start + 4)
    records = (unpack(">4s4xL", data, start + 12 + 16 * at) for at in range(count))
    tables = dict(records)
    (units,) = unpack(">H", data, tables[b"head"] + 18)
    if b"kern" in tables:
        return _of_pairs(dict(_pairs(data, tables[b"kern"])), 1000 / units)
    return _of_positions(data, 1000 / units) if b"GPOS" in tables else _nothing


def _of_pairs(pairs: Mapping[int, int], factor: float) -> _Look:
    return lambda first, second: pairs.get(first << 16 | second, 0) * factor


def _pairs(data: bytes, table: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a `kern` table, each as one number, with what is between them."""
    (subtables,) = unpack(">2xH", data, table)
    at = table + 4
    for _ in range(subtables):
        length, coverage, count = unpack(">2x3H", data, at)
        if coverage == HORIZONTAL:
            start = at + 14
            yield from iter_unpack(PAIR, data[start : start + 6 * count])
        at += length


def _of_positions(data: bytes, factor: float) -> _Look:
    with alone():  # it takes a while to load; few styles name a file
        from fontTools.ttLib import TTFont  # noqa: PLC0415

    font = TTFont(BytesIO(data), lazy=True, fontNumber=0)
    lookups = _lookups(font["GPOS"].table)

    def look(first: int, second: int) -> float:
        names = font.getGlyphName(first), font.getGlyphName(second)
        return factor * sum(_advance(lookup, *names) for lookup in lookups)

    return look


def _lookups(table: Any) -> list[list[Any]]:
    """Return the subtables of each lookup for kerning, in order."""
    records = table.FeatureList.FeatureRecord
    kerning = (each.Feature for each in records if each.FeatureTag == "kern")
    numbers = sorted({at for feature in kerning for at in feature.LookupListIndex})
    lookups = (table.LookupList.Lookup[at] for at in numbers)
    subtables = (
        [getattr(each, "ExtSubTable", each) for each in lookup.SubTable]
        for lookup in lookups
    )
    return [each for each in subtables if each and each[0].LookupType == PAIRS]


def _advance(subtables: list[Any], left: str, right: str) -> float:
    """Return what the first subtable that knows a pair says of it."""
    for table in subtables:
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            rows = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            row = next((each for each in rows if each.SecondGlyph == right), None)
        else:
            one, two = table.ClassDef1.classDefs, table.ClassDef2.classDefs
            row = table.Class1Record[one.get(left, 0)].Class2Record[two.get(right, 0)]
        if row is not None:
            return float(getattr(row.Value1, "XAdvance", 0) or 0)
    return 0.0
