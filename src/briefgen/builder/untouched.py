"""The record of a document to whether nothing changed that it depends on, found quickly.

It answers yes only where a comparison key by key would find no change; where it answers no,
that comparison decides.
"""

import datetime
from collections.abc import Callable
from typing import TypeAlias

from briefgen.assembly import Project
from briefgen.planning.plan import Planned
from briefgen.state.document_record import (
    FITTED,
    ROOTS,
    Dependency,
    PackedRecord,
)
from briefgen.state.document_records import DocumentRecords
from briefgen.view import LEFT_OUT, VALUE, is_of_whole

PASSED_OVER = (LEFT_OUT, FITTED[1], ROOTS[1])  # they are no values that change

Keys: TypeAlias = tuple[Dependency, ...]
Reader: TypeAlias = tuple[str, str]  # a language and an audience
Digest: TypeAlias = Callable[[Reader, str, str], str]  # of a kind and a key, now


class Untouched:
    """Records compared with a project as it is at an instant, most of them unread.

    What depends on a document's themes and initiatives alone is not read again while one
    digest of them is as before; what depends on the whole portfolio is, and the rest
    once for all documents that share it.
    """

    def __init__(
        self,
        project: Project,
        as_of: datetime.datetime,
        records: DocumentRecords,
        digest: Digest,
    ) -> None:
        self._project, self._as_of = project, as_of
        self._records, self._digest = records, digest
        self._around: dict[tuple[str, Reader], bool] = {}
        self._compared: dict[str, tuple[int, ...]] = {}

    def holds(self, document: Planned, name: str) -> bool:
        """Return whether nothing changed that the record with this name has."""
        record = self._records.packed(name)
        keys = None if record is None else self._records.keys(record)
        if record is None or keys is None:
            return False
        reader = document.language, document.audience
        return (
            self._same_around(record, reader)
            and self._same_roots(record, keys)
            and self._same_whole(record, keys, reader)
        )

    def _same_around(self, record: PackedRecord, reader: Reader) -> bool:
        """Return whether everything besides the data is as before."""
        known = record.around, reader
        if known not in self._around:
            around = self._records.around(record)
            self._around[known] = around is not None and all(
                self._digest(_by(by, reader), kind, key) == digest
                for (by, kind, key), digest in around.items()
            )
        return self._around[known]

    def _same_roots(self, record: PackedRecord, keys: Keys) -> bool:
        """Return whether all themes and initiatives in its keys are as before."""
        now = self._project.digest_of_roots(record.roots, self._as_of)
        return keys[-1:] == (ROOTS,) and record.digests[-1] == now != ""

    def _same_whole(self, record: PackedRecord, keys: Keys, reader: Reader) -> bool:
        """Return whether what depends on more than those is as before."""
        if record.shape not in self._compared:
            self._compared[record.shape] = tuple(
                place for place, each in enumerate(keys) if _is_compared(each)
            )
        for place in self._compared[record.shape]:
            by, kind, key = keys[place]
            now = self._digest(_by(by, reader), kind, record.full(key))
            if now != record.digests[place]:
                return False
        return True


def _by(by: str, reader: Reader) -> Reader:
    return by or reader[0], reader[1]


def _is_compared(dependency: Dependency) -> bool:
    _, kind, key = dependency
    return kind not in PASSED_OVER and (kind != VALUE or is_of_whole(key))
