"""A record to the subject of a document, which is a read of it."""

from briefgen.view.record import GIVEN
from briefgen.view.records import Record


def subject(seen: Record) -> Record:
    """Return a record that was read as a subject: files are named after it."""
    trace, path = seen._trace, seen._path  # noqa: SLF001 - one face, two modules
    trace.read(path)
    trace.note(path, GIVEN, (path,))
    return seen
