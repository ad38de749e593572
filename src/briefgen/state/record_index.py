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


@dataclass(frozen=True, slots=True)
class Basis:
    """What a record rests on: rows that it shares, its readers, themes and initiatives."""

    shape: str
    around: str
    reader: Reader
    roots: tuple[str, ...]


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
    numbers: tuple[dict[str, int], dict[str, int], dict[Reader, int], dict[str, int]]
    numbers = {}, {}, {}, {root: at for at, root in enumerate(index.roots)}
    shapes, arounds, readers, roots = numbers
    rows = {
        name: [
            shapes.setdefault(basis.shape, len(shapes)),
            arounds.setdefault(basis.around, len(arounds)),
            readers.setdefault(basis.reader, len(readers)),
            *map(roots.__getitem__, basis.roots),
        ]
        for name, basis in index.records.items()
    }
    wholes = [[*whole, digest] for whole, digest in index.wholes.items()]
    shared = [*shapes], [*arounds], [*readers], [*index.roots.items()]
    return json.dumps([index.outlines, wholes, *shared, rows], separators=(",", ":"))


def decode(text: str) -> RecordIndex:
    """Return the index that `encode` wrote.

    Raises ValueError, TypeError or LookupError for any other text.
    """
    outlines, wholes, shapes, arounds, readers, roots, rows = json.loads(text)
    names = [name for name, _ in roots]
    readers = [(language, audience) for language, audience in readers]
    records = {
        name: Basis(
            shapes[shape],
            arounds[around],
            readers[reader],
            tuple([names[at] for at in own]),
        )
        for name, (shape, around, reader, *own) in rows.items()
    }
    listed = {(by, to, kind, key): digest for by, to, kind, key, digest in wholes}
    return RecordIndex(records, outlines, listed, dict(roots))
