"""What a data file was read to, to compact bytes, and back."""

import json
import zlib
from collections.abc import Mapping
from functools import cached_property, partial
from typing import Any, Protocol, TypeAlias

from briefgen.errors import Diagnostic
from briefgen.loading.labels import DeclaredLabel
from briefgen.loading.places import Texts
from briefgen.loading.plain_values import plain, record_of
from briefgen.model import Initiative, Theme
from briefgen.value_classes import dataclass

SIZE = 8  # bytes that tell how long the values are, before the places

Values: TypeAlias = tuple[Theme, ...] | tuple[Initiative, ...]
KINDS: Mapping[str, type] = {each.__name__: each for each in (Theme, Initiative)}


@dataclass(frozen=True, slots=True)
class FileValues:
    """The values of a data file without mistakes, and what the reader collected.

    `names` are the paths of its themes or initiatives, by which `places` gives the
    places of all their values as texts; `labels` are by the path of what carries them.
    `gaps` are texts that only some languages lack; `count` is the number of values.
    `digests` are those of the themes or initiatives.
    """

    values: Values
    names: tuple[str, ...]
    labels: Mapping[str, DeclaredLabel]
    places: Texts
    gaps: tuple[Diagnostic, ...]
    count: int
    digests: tuple[str, ...]


Group: TypeAlias = Mapping[str, tuple[str, FileValues]]  # path → digest, values


class Later:
    """The places of a group of files, which are read when the first is asked for."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def of(self, path: str) -> Mapping[str, str]:
        """Return the places in one of the files."""
        texts: Mapping[str, str] = self._texts[path]
        return texts

    @cached_property
    def _texts(self) -> Any:
        return json.loads(zlib.decompress(self._content))


class Memory(Protocol):
    """What remembers the values of files, each by its digest and its context.

    The context is everything that the values depend on besides the file.
    """

    def sum_of(self, path: str) -> str | None:
        """Return the SHA-256 of a file if it is known without reading it."""

    def recall(self, path: str, total: str, context: str) -> FileValues | None:
        """Return the values of a file with this SHA-256, if they are remembered.

        They stay so.
        """

    def keep(self, path: str, total: str, context: str, values: FileValues) -> None:
        """Remember the values of a file."""


class Nothing:
    """A memory that is empty, and stays so."""

    def sum_of(self, path: str) -> None:
        """Return None: no file is known."""

    def recall(self, path: str, total: str, context: str) -> None:
        """Return None: no values are remembered."""

    def keep(self, path: str, total: str, context: str, values: FileValues) -> None:
        """Remember nothing."""


def encode(group: Group) -> bytes:
    """Return the values of several files, all themes or all initiatives, as bytes."""
    every = (each for _, values in group.values() for each in values.values)
    kind = type(next(every)).__name__
    rows = {path: [total, *_row(values)] for path, (total, values) in group.items()}
    places = {path: values.places() for path, (_, values) in group.items()}
    first, second = (
        zlib.compress(json.dumps(each, ensure_ascii=False).encode())
        for each in ([kind, rows], places)
    )
    return len(first).to_bytes(SIZE) + first + second


def decode(content: bytes) -> Group:
    """Return the values that `encode` wrote.

    Raises ValueError, TypeError, LookupError or zlib.error for any other bytes.
    """
    end = SIZE + int.from_bytes(content[:SIZE])
    kind, rows = json.loads(zlib.decompress(content[SIZE:end]))
    places = Later(content[end:])
    value_of, label_of, gap_of = map(
        record_of, (KINDS[kind], DeclaredLabel, Diagnostic)
    )
    return {
        path: (
            total,
            FileValues(
                tuple(map(value_of, values)),
                tuple(names),
                {name: label_of(label) for name, label in labels.items()},
                partial(places.of, path),
                tuple(map(gap_of, gaps)),
                count,
                tuple(digests),
            ),
        )
        for path, (total, values, names, labels, *rest) in rows.items()
        for gaps, count, digests in [rest]
    }


def _row(values: FileValues) -> list[object]:
    labels = {path: plain(label) for path, label in values.labels.items()}
    rest = plain(values.gaps), values.count, [*values.digests]
    return [plain(values.values), [*values.names], labels, *rest]
