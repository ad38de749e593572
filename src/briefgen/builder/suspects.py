"""The record of a document to those of its dependencies that may have changed.

All others are as before, for certain: they need not be read to know it.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.planning.plan import Planned
from briefgen.state.document_record import (
    FITTED,
    NUMBERED,
    ROOT,
    Dependency,
    PackedRecord,
)
from briefgen.state.document_records import DocumentRecords
from briefgen.view import LEFT_OUT, VALUE, is_of_whole

PASSED_OVER = (LEFT_OUT, FITTED[1], ROOT)  # they are no values that change
PORTFOLIO = -1  # stands for the number of a theme or an initiative

Keys: TypeAlias = tuple[Dependency, ...]
Reader: TypeAlias = tuple[str, str]  # a language and an audience
Digest: TypeAlias = Callable[[Reader, str, str], str]  # of a kind and a key, now
Suspect: TypeAlias = tuple[Dependency, str]  # with its digest in the record


@dataclass(frozen=True, slots=True)
class _Shape:
    """The places of the keys of records with this shape.

    `always` are compared each time, `of` a theme or an initiative if that changed, by its
    number; `roots` are the places of the digests of these, by the same numbers.
    """

    always: tuple[int, ...]
    of: dict[int, list[int]]
    roots: dict[int, int]


class Suspects:
    """Records compared with a project as it is at an instant, most of them unread.

    What depends on a theme or an initiative alone is suspect if that changed at all; what
    depends on the whole portfolio always is; and what lies around the data is compared once
    for all documents that share it.
    """

    def __init__(
        self,
        project: Project,
        as_of: datetime.datetime,
        records: DocumentRecords,
        digest: Digest,
    ) -> None:
        self._digests = project.root_digests(as_of)
        self._records, self._digest = records, digest
        self._around: dict[tuple[str, Reader], bool] = {}
        self._shapes: dict[str, _Shape] = {}
        self._last: tuple[tuple[str, Reader] | None, tuple[Suspect, ...] | None]
        self._last = None, None

    def of(self, name: str, document: Planned) -> tuple[Suspect, ...] | None:
        """Return what may have changed since a document was made from its record.

        None means that the record is lost. Of one document it is asked several times.
        """
        question = name, (document.language, document.audience)
        if self._last[0] != question:
            self._last = question, self._read(*question)
        return self._last[1]

    def _read(self, name: str, reader: Reader) -> tuple[Suspect, ...] | None:
        record = self._records.packed(name)
        keys = None if record is None else self._records.keys(record)
        if record is None or keys is None or self._records.around(record) is None:
            return None
        return tuple(self._of(record, keys, reader))

    def _of(
        self, record: PackedRecord, keys: Keys, reader: Reader
    ) -> Iterator[Suspect]:
        for place in self._places(record, keys):
            by, kind, key = keys[place]
            yield (by, kind, record.full(key)), record.digests[place]
        if not self._same_around(record, reader):
            yield from (self._records.around(record) or {}).items()

    def _places(self, record: PackedRecord, keys: Keys) -> list[int]:
        shape = self._shapes.get(record.shape)
        if shape is None:
            shape = self._shapes[record.shape] = _shape(keys)
        places = [*shape.always]
        for number, suspected in shape.of.items():
            root = "portfolio" if number == PORTFOLIO else record.roots[number]
            now, at = self._digests.of(root), shape.roots.get(number)
            if at is None or not now or record.digests[at] != now:
                places += suspected
        return sorted({*places})

    def _same_around(self, record: PackedRecord, reader: Reader) -> bool:
        """Return whether everything besides the data is as before."""
        known = record.around, reader
        if known not in self._around:
            language, audience = reader
            self._around[known] = all(
                self._digest((by or language, audience), kind, key) == digest
                for (by, kind, key), digest in (
                    self._records.around(record) or {}
                ).items()
            )
        return self._around[known]


def _shape(keys: Keys) -> _Shape:
    always, of, roots = list[int](), dict[int, list[int]](), dict[int, int]()
    for place, (_, kind, key) in enumerate(keys):
        numbers = [int(number) for number in NUMBERED.findall(key)] or [PORTFOLIO]
        if kind == ROOT:
            roots[numbers[0]] = place
        elif kind == VALUE and not is_of_whole(key):
            for number in numbers:
                of.setdefault(number, []).append(place)
        elif kind not in PASSED_OVER:
            always.append(place)
    return _Shape(tuple(always), of, roots)
