"""A path to an open sqlite3 database of briefgen's, or to the reason why not.

A damaged database of briefgen's is replaced; any other file is left as it is.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path

from briefgen.errors import Diagnostic, Place
from briefgen.state.build_lock import refuse_others

VERSION = 10  # of the table below; an older database is begun anew, a newer one kept
OURS = 0x62726667  # says whose database it is
TABLE = (
    "CREATE TABLE rows (part TEXT, name BLOB, content BLOB, seal BLOB,"
    " PRIMARY KEY (part, name)) WITHOUT ROWID"
)
# A quarter of a page is what one row can fill of it: the rest of a longer row begins another.
PAGE = "PRAGMA page_size = 32768"
BEGIN = (
    f"{PAGE}; BEGIN; {TABLE}; PRAGMA application_id = {OURS};"
    f" PRAGMA user_version = {VERSION}; COMMIT;"
)
FORMER = frozenset((b"files", b"outputs", b"parsed", b"plan", b"records"))  # until 3
BESIDE = ("-journal", "-wal", "-shm")  # what sqlite3 keeps beside a database
OTHER_FILE = bytes.fromhex("d9d505f920a163d7")  # ends a journal that names another file
LARGEST = 2**29  # bytes; what is remembered of 10,000 initiatives takes a fifth of it
HEADER = 100  # bytes; in it are these two
OWNER, MODE = slice(68, 72), slice(18, 20)
ROLLED_BACK = b"\1\1"  # the mode of ours; with another one it may not be written
STEPS, MOST = 100_000, 100  # so often so many: a crafted database would never end

# What sqlite3 says of a file that is not damaged, but cannot be used now.
UNUSABLE = {
    sqlite3.SQLITE_BUSY: "another program uses it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "it cannot be read or written",
    sqlite3.SQLITE_PERM: "you may not use it",
    sqlite3.SQLITE_READONLY: "it can only be read",
}
PRIMARY = 0xFF  # of sqlite3's codes; the rest tells more than is asked here


class Other(Exception):  # noqa: N818 - it is no mistake
    """The error that a briefgen of another version made a database."""

    def __init__(self, version: int) -> None:
        super().__init__(version)
        self.version = version


@contextmanager
def lasting(
    path: Path, wait: float
) -> Iterator[tuple[sqlite3.Connection, tuple[Diagnostic, ...]]]:
    """Open briefgen's database and lock it; yield it with diagnostics about it.

    Raises OSError and sqlite3.Error if it cannot be used.
    """
    diagnostics: tuple[Diagnostic, ...] = ()
    try:
        database = _opened(path, wait)
    except (Other, sqlite3.Error) as error:
        if code(error) in UNUSABLE:
            raise
        diagnostics = _put_away(path, error)
        database = _opened(path, wait)
    with closing(database):
        yield database, diagnostics


@contextmanager
def read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """Open briefgen's database read-only.

    Raises OSError, sqlite3.Error and Other if it cannot be read.
    """
    _refuse_others(path)
    address = f"{path.as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, timeout=0, uri=True)) as database:
        _judge(database)
        yield database


def empty() -> sqlite3.Connection:
    """Return a database in memory."""
    database = sqlite3.connect(":memory:")
    database.executescript(BEGIN)
    return database


def remove(path: Path) -> None:
    """Remove a database of briefgen's, and the files beside it."""
    for name in ("", *BESIDE):
        path.with_name(f"{path.name}{name}").unlink(missing_ok=True)


def code(error: Exception) -> int:
    """Return the sqlite3 code of an error, or 0 for any other error."""
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY


def reason(error: Exception) -> str:
    """Return in plain words why a database, or its folder, cannot be used."""
    known = UNUSABLE.get(code(error))
    if isinstance(error, OSError):
        known = (error.strerror or str(error)).lower()
    return known or "it is damaged"


def damaged(path: Path, *, foreign: bool = False) -> Diagnostic:
    """Return the warning about an invalid database; a `foreign` one has another key."""
    message = "this was damaged, or comes from elsewhere; everything is built anew"
    if foreign:
        message = "this was sealed with another key, or for another folder"
        message += "; everything is built anew"
    hint = "nothing is lost: keys are lost with a home, or belong to somebody else"
    how = hint if foreign else None
    return Diagnostic(_place(path), message, "damaged-state", how, "warning")


def _place(path: Path) -> Place:
    return Place(f"{path.parent.name}/{path.name}")


def _put_away(path: Path, error: Exception) -> tuple[Diagnostic, ...]:
    """Make room for a new database, and keep the old one only if it is newer."""
    if not isinstance(error, Other) or error.version < VERSION:
        remove(path)
        return () if isinstance(error, Other) else (damaged(path),)
    aside = path.with_stem(f"{path.stem}-{error.version}")
    path.replace(aside)
    text = f"a newer briefgen wrote this; everything is built anew, and {aside.name}"
    hint = "build with the newer briefgen, or remove what it left"
    note = Diagnostic(_place(path), f"{text} keeps it", "newer-state", hint, "warning")
    return (note,)


def _opened(path: Path, wait: float) -> sqlite3.Connection:
    _refuse_others(path)
    begun = path.exists() and path.stat().st_size
    database = sqlite3.connect(path, timeout=wait)
    try:
        database.execute(PAGE)  # of a new one
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA synchronous = OFF")  # a crash costs a full build
        database.execute("BEGIN EXCLUSIVE")
        database.execute("COMMIT")
        if not begun:
            database.executescript(BEGIN)
        _judge(database)
    except BaseException:
        database.close()
        raise
    return database


def _refuse_others(path: Path) -> None:
    """Raise OSError if a file is not briefgen's, and sqlite3.Error if it is damaged.

    Nothing is opened for writing before this, nor through a link.
    """
    beside = [path.with_name(f"{path.name}{name}") for name in BESIDE]
    for file in (path, *beside):
        with suppress(FileNotFoundError):
            refuse_others(file, file.lstat())
    header = _header(path)
    if header and header[OWNER] != OURS.to_bytes(4):
        _refuse_strangers(path, unsigned=not any(header[OWNER]))
    journal, *logs = beside
    if (
        (header and header[MODE] != ROLLED_BACK)
        or any(map(_size, logs))  # which ours never has
        or (_size(journal) and not header)  # it would be put over a new one
        or max(map(_size, (path, journal))) > LARGEST
        or _names_another(journal)
    ):
        raise sqlite3.DatabaseError("not as briefgen leaves it")


def _header(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(HEADER)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _names_another(journal: Path) -> bool:
    """Return whether a journal names another file, which sqlite3 would remove."""
    if _size(journal) < len(OTHER_FILE):
        return False
    with journal.open("rb") as file:
        file.seek(-len(OTHER_FILE), os.SEEK_END)
        return file.read() == OTHER_FILE


def _refuse_strangers(path: Path, *, unsigned: bool) -> None:
    if _size(path) > LARGEST:
        raise OSError(errno.EFBIG, "another program made it", str(path))
    address = f"{path.as_uri()}?immutable=1"  # which leaves all as it is
    with closing(sqlite3.connect(address, uri=True)) as database:
        _bound(database)
        tables = (name for _, name, _ in _schema(database))
        names = {name for name in tables if not name.startswith(b"sqlite_")}
    if unsigned and names <= FORMER:
        raise Other(VERSION - 1)
    if names == {b"rows"}:
        raise sqlite3.DatabaseError("ours, but for its name")
    raise OSError(errno.EEXIST, "another program made it", str(path))


def _judge(database: sqlite3.Connection) -> None:
    """Check that a database of briefgen's is intact.

    Raises Other, and sqlite3.Error for a damaged one.
    """
    _bound(database)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        raise Other(version)
    if _schema(database) != [(b"table", b"rows", TABLE.encode())]:
        raise sqlite3.DatabaseError("other tables, or what acts by itself")
    if _pages(database) > LARGEST:  # a journal may have made it so
        raise sqlite3.DatabaseError("too large")
    if database.execute("PRAGMA quick_check(1)").fetchone() != (b"ok",):
        raise sqlite3.DatabaseError("damaged")
    database.set_progress_handler(None, 0)


def _bound(database: sqlite3.Connection) -> None:
    """Read texts as bytes, for they may be damaged, and limit how long a query runs."""
    steps = count()
    database.text_factory = bytes
    database.set_progress_handler(lambda: next(steps) > MOST, STEPS)


def _schema(database: sqlite3.Connection) -> list[tuple[bytes, bytes, bytes]]:
    """Return everything in a database: tables, and what acts on them by itself."""
    query = "SELECT type, name, sql FROM sqlite_master"
    return database.execute(query).fetchall()


def _pages(database: sqlite3.Connection) -> int:
    """Return the size of a database in bytes."""
    names = ("page_count", "page_size")
    count, size = (database.execute(f"PRAGMA {each}").fetchone()[0] for each in names)
    return int(count) * int(size)
