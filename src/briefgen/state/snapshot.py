"""The state of a workspace to a copy in memory, for commands that only read.

It neither waits for a build nor delays one, and writes nothing. If the state cannot be
read now, the copy is empty: answers are then slower and lack what only the state has,
but they are never wrong.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefgen.errors import Diagnostic, Place
from briefgen.state.build_lock import refuse_link
from briefgen.state.database import (
    UNUSABLE,
    Other,
    code,
    damaged,
    empty,
    read_only,
)
from briefgen.state.seal import seal_of
from briefgen.state.sealed_rows import SealedRows
from briefgen.state.state import DATABASE, FOLDER, STANDING, State
from briefgen.state.unusable_state import forgotten


@contextmanager
def copied(root: Path) -> Iterator[State]:
    """Yield a copy of the state of the workspace at `root`; empty if it cannot be read.

    Changes to the copy are lost.
    """
    copy, path, warnings = empty(), root / FOLDER / DATABASE, tuple[Diagnostic, ...]()
    try:
        refuse_link(path.parent)
        if path.exists():
            with read_only(path) as database:
                database.backup(copy)
    except (OSError, sqlite3.Error, Other) as error:
        copy.close()
        copy, warnings = empty(), _diagnostics(error, path)
    with closing(copy):
        yield State(SealedRows(copy, seal_of(root)), warnings)


def standing(root: Path) -> str | None:
    """Return how everything stood when nothing was left to do, or None if unknown."""
    path = root / FOLDER / DATABASE
    with suppress(OSError, sqlite3.Error, Other):
        refuse_link(path.parent)
        if path.exists():
            with read_only(path) as database:
                return SealedRows(database, seal_of(root)).one(STANDING, "")
    return None


def _diagnostics(error: Exception, path: Path) -> tuple[Diagnostic, ...]:
    if isinstance(error, Other):
        return ()  # a build begins it anew
    if code(error) == sqlite3.SQLITE_BUSY:
        text = "a build is at work here; what it has made is not known yet"
        return (_building(text, "ask again when it has ended"),)
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
        text = "a build was stopped half-way here; what it has made is not known yet"
        return (_building(text, "build again: `briefgen build`"),)
    if isinstance(error, OSError) or code(error) in UNUSABLE:
        return (forgotten(error, path),)
    return (damaged(path),)


def _building(text: str, hint: str) -> Diagnostic:
    place = Place(f"{FOLDER}/{DATABASE}")
    return Diagnostic(place, text, "building", hint, "warning")
