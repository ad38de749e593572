"""What a document depends on to compact rows, and back.

Documents of one kind ask for the same things of different themes and initiatives. So the
keys, with a number for each of these, are a row that they share, and so is what they
depend on besides the data. What is left is packed with that of the subject's other
languages, and by the example of another subject.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate, groupby, pairwise
from typing import Any, TypeAlias

from briefgen.subject_paths import NAMED
from briefgen.value_classes import dataclass

# (by whom, kind, key) → digest: what a document is made from it read itself, what was
# read to decide how it fits was read by a language.
Dependency: TypeAlias = tuple[str, str, str]
Recorded: TypeAlias = Mapping[Dependency, str]

ITSELF = ""
FITTED = (ITSELF, "fitted", "")  # → what was decided
ROOT = "root"  # the kind of a theme, an initiative or the portfolio: → all of it
ACCENT = "accent"  # a kind whose keys are numbers
# The kinds of what each document has of its own.
OWN = frozenset(("value", "left out", ACCENT, ROOT, FITTED[1]))
# It begins a key, or the key in parentheses of a share: "portfolio.initiatives.funding" is of
# no initiative called funding.
PATH = re.compile(rf"(?<![^(]){NAMED}\.[^.|)]+")
# The same in keys that END separates; MARK begins one that is a root as a whole.
END, MARK = "\0", "\1"
IN_ALL = re.compile(rf"({MARK}[^{END}]*|(?<![^({END}]){NAMED}\.[^.|){END}]+)")
NUMBERED = re.compile(r"\{([0-9]+)\}")
FIRST = re.compile(r"\{(0|[1-9][0-9]*)\}")  # as numbers are written
SHORT = 32  # characters of a SHA-256 that name a row: no two texts share them
OF_SUBJECT = 16  # that name one of the few records of a subject
WINDOW = 2**15  # bytes of an example that packing can refer to


def roots_of(key: str) -> list[str]:
    """Return the themes and initiatives in a key; or the portfolio, if there are none."""
    return PATH.findall(key) or ["portfolio"]


@dataclass(frozen=True, slots=True)
class PackedRecord:
    """A document's dependencies as they are stored.

    `shape` and `around` name the rows that it shares: the keys of its own, with numbers
    that stand for `roots`, and everything else with digests. `digests` are those of its
    own keys.
    """

    shape: str
    around: str
    roots: tuple[str, ...]
    digests: tuple[str, ...]

    def name(self, subject: str) -> str:
        """Return the name of the record of a subject: it has the rows that it shares.

        Records of a subject with the same name are equal.
        """
        digest = _name(_text([self.roots, self.digests]))[:OF_SUBJECT]
        return f"{self.shape}.{self.around}.{digest}.{subject}"

    def full(self, key: str) -> str:
        """Return a key of the shape with its themes and initiatives."""
        return NUMBERED.sub(lambda match: self.roots[int(match[1])], key)


def pack(recorded: Recorded) -> tuple[PackedRecord, dict[str, bytes]]:
    """Return the record of dependencies, and the rows that it shares by their names."""
    own = {each: digest for each, digest in recorded.items() if each[1] in OWN}
    around = tuple(each for each in recorded.items() if each[0][1] not in OWN)
    keys, roots = numbered(own)
    rows = sorted(
        (by, kind, *_parted(key), held)
        for (by, kind, _), key, held in zip(own, keys, own.values(), strict=True)
    )  # whatever a document asked first, its shape is the same
    shared = [_packed(_text(_runs(rows))), _around(around)]
    shape, others = map(_name, shared)
    record = PackedRecord(shape, others, roots, tuple(row[-1] for row in rows))
    return record, dict(zip((shape, others), shared, strict=True))


@lru_cache(64)
def _around(around: tuple[tuple[Dependency, str], ...]) -> bytes:
    """Return the row of what a document depends on besides the data."""
    return _packed(_text(sorted((*each, digest) for each, digest in around)))


def _parted(key: str) -> tuple[str, str, int]:
    """Return what stands before and after the first number of a key, and that number."""
    at = FIRST.search(key)
    return (key[: at.start()], key[at.end() :], int(at[1])) if at else (key, "", -1)


def _runs(rows: Iterable[tuple[str, str, str, str, int, str]]) -> list[list[object]]:
    """Return the keys of a shape: those that differ in their number alone are one run.

    Of the numbers, the first is given, and of the others how much more they are: a page
    about a thousand initiatives asks the same of each, and its shape stays small.
    """
    runs: list[list[object]] = []
    for key, run in groupby(rows, key=lambda row: row[:4]):
        numbers = [row[4] for row in run]
        steps = [after - before for before, after in pairwise(numbers)]
        runs.append([*key, numbers[0], *steps])
    return runs


def numbered(own: Collection[Dependency]) -> tuple[list[str], tuple[str, ...]]:
    """Return the keys with a number for each theme, initiative or accent, and these.

    All keys are one text meanwhile, as a document has hundreds of them.
    """
    if any(END in key or MARK in key for _, _, key in own):
        return numbered_one_by_one(own)
    keys = [f"{MARK}{key}" if kind == ACCENT else key for _, kind, key in own]
    parts = IN_ALL.split(END.join(keys))  # every second one is a root
    every = [root.removeprefix(MARK) for root in parts[1::2]]
    numbers = _numbers(every)
    parts[1::2] = [numbers[root] for root in every]
    texts = "".join(parts).split(END) if keys else []
    plain = zip((key for _, _, key in own), texts, strict=True)
    return [numbers.get(key) or text for key, text in plain], tuple(numbers)


def numbered_one_by_one(
    own: Collection[Dependency],
) -> tuple[list[str], tuple[str, ...]]:
    """Return the same, of any keys."""
    numbers = _numbers(
        root
        for _, kind, key in own
        for root in ([key] if kind == ACCENT else PATH.findall(key))
    )
    keys = [
        numbers.get(key) or PATH.sub(lambda at: numbers[at[0]], key)
        for _, _, key in own
    ]
    return keys, tuple(numbers)


def _numbers(roots: Iterable[str]) -> dict[str, str]:
    every = dict.fromkeys(roots)
    return {root: f"{{{number}}}" for number, root in enumerate(every)}


Records: TypeAlias = Mapping[str, PackedRecord]  # those of a subject, by name


def pack_all(records: Records, example: bytes) -> bytes:
    """Return the records of a subject as bytes, which take less room by an example."""
    packer = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zdict=example)
    return packer.compress(text_of(records)) + packer.flush()


def unpack_all(subject: str, content: bytes, example: bytes) -> Records:
    """Return the records in a row; raise ValueError or zlib.error for any other bytes."""
    text = zlib.decompressobj(zdict=example).decompress(content)
    records = (
        PackedRecord(shape, around, tuple(roots), tuple(digests))
        for shape, around, roots, digests in json.loads(_decoded(text))
    )
    return {record.name(subject): record for record in records}


def text_of(records: Records) -> bytes:
    """Return the records of a subject as text: an example for other subjects, too."""
    every = records.values()
    return _text(
        [[each.shape, each.around, each.roots, each.digests] for each in every]
    )


def subject_of(name: str) -> str:
    """Return the subject of a record, by its name."""
    return name.split(".", 3)[-1]


def keys_in(content: bytes) -> tuple[Dependency, ...]:
    """Return the keys of a shape."""
    return tuple(
        (by, kind, f"{before}{{{number}}}{after}" if number >= 0 else before)
        for by, kind, before, after, *steps in _read(content)
        for number in accumulate(steps)
    )


def around_in(content: bytes) -> Recorded:
    """Return what several documents depend on besides the data."""
    return {(by, kind, key): digest for by, kind, key, digest in _read(content)}


def shared_rows(names: Iterable[str]) -> set[str]:
    """Return the names of the rows that records share, by the names of the records."""
    return {part for name in names for part in name.split(".")[:2] if part}


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:SHORT]


def _text(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="surrogatepass")


@lru_cache(64)
def _packed(text: bytes) -> bytes:
    """Return a row that documents share; the same few come again and again."""
    return zlib.compress(text)


def _read(content: bytes) -> Any:
    return json.loads(_decoded(zlib.decompress(content)))


def _decoded(text: bytes) -> str:
    return text.decode(errors="surrogatepass")
