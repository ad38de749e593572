"""The state of a shard to a copy in memory, once every row of it is sealed with our key.

A shard is built in another folder, perhaps on another machine. Its rows are sealed for
that folder, which its state names: so they hold for whoever merges them, and for no build.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.state.build_lock import refuse_link
from briefgen.state.database import Other, code, empty, read_only, reason
from briefgen.state.seal import Seal
from briefgen.state.seal_key import VARIABLE
from briefgen.state.sealed_rows import PLACE, SealedRows
from briefgen.state.state import DATABASE, FOLDER, State

RULE = "merge"
AGAIN = "build this shard again"
ABSENT = (
    "nothing was built here: there is no state",
    f"name the folder in which a shard was built, with its {FOLDER} in it",
)
FOREIGN = (
    "this was sealed with another key, or altered",
    f"set {VARIABLE} to the same text where shards are built and where they are merged",
)
AT_WORK = "a build is at work here", "merge again when it has ended"


@contextmanager
def shard_state(folder: Path, shown: str, key: bytes) -> Iterator[State]:
    """Yield a copy of the state in a folder, as an earlier build left it.

    `shown` is the folder as users named it. Raises BriefgenError if it cannot be used.
    """
    path = folder / FOLDER / DATABASE
    with closing(empty()) as copy:
        try:
            refuse_link(path.parent)
            if not path.exists():
                raise _refused(shown, *ABSENT)
            with read_only(path) as database:
                database.backup(copy)
        except (OSError, sqlite3.Error, Other) as error:
            raise _refused(shown, *_unread(error)) from error
        yield State(_whole(copy, shown, key))


def _whole(copy: sqlite3.Connection, shown: str, key: bytes) -> SealedRows:
    """Return the rows for the workspace that they name.

    Raises BriefgenError if one of them does not hold.
    """
    places = SealedRows(copy, Seal(key, "")).names(PLACE)
    rows = SealedRows(copy, Seal(key, next(iter(places), "")))
    invalid, every = rows.invalid()
    if invalid == every:
        raise _refused(shown, *FOREIGN)
    if invalid:
        message = f"{invalid} of {every} rows of this were altered or damaged"
        raise _refused(shown, message, AGAIN)
    return rows


def _unread(error: Exception) -> tuple[str, str]:
    """Return why a state cannot be read, and what to do."""
    if isinstance(error, Other):
        return "a briefgen of another version made this", AGAIN
    if code(error) == sqlite3.SQLITE_BUSY:
        return AT_WORK
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return "a build was stopped half-way here", AGAIN
    return f"this cannot be read: {reason(error)}", AGAIN


def _refused(shown: str, message: str, hint: str) -> BriefgenError:
    return mistake(Place(f"{shown}/{FOLDER}/{DATABASE}"), message, RULE, hint)
