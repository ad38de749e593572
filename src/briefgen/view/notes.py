"""The notes of a subject, and of what encloses it, to one record."""

from collections.abc import Sequence
from typing import Self, TypeAlias

from briefgen import model
from briefgen.view.errors import Unreleased
from briefgen.view.record import ABSENT, GIVEN, HELD, VALUE
from briefgen.view.records import FieldValue, Record, own_fields, see
from briefgen.view.trace import Trace

# A note with its path; None where none is given. The subject's own is the first.
Notes: TypeAlias = Sequence[tuple[str, model.Note | None]]


class NoteRecord(Record, of=model.Note):
    """The note of a subject: each field is its own, or else that of what encloses it."""

    __slots__ = ("_notes",)
    _notes: Notes

    def __init__(
        self, trace: Trace, record: model.Note, path: str, notes: Notes = ()
    ) -> None:
        super().__init__(trace, record, path)
        self._notes = notes or ((path, record),)

    def __getattr__(self, name: str) -> FieldValue:
        """Return a field by its path where it is given."""
        if len(self._notes) == 1 or name not in own_fields(model.Note):
            return super().__getattr__(name)
        decisive, key = model.BELONGS.get(name, name), f"{self._path}.{name}"
        read: list[str] = []
        for path, note in self._notes:
            read.append(path if note is None else f"{path}.{decisive}")
            _read(self._trace, key, read[-1])
            if note is not None and _is_some(getattr(note, decisive)):
                return self._of(note, f"{path}.{name}", key, read)
        self._trace.note(key, ABSENT, *read)
        empty = getattr(model.Note(), name)
        return see(self._trace, empty, key)

    def _of(
        self, note: model.Note, path: str, key: str, read: Sequence[str]
    ) -> FieldValue:
        """Return a field of one of the notes; of another note, record that it is so."""
        if path != key:
            _read(self._trace, key, path)
            self._trace.note(key, f"as {path}", *read)
        return see(self._trace, getattr(note, path.rpartition(".")[2]), path)

    def at(self, trace: Trace) -> Self:
        """Return the same note, read by another trace."""
        if trace is self._trace:
            return self
        return type(self)(trace, self._record, self._path, self._notes)


def note_of(trace: Trace, key: str, notes: Notes) -> NoteRecord | None:
    """Return the note of a subject by its key, or None if none of the notes is given."""
    read: list[str] = []
    for path, note in notes:
        read.append(path)
        _read(trace, key, path)
        if note is not None:
            trace.note(key, GIVEN if path == key else f"as {path}", *read)
            return NoteRecord(trace, note, key, notes)
    trace.note(key, ABSENT, *read)
    return None


def _is_some(raw: object) -> bool:
    return raw is not None and raw != ()


def _read(trace: Trace, key: str, path: str) -> None:
    """Read a note, or a field of one, that a key asks for."""
    try:
        trace.read(path)
    except Unreleased:
        trace.refused[VALUE, key] = HELD
        raise
