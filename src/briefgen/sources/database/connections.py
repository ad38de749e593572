"""The name of a connection to its address, in the environment or a file of the user's.

An address holds a password: none may get into a message, a file or a log, and none may
come from a workspace, whose author would choose what is asked.
"""

import os
import re
from dataclasses import field
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import opened, reason
from briefgen.reading import Mapping, Scalar, compose, decode
from briefgen.user_folder import configuration, kept_apart
from briefgen.value_classes import dataclass

VARIABLE, FILE = "BRIEFGEN_CONNECTION_", "connections.yaml"
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,62}")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9]*)(?:\+\w+)?://")
SQLITE = re.compile(r"sqlite(?:\+\w+)?:///([^?]*)(?:\?.*)?", re.IGNORECASE)
RULE = "connection"
LARGEST = 2**20  # bytes
OTHERS = 0o077  # what a group and all others may do with a file


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """The address of a database, as SQLAlchemy writes it, under the connection's name."""

    connection: str
    text: str = field(repr=False)

    @property
    def system(self) -> str:
        """The kind of database, such as `postgresql`; empty for what is no address."""
        match = SCHEME.match(self.text)
        system = match[1].lower() if match else ""
        return "postgresql" if system == "postgres" else system

    @property
    def file(self) -> str:
        """The path of a SQLite file that it names; empty for any other."""
        match = SQLITE.fullmatch(self.text)
        return match[1] if match else ""


def variable(connection: str) -> str:
    """Return the name of the variable that holds the address of a connection."""
    return VARIABLE + connection.upper().replace("-", "_")


def address_of(root: Path, connection: str, place: Place) -> DatabaseAddress:
    """Return the address of a connection; `place` is where a mapping names it.

    Raises BriefgenError if there is none, or the user's file may not be used.
    """
    if not NAME.fullmatch(connection):
        hint = "write letters, digits, `-` and `_`, and the address elsewhere"
        raise mistake(place, "this is no name of a connection", RULE, hint)
    text = os.environ.get(variable(connection), "").strip() or _in_file(
        root, connection
    )
    if not text:
        message = f"the address of the connection {connection} is not known"
        hint = f"set {variable(connection)}, or write a line"
        hint += f" `{connection}: ADDRESS` into {FILE} in your configuration"
        raise mistake(place, message, RULE, hint)
    return DatabaseAddress(connection, text)


def _in_file(root: Path, connection: str) -> str:
    path = Path(os.path.realpath(configuration() / FILE))
    data = _content(path)
    if data is None:
        return ""
    if kept_apart(root) is None or path.is_relative_to(os.path.realpath(root)):
        raise _unusable("it lies in the workspace, whose author could change it")
    node = _mapping(data).get(connection)
    return node.text.strip() if isinstance(node, Scalar) else ""


def _content(path: Path) -> bytes | None:
    """Return what the user's file holds, or None if there is none."""
    try:
        with opened(path) as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & OTHERS:
                hint = f"run `chmod 600` on {FILE} in your configuration"
                raise _unusable("others may read it", hint)
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise _unusable(reason(error)) from None


def _mapping(data: bytes) -> Mapping:
    """Return what a file says; its mistakes are told without a word of it."""
    if len(data) > LARGEST:
        raise _unusable("it is larger than 1 MB")
    try:
        composed = compose(decode(data, FILE), FILE)
    except BriefgenError as error:
        raise _unreadable(error.diagnostics[0].place) from None
    if composed.diagnostics:
        raise _unreadable(composed.diagnostics[0].place)
    if not isinstance(composed.node, Mapping):
        raise _unreadable(Place(FILE))
    return composed.node


def _unreadable(place: Place) -> BriefgenError:
    return _unusable("it cannot be read as YAML", "write `NAME: ADDRESS`", place)


def _unusable(
    why: str, hint: str | None = None, place: Place | None = None
) -> BriefgenError:
    keep = f"keep {FILE} in your configuration, outside the workspace"
    message = f"the addresses of databases cannot be used: {why}"
    return mistake(place or Place(FILE), message, RULE, hint or keep)
