"""Remember in `.briefgen/`, from one build to the next, what is up to date.

Losing the state, or finding it damaged, means a full build and never a wrong one. Who
holds the state open is the only one to build: the database's own lock ends with the
process, however it ends.
"""

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, replace
from pathlib import Path
from typing import TypeAlias

from briefgen.building.plan import Plan, decode, encode
from briefgen.building.remembered import Remembered, read, row_of
from briefgen.building.sources import Stamp
from briefgen.errors import BriefgenError, Diagnostic, Place, mistake

FOLDER = ".briefgen"
DATABASE = "state.sqlite"
HOLDER = "builder"  # the file that names the process at work
VERSION = 3  # of the tables below; an older state is begun anew, a newer one kept
WAIT = 3.0  # seconds: a build of a few documents ends within it
TABLES = """
CREATE TABLE files (
  path TEXT PRIMARY KEY, size INTEGER, changed INTEGER, inode INTEGER, sha256 TEXT
);
CREATE TABLE parsed (name TEXT PRIMARY KEY, node TEXT);
CREATE TABLE plan (sources TEXT, plan TEXT, judged TEXT);
CREATE TABLE records (name TEXT PRIMARY KEY, record TEXT);
CREATE TABLE outputs (
  path TEXT PRIMARY KEY, record TEXT, checked TEXT, sha256 TEXT, intended TEXT,
  size INTEGER, changed INTEGER, pages INTEGER, marking TEXT, warnings TEXT,
  means TEXT
);
"""

# (by whom, kind, key) → digest: what a document is made from it read itself, what was
# read to decide how it fits was read by a language.
Recorded: TypeAlias = Mapping[tuple[str, str, str], str]
ITSELF = ""
FITTED = (ITSELF, "fitted", "")  # → what was decided

# What sqlite3 says of a file that is not damaged, but cannot be used now.
UNUSABLE: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: "another process uses it",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "it cannot be read or written",
    sqlite3.SQLITE_PERM: "you may not use it",
    sqlite3.SQLITE_READONLY: "it can only be read",
}
PRIMARY = 0xFF  # of sqlite3's codes; the rest tells more than is asked here


class State:
    """The open state; only one process at a time has it.

    `began` is the file time, in nanoseconds, at which it was opened; `files` holds the
    stamps of source files by path; `told` what there is to tell of the state itself.
    """

    def __init__(
        self, database: sqlite3.Connection, told: tuple[Diagnostic, ...]
    ) -> None:
        self._database, self.told, self.began = database, told, 0
        rows = database.execute("SELECT * FROM outputs").fetchall()
        self.outputs = {row[0]: read(row) for row in rows if row[3]}
        self._known = {row[0]: {row[3], row[4]} - {None} for row in rows}
        self._plan = database.execute("SELECT * FROM plan").fetchone()
        stamps = database.execute("SELECT * FROM files").fetchall()
        self.files = {path: Stamp(*stamp) for path, *stamp in stamps}
        self._kept_files = dict(self.files)

    def keep_files(self) -> None:
        """Remember the stamps of source files."""
        if self.files == self._kept_files:
            return
        rows = [(path, *astuple(stamp)) for path, stamp in self.files.items()]
        with self._database:
            self._database.execute("DELETE FROM files")
            self._database.executemany("INSERT INTO files VALUES (?, ?, ?, ?, ?)", rows)
        self._kept_files = dict(self.files)

    def parsed(self) -> Mapping[str, str]:
        """Give what was parsed the last time: nodes as JSON, by the name of a text."""
        return dict(self._database.execute("SELECT name, node FROM parsed").fetchall())

    def keep_parsed(self, nodes: Mapping[str, str]) -> None:
        """Remember what was parsed, and forget all else."""
        with self._database:
            self._database.execute("DELETE FROM parsed")
            rows = nodes.items()
            self._database.executemany("INSERT INTO parsed VALUES (?, ?)", rows)

    def recorded(self, name: str) -> Recorded | None:
        """Give what an output was made from; None where that is lost or damaged."""
        query = "SELECT record FROM records WHERE name = ?"
        row = self._database.execute(query, (name,)).fetchone()
        try:
            found = json.loads(row[0])
            return {(by, kind, key): digest for by, kind, key, digest in found}
        except (ValueError, TypeError):
            return None

    def keep_recorded(self, recorded: Recorded) -> str:
        """Remember what outputs were made from; give the name for it."""
        rows = [[*asked, digest] for asked, digest in recorded.items()]
        text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
        name = hashlib.sha256(text.encode()).hexdigest()
        with self._database:
            row = (name, text)
            self._database.execute("INSERT OR IGNORE INTO records VALUES (?, ?)", row)
        return name

    def confirm(self, paths: Iterable[str], checked: str) -> None:
        """Remember that outputs are up to date, and forget records without output."""
        found = {
            path: replace(self.outputs[path], checked=checked)
            for path in paths
            if path in self.outputs and self.outputs[path].checked != checked
        }
        if not found:
            return
        with self._database:
            self._database.executemany(
                "UPDATE outputs SET checked = ? WHERE path = ?",
                [(checked, path) for path in found],
            )
            self._database.execute(
                "DELETE FROM records WHERE name NOT IN (SELECT record FROM outputs)"
            )
        self.outputs.update(found)

    def plan(self) -> tuple[str, Plan, str] | None:
        """Give the last plan, after the digest of the sources that it was made from.

        The last is the digest as of which all that is published was judged.
        """
        with suppress(ValueError, KeyError, TypeError):  # none, or damaged: made anew
            return self._plan[0], decode(self._plan[1]), self._plan[2]
        return None

    def keep_plan(self, sources: str, plan: Plan, judged: str) -> None:
        """Remember the plan made from these sources, and forget any other."""
        with self._database:
            self._database.execute("DELETE FROM plan")
            row = (sources, encode(plan), judged)
            self._database.execute("INSERT INTO plan VALUES (?, ?, ?)", row)

    def wrote(self, path: str) -> frozenset[str]:
        """Give the SHA-256 of what a build may have left at `path`."""
        return frozenset(self._known.get(path, ()))

    def intend(self, sums: Mapping[str, str]) -> None:
        """Remember, before files are replaced, what will stand in them.

        A build that is killed half-way thus still knows its own files.
        """
        with self._database:
            self._database.executemany(
                "INSERT INTO outputs (path, intended) VALUES (?, ?) "
                "ON CONFLICT (path) DO UPDATE SET record = '', checked = '', intended = excluded.intended",
                sums.items(),
            )
        for path, total in sums.items():
            self._known.setdefault(path, set()).add(total)

    def done(self, outputs: Mapping[str, Remembered]) -> None:
        """Remember outputs that now stand in their place."""
        rows = [(path, *row_of(found)) for path, found in outputs.items()]
        with self._database:
            self._database.executemany(
                "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )
        self.outputs.update(outputs)

    def forget(self, paths: Iterable[str]) -> None:
        """Forget outputs that are gone."""
        gone = [(path,) for path in paths]
        with self._database:
            self._database.executemany("DELETE FROM outputs WHERE path = ?", gone)
        for (path,) in gone:
            self.outputs.pop(path, None)
            self._known.pop(path, None)


@contextmanager
def opened(root: Path) -> Iterator[State]:
    """Open the state of the workspace at `root`, and be the only one to build there.

    Raises BriefgenError when another build holds it, or it cannot be written.
    """
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        state, database = _open(folder / DATABASE)
        (folder / HOLDER).write_text(str(os.getpid()), "utf-8")
        state.began = (folder / HOLDER).stat().st_mtime_ns
    except (OSError, sqlite3.Error) as error:
        raise _refused(folder, error) from error
    with closing(database):
        try:
            yield state
        except sqlite3.Error as error:
            raise _refused(folder, error) from error


def _open(path: Path) -> tuple[State, sqlite3.Connection]:
    database = sqlite3.connect(path, timeout=WAIT)
    try:
        return State(database, _locked(database, path)), database
    except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
        database.close()
        if _code(error) in UNUSABLE:
            raise
    path.unlink()
    database = sqlite3.connect(path, timeout=WAIT)
    return State(database, (*_locked(database, path), _damaged())), database


def _code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & PRIMARY


def _locked(database: sqlite3.Connection, path: Path) -> tuple[Diagnostic, ...]:
    """Take the lock, which stays until the database is closed; make the tables."""
    database.execute("PRAGMA locking_mode = EXCLUSIVE")
    database.execute("PRAGMA synchronous = OFF")  # a crash of the machine costs a build
    database.execute("BEGIN EXCLUSIVE")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    database.execute("COMMIT")
    if version == VERSION:
        if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("damaged")
        return ()
    told: tuple[Diagnostic, ...] = ()
    if version > VERSION:
        aside = path.with_stem(f"{path.stem}-{version}")
        aside.unlink(missing_ok=True)
        database.execute("VACUUM INTO ?", (str(aside),))
        told = (_newer(aside),)
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    drops = "".join(f'DROP TABLE "{name}";' for (name,) in found.fetchall())
    database.executescript(f"{drops} {TABLES} PRAGMA user_version = {VERSION};")
    return told


def _damaged() -> Diagnostic:
    return Diagnostic(
        Place(f"{FOLDER}/{DATABASE}"),
        "this was damaged; everything is built anew",
        "damaged-state",
        severity="warning",
    )


def _newer(aside: Path) -> Diagnostic:
    return Diagnostic(
        Place(f"{FOLDER}/{DATABASE}"),
        "a newer briefgen wrote this; everything is built anew, and"
        f" {aside.name} keeps it",
        "newer-state",
        "build with the newer briefgen, or remove what it left",
        "warning",
    )


def _refused(folder: Path, error: Exception) -> BriefgenError:
    place = Place(f"{FOLDER}/{DATABASE}")
    if _code(error) == sqlite3.SQLITE_BUSY:
        holder = "another process"
        with suppress(OSError):
            holder = f"process {(folder / HOLDER).read_text('utf-8')}"
        return mistake(
            place, f"{holder} is building here", "locked", "wait until it has ended"
        )
    told = UNUSABLE.get(_code(error)) or getattr(error, "strerror", None) or error
    return mistake(
        place,
        f"cannot remember what is up to date: {told}",
        "state",
        f"{FOLDER} must be a folder that you may write to, on a disk with room; it may"
        " be removed: then everything is built anew",
    )
