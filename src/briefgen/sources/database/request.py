"""The types of a question to a database: what is asked, of whom, and how much at most."""

from pathlib import Path

from briefgen.errors import Place
from briefgen.sources.database.connections import DatabaseAddress
from briefgen.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class DatabaseLimits:
    """The most that is taken of an answer: rows, bytes of a cell and of all, seconds."""

    rows: int = 50_000
    cell: int = 1_000_000
    total: int = 200_000_000
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class DatabaseAccess:
    """What the user allows: files in a workspace, and in `folders` outside it.

    `read_only_account` says that the user vouches for an account that can change nothing,
    for systems whose statements briefgen cannot keep from it.
    """

    root: Path
    folders: frozenset[Path] = frozenset()
    read_only_account: bool = False


@dataclass(frozen=True, slots=True)
class DatabaseRequest:
    """One statement to one database; `place` is where the statement stands."""

    statement: str
    address: DatabaseAddress
    place: Place
    access: DatabaseAccess
    limits: DatabaseLimits = DatabaseLimits()
