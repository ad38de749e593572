"""The dependencies of all documents to rows of the state, and back."""

import zlib
from collections.abc import Callable, Iterable
from typing import TypeVar, cast

from briefgen.state import record_index
from briefgen.state.document_record import (
    Dependency,
    PackedRecord,
    Recorded,
    around_in,
    keys_in,
    pack,
    shared_rows,
    unpack,
)
from briefgen.state.record_index import RecordIndex
from briefgen.state.sealed_rows import SealedRows

RECORDS, SHARED = "records", "shared by records"  # parts of the state
INDEX = "index of records"
UNREADABLE = (ValueError, TypeError, LookupError, zlib.error)

T = TypeVar("T")


class DocumentRecords:
    """The records of documents, by name; what is lost or damaged is None."""

    def __init__(self, rows: SealedRows) -> None:
        self._rows = rows
        self._shared: dict[str, object] = {}  # by name; None: stored, but not read yet

    def packed(self, name: str) -> PackedRecord | None:
        """Return the record of a document as it is stored."""
        content = self._rows.content(RECORDS, name)
        if content is None:
            self._rows.forget(RECORDS, [name])  # a damaged one is reported once
            return None
        try:
            return unpack(name, content)
        except UNREADABLE:
            return None

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
        if record is None:
            return None
        keys, around = self.keys(record), self.around(record.around)
        if keys is None or around is None:
            return None
        own = ((by, kind, record.full(key)) for by, kind, key in keys)
        return {**dict(zip(own, record.digests, strict=True)), **around}

    def keep(self, recorded: Recorded) -> str:
        """Store the dependencies of a document, and return their name."""
        record, shared = pack(recorded)
        name, content = record.row()
        new = {each: row for each, row in shared.items() if each not in self._shared}
        with self._rows.together():
            self._rows.write(SHARED, new)
            self._rows.write(RECORDS, {name: content})
        self._shared.update(dict.fromkeys(new))
        return name

    def index(self) -> RecordIndex:
        """Return the index of records; an empty one if it is lost."""
        try:
            return record_index.decode(self._rows.one(INDEX, "") or "")
        except (ValueError, TypeError, LookupError):
            return RecordIndex()

    def keep_index(self, index: RecordIndex) -> None:
        """Store the index of records, in place of any other."""
        text = record_index.encode(index)
        if text != self._rows.one(INDEX, ""):
            self._rows.only(INDEX, {"": text})

    def keep_only(self, names: Iterable[str]) -> None:
        """Forget all records but those of these names."""
        kept = {*names}
        self._rows.keep(RECORDS, kept)
        self._rows.keep(SHARED, shared_rows(kept))
        self._shared.clear()

    def _shared_row(self, name: str, read: Callable[[bytes], T]) -> T | None:
        if self._shared.get(name) is None:
            content = self._rows.content(SHARED, name)
            try:
                self._shared[name] = read(content or b"")
            except UNREADABLE:
                return None
        return cast("T", self._shared[name])
