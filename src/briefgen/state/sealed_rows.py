"""A database to sealed texts by part and name; invalid ones are absent.

An error of the database stops no build: from then on nothing more is stored, and
`failure` gives the reason.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from briefgen.state.seal import Seal

LONG = 4_000  # bytes
PACKED = b"\0"  # begins what is packed, and no text
QUICK = 1  # level of compression

SIZES = ("PRAGMA page_count", "PRAGMA freelist_count")
UNUSED = 8  # a part that is worth to write everything anew

PLACE = "place"  # the part that names the workspace
EVERY = "SELECT CAST(part AS BLOB), name, content, seal FROM rows"
FIND = "SELECT name, content, seal FROM rows WHERE part = ?"
DROP = "DELETE FROM rows WHERE part = ? AND name = ?"
PUT = "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)"


class SealedRows:
    """The rows of an open database; `damaged` says whether any was invalid."""

    def __init__(self, database: sqlite3.Connection, seal: Seal) -> None:
        self._database, self.seal = database, seal
        self._together = 0
        self.damaged = False
        self._sound = False
        self.failure: sqlite3.Error | None = None

    @property
    def foreign(self) -> bool:
        """Whether every row that was read was invalid."""
        return self.damaged and not self._sound

    def read(self, part: str) -> dict[str, str]:
        """Return the texts of a part, by name."""
        return {name: _text(content) for name, content in self._held(part, FIND, part)}

    def contents(self, part: str) -> dict[str, bytes]:
        """Return what is in a part as bytes, by name."""
        return dict(self._held(part, FIND, part))

    def content(self, part: str, name: str) -> bytes | None:
        """Return one row as bytes, or None."""
        query = f"{FIND} AND name = ?"
        return dict(self._held(part, query, part, _bytes(name))).get(name)

    def one(self, part: str, name: str) -> str | None:
        """Return one text, or None."""
        content = self.content(part, name)
        return None if content is None else _text(content)

    def names(self, part: str) -> set[str]:
        """Return the names of a part, whether its rows are valid or not."""
        rows = self._select("SELECT name FROM rows WHERE part = ?", part)
        return {_name(name) for (name,) in rows if isinstance(name, bytes)}

    def write(self, part: str, texts: Mapping[str, str | bytes]) -> None:
        """Store texts or bytes of a part, each replacing the one of its name."""
        self._change(PUT, (self._sealed(part, *text) for text in texts.items()))

    def forget(self, part: str, names: Iterable[str]) -> None:
        """Remove texts of a part."""
        rows = ((part, _bytes(name)) for name in names)
        self._change(DROP, rows)

    def only(self, part: str, texts: Mapping[str, str]) -> None:
        """Store these texts of a part, and remove all others."""
        with self.together():
            self._change("DELETE FROM rows WHERE part = ?", [(part,)])
            self.write(part, texts)

    def keep_place(self) -> None:
        """Store for which workspace rows are sealed: elsewhere that is not known."""
        place = self.seal.workspace
        if self.names(PLACE) != {place}:
            self.only(PLACE, {place: ""})

    def invalid(self) -> tuple[int, int]:
        """Return how many rows are invalid, in any part, and how many there are."""
        invalid, every = 0, self._select(EVERY)
        for row in every:
            part, name, content, seal = _all_bytes(row)
            holds = self.seal.holds(_name(part), _name(name), content, seal)
            invalid += not holds
        return invalid, len(every)

    def keep(self, part: str, names: Iterable[str]) -> None:
        """Remove all texts of a part except those with these names."""
        kept = {_bytes(name) for name in names}
        query = "SELECT name FROM rows WHERE part = ?"
        rows = self._select(query, part)
        gone = [(part, name) for (name,) in rows if name not in kept]
        self._change(DROP, gone)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make several changes, or none of them."""
        self._together += 1
        try:
            yield
        finally:
            self._together -= 1
            self._change("", ())

    def shrink(self) -> None:
        """Give back the room of what is gone, if that is a large part."""
        with suppress(sqlite3.Error):  # then it stays as large as it is
            database = self._database
            pages, free = (database.execute(each).fetchone()[0] for each in SIZES)
            if free > pages // UNUSED:
                database.execute("VACUUM")

    def go_on_in(self, database: sqlite3.Connection) -> None:
        """Store everything from now on in another database."""
        self._database, self.failure = database, None

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def _change(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        if self.failure is not None:
            return
        try:
            if statement:
                self._database.executemany(statement, rows)
            if not self._together:
                self._database.commit()
        except sqlite3.Error as error:
            self.failure = error

    def _sealed(self, part: str, name: str, text: str | bytes) -> tuple[object, ...]:
        content = text if isinstance(text, bytes) else _packed(text)
        seal = self.seal.of(part, name, content)
        return part, _bytes(name), content, seal

    def _held(
        self, part: str, query: str, *keys: object
    ) -> Iterator[tuple[str, bytes]]:
        for row in self._select(query, *keys):
            name, content, seal = _all_bytes(row)
            named = _name(name)
            if self.seal.holds(part, named, content, seal):
                self._sound = True
                yield named, content
            else:
                self.damaged = True

    def _select(self, query: str, *keys: object) -> list[tuple[object, ...]]:
        try:
            return self._database.execute(query, keys).fetchall()
        except sqlite3.Error as error:
            self.failure = self.failure or error
            return []


def _all_bytes(row: tuple[object, ...]) -> tuple[bytes, ...]:
    """Return a row without what is no bytes, which briefgen never stored."""
    return tuple(each if isinstance(each, bytes) else b"" for each in row)


def _bytes(name: str) -> bytes:
    """Return a name as bytes; file names may not be valid text."""
    return name.encode("utf-8", "surrogateescape")


def _name(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _packed(text: str) -> bytes:
    """Return a text as bytes; a long one takes a tenth of its room."""
    content = text.encode()
    return content if len(content) < LONG else PACKED + zlib.compress(content, QUICK)


def _text(content: bytes) -> str:
    """Return the text that `_packed` made bytes of."""
    if content.startswith(PACKED):
        content = zlib.decompress(content.removeprefix(PACKED))
    return content.decode()
