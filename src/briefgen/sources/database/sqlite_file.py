"""A SQLite file to a connection that can only read it, and for a bounded time."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from typing import Any
from urllib.parse import quote

from briefgen.errors import mistake
from briefgen.files import UNNAMEABLE, opened, reason
from briefgen.sources.database.driver_errors import UNFINISHED
from briefgen.sources.database.other_system import AnyConnection
from briefgen.sources.database.request import DatabaseLimits, DatabaseRequest
from briefgen.sources.source_file import RULE

MAGIC, HEADER = b"SQLite format 3\0", 100  # bytes
WAL = 2  # a byte of the header: changes are written to another file first
BUSY = 5.0  # seconds to wait for a program that writes
STEPS = 10_000  # of SQLite's own, between two looks at the time
PATTERN = 200  # bytes of a pattern of LIKE: long ones take long
# Reading is four actions of SQLite's; all others change something or lead elsewhere.
READ_ACTIONS = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
# What SQLite asks for itself where a statement reads JSON or searches words; it lets nobody
# change its own table, and the version is only told.
OWN_ACTIONS = {
    (sqlite3.SQLITE_UPDATE, "sqlite_master"),
    (sqlite3.SQLITE_PRAGMA, "data_version"),
}
# Functions that run code, or that no time limit reaches: SQLAlchemy's own is in Python.
REFUSED = {"load_extension", "fts3_tokenizer", "regexp"}


@contextmanager
def reading(request: DatabaseRequest) -> Iterator[AnyConnection]:
    """Open a SQLite file so that nothing but reading is possible."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    uri = _uri(request)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(uri, uri=True, timeout=BUSY)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    with engine.connect() as connection:
        _restrain(connection.connection.driver_connection, request.limits)
        yield AnyConnection(connection)


def _restrain(connection: Any, limits: DatabaseLimits) -> None:
    """Let a connection only read, and no longer than allowed."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.text_factory = _text
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.cell)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, PATTERN)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_verdict)
    end = time.monotonic() + limits.seconds
    connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)


def _text(data: bytes) -> str:
    """Return a text; what is not UTF-8 becomes characters that no page can show."""
    return data.decode("utf-8", "surrogateescape")


def _verdict(
    action: int, first: str | None, second: str | None, _: str | None, __: str | None
) -> int:
    """Return whether SQLite may do something; a function's name is the second."""
    function = (second or "").lower() if action == sqlite3.SQLITE_FUNCTION else ""
    reads = action in READ_ACTIONS and function not in REFUSED
    own = (action, first) in OWN_ACTIONS
    return sqlite3.SQLITE_OK if reads or own else sqlite3.SQLITE_DENY


def _uri(request: DatabaseRequest) -> str:
    """Return the address by which SQLite opens a file and changes nothing beside it."""
    path = _allowed(request)
    mode = "mode=ro"
    if _header(request, path)[18:20] == bytes((WAL, WAL)):
        beside = [Path(f"{path}{end}") for end in ("-wal", "-shm")]
        if not beside[0].exists() or not beside[0].stat().st_size:
            mode += "&immutable=1"  # else it would write two files beside it
        elif not all(map(_alone, beside)):
            message, hint = UNFINISHED
            raise mistake(request.place, message, RULE, hint)
    return f"file:{quote(path.as_posix())}?{mode}"


def _allowed(request: DatabaseRequest) -> Path:
    """Return the file that an address leads to; raise BriefgenError if it is elsewhere."""
    name = request.address.file
    if not name or name.startswith(("file:", ":")) or UNNAMEABLE.search(name):
        message = "this address names no SQLite file"
        hint = "write it as sqlite:///registers/ledger.db, from the workspace's folder"
        raise mistake(request.place, message, RULE, hint)
    access = request.access
    path = Path(os.path.realpath(access.root / name))
    if path.is_relative_to(os.path.realpath(access.root)):
        return path
    if path.parent not in access.folders:
        message = (
            "this SQLite file stands outside the workspace, in a folder that nobody"
        )
        hint = "run `briefgen trust`, or copy the file into the workspace"
        raise mistake(request.place, f"{message} granted", "trust", hint)
    return path


def _header(request: DatabaseRequest, path: Path) -> bytes:
    try:
        with opened(path) as file:
            header = file.read(HEADER)
    except FileNotFoundError:
        raise mistake(request.place, "this SQLite file is missing", "missing") from None
    except OSError as error:
        message = f"this SQLite file cannot be read: {reason(error)}"
        raise mistake(request.place, message, "unreadable") from None
    if not header.startswith(MAGIC):
        raise mistake(request.place, "this file is no SQLite database", RULE)
    return header


def _alone(path: Path) -> bool:
    """Whether a file is there under this name alone, and is no link."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return S_ISREG(status.st_mode) and status.st_nlink == 1
