"""The dependencies of all documents to rows of the state, and back."""

import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar, cast

from briefgen.state import record_index
from briefgen.state.document_record import (
    WINDOW,
    Dependency,
    PackedRecord,
    Recorded,
    Records,
    around_in,
    keys_in,
    pack,
    pack_all,
    shared_rows,
    subject_of,
    text_of,
    unpack_all,
)
from briefgen.state.record_index import RecordIndex
from briefgen.state.sealed_rows import SealedRows

RECORDS, SHARED = "records", "shared by records"  # parts of the state
INDEX, EXAMPLES = "index of records", "examples of records"
UNREADABLE = (ValueError, TypeError, LookupError, zlib.error)

T = TypeVar("T")


class DocumentRecords:
    """The records of documents, by name; what is lost or damaged is None."""

    def __init__(self, rows: SealedRows) -> None:
        self._rows = rows
        self._shared: dict[str, object] = {}  # by name; None: stored, but not read yet
        self._examples: dict[str, bytes] = {}  # by kind
        self._written: set[str] = set()  # subjects
        self._last: tuple[str, Records] = "", {}  # of one subject

    def packed(self, name: str) -> PackedRecord | None:
        """Return the record of a document as it is stored."""
        return self._of(subject_of(name)).get(name)

    def keys(self, record: PackedRecord) -> tuple[Dependency, ...] | None:
        """Return the keys of a record, with numbers for its themes and initiatives."""
        keys = self.keys_of(record.shape)
        return None if keys is None or len(keys) != len(record.digests) else keys

    def keys_of(self, shape: str) -> tuple[Dependency, ...] | None:
        """Return the keys of all records of a shape."""
        return self._shared_row(shape, keys_in)

    def around(self, name: str) -> Recorded | None:
        """Return what several documents depend on besides the data."""
        return self._shared_row(name, around_in)

    def recorded(self, name: str) -> Recorded | None:
        """Return all dependencies of a document."""
        record = self.packed(name)
        around = None if record is None else self.around(record.around)
        if record is None or around is None:
            return None
        own = self._own(record, lambda _: True)
        return None if own is None else {**own, **around}

    def of_kind(self, name: str, kind: str) -> Recorded:
        """Return the dependencies of one kind that are a document's own.

        A page about a thousand initiatives has ten thousand others. There are none if the
        record is lost.
        """
        record = self.packed(name)
        if record is None or self.around(record.around) is None:
            return {}
        return self._own(record, kind.__eq__) or {}

    def keep(self, recorded: Recorded, subject: str = "") -> str:
        """Store the dependencies of a document of a subject, and return their name.

        A subject is the one of a kind, with the kind and the audience before it.
        """
        record, shared = pack(recorded)
        name = record.name(subject)
        new = {each: row for each, row in shared.items() if each not in self._shared}
        records = {**self._of(subject), name: record}
        with self._rows.together():
            self._rows.write(SHARED, new)
            self._store(subject, records)
        self._shared.update(dict.fromkeys(new))
        return name

    def index(self) -> RecordIndex:
        """Return the index of the records that are there; an empty one if it is lost."""
        try:
            index = record_index.decode(self._rows.one(INDEX, "") or "")
        except (ValueError, TypeError, LookupError):
            return RecordIndex()
        subjects = self._rows.names(RECORDS)
        every = index.records.items()
        there = {name: basis for name, basis in every if subject_of(name) in subjects}
        return replace(index, records=there)

    def keep_index(self, index: RecordIndex) -> None:
        """Store the index of records, in place of any other."""
        text = record_index.encode(index)
        if text != self._rows.one(INDEX, ""):
            self._rows.only(INDEX, {"": text})

    def keep_only(self, names: Iterable[str]) -> None:
        """Forget all records but those of these names.

        Of a subject that was not written, all are kept as long as one is.
        """
        kept = {*names}
        subjects = {*map(subject_of, kept)}
        for subject in self._written & subjects:
            records = self._of(subject)
            left = {name: record for name, record in records.items() if name in kept}
            if len(left) < len(records):
                self._store(subject, left)
        self._rows.keep(RECORDS, subjects)
        self._rows.keep(EXAMPLES, {*map(_kind, subjects)})
        self._rows.keep(SHARED, shared_rows(kept))
        self._written.clear()
        self._shared.clear()
        self._examples.clear()
        self._last = "", {}

    def _own(
        self, record: PackedRecord, wanted: Callable[[str], bool]
    ) -> Recorded | None:
        """Return the wanted dependencies of a record; None if its keys are lost."""
        keys = self.keys(record)
        if keys is None:
            return None
        return {
            (by, kind, record.full(key)): digest
            for (by, kind, key), digest in zip(keys, record.digests, strict=True)
            if wanted(kind)
        }

    def _of(self, subject: str) -> Records:
        """Return the records of a subject; a damaged row is reported once."""
        if self._last[0] != subject or not self._last[1]:
            self._last = subject, self._read(subject)
        return self._last[1]

    def _read(self, subject: str) -> Records:
        content = self._rows.content(RECORDS, subject)
        if content is None:
            self._rows.forget(RECORDS, [subject])
            return {}
        try:
            return unpack_all(subject, content, self._example(subject))
        except UNREADABLE:
            return {}

    def _store(self, subject: str, records: Records) -> None:
        example = self._example(subject)
        if not example:
            example = self._examples[_kind(subject)] = text_of(records)[-WINDOW:]
            self._rows.write(EXAMPLES, {_kind(subject): zlib.compress(example)})
        self._rows.write(RECORDS, {subject: pack_all(records, example)})
        self._written.add(subject)
        self._last = subject, records

    def _example(self, subject: str) -> bytes:
        """Return what the records of a kind are packed by; empty if there is none yet."""
        kind = _kind(subject)
        if kind not in self._examples:
            content = self._rows.content(EXAMPLES, kind)
            self._examples[kind] = b"" if content is None else zlib.decompress(content)
        return self._examples[kind]

    def _shared_row(self, name: str, read: Callable[[bytes], T]) -> T | None:
        if self._shared.get(name) is None:
            content = self._rows.content(SHARED, name)
            try:
                self._shared[name] = read(content or b"")
            except UNREADABLE:
                return None
        return cast("T", self._shared[name])


def _kind(subject: str) -> str:
    """Return the kind of a subject, with its audience."""
    return subject.rpartition(" ")[0]
