"""A path to the bytes of a regular file: never waited for, and never too many."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# A pipe is opened without a writer, a terminal is not taken over; Windows has neither.
READING = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def content(path: str | Path, most: int) -> bytes:
    """Read a file, or as much of it as shows that it is longer than `most` bytes.

    Raises OSError for what is no regular file, however it came there.
    """
    with opened(path) as file:
        return file.read(most + 1)


def opened(path: str | Path) -> BinaryIO:
    """Open a regular file for reading.

    Raises OSError for a folder, pipe, device or socket, before anything is read of it.
    """
    _regular(os.stat(path))  # noqa: PTH116 - to open a device may do something already
    descriptor = os.open(path, READING)
    try:
        _regular(os.fstat(descriptor))  # it may have been put there meanwhile
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _regular(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file")
