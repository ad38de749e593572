"""A path to the bytes of a regular file: never waited for, and never too many.

Files of a workspace are read only here: it may come from anybody, and contain pipes,
devices and links that lead out of it.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable
from contextlib import suppress
from io import BufferedReader
from pathlib import Path, PurePosixPath

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.value_classes import dataclass

# What a workspace keeps itself: no outputs are written there.
SOURCES = ("data", "templates", "charts", ".briefgen", ".git")
MOST = 50_000_000  # bytes: nothing reads a larger file
# What no name of a file may hold: characters that act on a terminal or break a line,
# that turn the reading direction, and that are none.
UNNAMEABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
# A pipe is opened without a writer, a terminal is not taken over; Windows has neither.
READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@dataclass(frozen=True, slots=True)
class Most:
    """How many files one folder may hold, and how many MB of text."""

    files: int
    megabytes: int


MANY = Most(50_000, 200)  # of data: five times as many as the largest registers have
FEW = Most(1_000, 20)  # templates, sections, charts
FOLDERS = 30  # of sections
MEGABYTE = 1_000_000
ELSEWHERE = "move some elsewhere"


def read_within(root: Path, path: str, most: int) -> bytes:
    """Return up to `most` bytes, and one more, of a file of the workspace at `root`.

    Raises BriefgenError if it is missing, cannot be read, leads out of the workspace,
    or is not a file.
    """
    if not inside(root, path):
        raise BriefgenError([leads_out(path)])
    try:
        return content(root / path, most)
    except FileNotFoundError:
        raise mistake(Place(path), "this file is missing", "missing") from None
    except OSError as error:
        message = f"this file cannot be read: {reason(error)}"
        raise mistake(Place(path), message, "unreadable") from None


def inside(folder: Path, path: str) -> bool:
    """Return whether a path in a folder leads to a place inside it, links followed."""
    if UNNAMEABLE.search(path) or "\\" in path or PurePosixPath(path).is_absolute():
        return False
    top = Path(os.path.realpath(folder))
    return Path(os.path.realpath(folder / path)).is_relative_to(top)


def bound_text(root: Path, folder: str, paths: Iterable[str], most: int) -> None:
    """Raise BriefgenError if the files of a folder have more MB of text than allowed.

    If one file alone has more, it is named.
    """
    top = os.fspath(root)
    sizes = {path: _size(f"{top}/{path}") for path in paths}
    largest = max(sizes, key=sizes.__getitem__, default=folder)
    alone = sizes.get(largest, 0) > most * MEGABYTE
    hint = f"{largest} alone has more" if alone else ELSEWHERE
    total = sum(sizes.values()) // MEGABYTE
    bound(folder, total, most, "MB of text", hint)


def bound(folder: str, count: int, most: int, what: str, hint: str = ELSEWHERE) -> None:
    """Raise BriefgenError if a folder has more than `most`."""
    if count > most:
        message = f"expected at most {most:,} {what} in this folder, found {count:,}"
        raise mistake(Place(folder), message, "too-large", hint)


def _size(path: str) -> int:
    """Return the size of a file, or 0 if it is not known: reading it reports why."""
    with suppress(OSError):
        return os.stat(path).st_size  # noqa: PTH116 - names alone, and many
    return 0


def leads_out(path: str) -> Diagnostic:
    """Return the mistake that a path leads out of the workspace."""
    hint = "copy the file into the workspace"
    place = Place(UNNAMEABLE.sub("\N{REPLACEMENT CHARACTER}", path))
    return Diagnostic(place, "this leads out of the workspace", "outside", hint)


def reason(error: OSError) -> str:
    """Return in words why a file cannot be used."""
    return (error.strerror or type(error).__name__).lower()


def content(path: str | Path, most: int) -> bytes:
    """Return the bytes of a file, or enough to show that it has more than `most`.

    Raises OSError for anything but a regular file, however it got there.
    """
    with opened(path) as file:
        return file.read(most + 1)


def opened(path: str | Path) -> BufferedReader:
    """Return a regular file, opened for reading.

    Raises OSError for a folder, pipe, device or socket, before anything is read.
    """
    _regular(os.stat(path))  # noqa: PTH116 - to open a device may do something already
    descriptor = os.open(path, READING)
    try:
        _regular(os.fstat(descriptor))  # it may have been put there meanwhile
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
