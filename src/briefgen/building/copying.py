"""Turn the state of a workspace into a copy for whoever only reads.

A build is neither waited for nor held up, and nothing is written: the copy lies in
memory. Where the state cannot be read now the copy is empty, which costs time and what
only the state knows, and never makes an answer wrong.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefgen.building.state import DATABASE, FOLDER, TABLES, VERSION, State
from briefgen.errors import Diagnostic, Place

UNREADABLE = (sqlite3.Error, ValueError, TypeError, KeyError)


@contextmanager
def copied(root: Path) -> Iterator[State]:
    """Copy the state of the workspace at `root` as it is now; empty where it is not.

    What is remembered in the copy is forgotten with it.
    """
    copy = sqlite3.connect(":memory:")
    try:
        _fill(copy, root / FOLDER / DATABASE)
        state = State(copy, ())
    except UNREADABLE as error:
        copy.close()
        copy = sqlite3.connect(":memory:")
        copy.executescript(TABLES)
        state = State(copy, _told(error))
    with closing(copy):
        yield state


def _fill(copy: sqlite3.Connection, path: Path) -> None:
    """Copy a database that is whole, and that nobody is writing."""
    address = f"{path.as_uri()}?mode=rw"  # which makes none where there is none
    with closing(sqlite3.connect(address, timeout=0, uri=True)) as database:
        database.execute("BEGIN")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            raise ValueError(version)
        database.backup(copy)
    (checked,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if checked != "ok":
        raise ValueError(checked)


def _told(error: Exception) -> tuple[Diagnostic, ...]:
    if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_BUSY:
        return ()
    told = "a build is at work here; what it has made is not known yet"
    place = Place(f"{FOLDER}/{DATABASE}")
    hint = "ask again when it has ended"
    return (Diagnostic(place, told, "building", hint, "warning"),)
