"""What all records rest on, and its digests at one moment, to a row of the state, and back.

It says of each record in it that everything was as recorded when these digests were taken.
That stays true for ever: an index that is older than its records, or lost, only means that
more of them are opened.
"""

import json
from collections.abc import Mapping
from dataclasses import field
from typing import TypeAlias

from briefgen.value_classes import dataclass

Reader: TypeAlias = tuple[str, str]  # a language and an audience
Whole: TypeAlias = tuple[
    str, str, str, str
]  # a language, an audience, a kind and a key


Within: TypeAlias = tuple[str, str, str]  # a key, and the ends of a range of amounts


@dataclass(frozen=True, slots=True)
class Basis:
    """What a record rests on: rows that it shares, its readers, themes and initiatives.

    While the amounts of the whole portfolio are `within` ranges, by their keys, the shares
    of them are as recorded.
    """

    shape: str
    around: str
    reader: Reader
    roots: tuple[str, ...]
    within: tuple[Within, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """The bases of records by name, and the digests of what they rest on.

    `outlines` is the digest of all that lists and totals show, `wholes` are those of the keys
    of the whole portfolio, `roots` those of themes, initiatives and the portfolio itself.
    """

    records: Mapping[str, Basis] = field(default_factory=dict)
    outlines: str = ""
    wholes: Mapping[Whole, str] = field(default_factory=dict)
    roots: Mapping[str, str] = field(default_factory=dict)


def encode(index: RecordIndex) -> str:
    """Return an index as JSON, where what many records share is a number."""
    shapes, arounds, keys = dict[str, int](), dict[str, int](), dict[str, int]()
    readers = dict[Reader, int]()
    roots = {root: at for at, root in enumerate(index.roots)}
    rows = {
        name: [
            shapes.setdefault(basis.shape, len(shapes)),
            arounds.setdefault(basis.around, len(arounds)),
            readers.setdefault(basis.reader, len(readers)),
            [[keys.setdefault(key, len(keys)), *ends] for key, *ends in basis.within],
            *map(roots.__getitem__, basis.roots),
        ]
        for name, basis in index.records.items()
    }
    wholes = [[*whole, digest] for whole, digest in index.wholes.items()]
    shared = [*shapes], [*arounds], [*readers], [*keys], [*index.roots.items()]
    return json.dumps([index.outlines, wholes, *shared, rows], separators=(",", ":"))


def decode(text: str) -> RecordIndex:
    """Return the index that `encode` wrote.

    Raises ValueError, TypeError or LookupError for any other text.
    """
    outlines, wholes, shapes, arounds, readers, keys, roots, rows = json.loads(text)
    names = [name for name, _ in roots]
    readers = [(language, audience) for language, audience in readers]
    records = {
        name: Basis(
            shapes[shape],
            arounds[around],
            readers[reader],
            tuple([names[at] for at in own]),
            tuple([(keys[at], low, high) for at, low, high in within]),
        )
        for name, (shape, around, reader, within, *own) in rows.items()
    }
    listed = {(by, to, kind, key): digest for by, to, kind, key, digest in wholes}
    return RecordIndex(records, outlines, listed, dict(roots))
