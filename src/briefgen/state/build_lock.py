"""A workspace's `.briefgen/` to a lock: only one build, or edit, at a time works there.

It is a lock on an open file: the system releases it when the process ends, in any way.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.errors import Place, mistake
from briefgen.state.seal_key import NO_LINK
from briefgen.value_classes import dataclass

HOLDER = "builder"  # the file that names the process at work
HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}  # by another process
BEYOND = 1 << 20  # a byte that is not read; Windows locks bytes, not files
AGAIN = 0.02  # seconds between two tries


@dataclass(frozen=True, slots=True)
class Work:
    """What only one process does at a time: the file that names it, and words for it."""

    file: str
    doing: str
    hint: str


BUILD = Work(
    HOLDER,
    "is building here",
    "wait until it has ended: `briefgen build --wait 600` does",
)


@contextmanager
def held(folder: Path, wait: float, work: Work = BUILD) -> Iterator[int]:
    """Hold the lock in this context; yield the file time of its start, in nanoseconds.

    Raises BriefgenError if another process has not ended this work after `wait` seconds,
    and OSError if the folder cannot be written to, or a link leads out of it.
    """
    make_folder(folder)
    path = folder / work.file
    flags = os.O_RDWR | os.O_CREAT | NO_LINK | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags, 0o666)
    try:
        refuse_others(path, os.fstat(descriptor))
        if not _locked(descriptor, wait):
            raise mistake(
                Place(f"{folder.name}/{work.file}"),
                f"{_holder(descriptor)} {work.doing}",
                "locked",
                work.hint,
            )
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield os.fstat(descriptor).st_mtime_ns
    finally:
        os.close(descriptor)


def holder(folder: Path) -> str | None:
    """Return what is building in a workspace with this folder, or None if nothing is."""
    flags = os.O_RDWR | NO_LINK | getattr(os, "O_NONBLOCK", 0)
    with suppress(OSError):
        descriptor = os.open(folder / HOLDER, flags)
        try:
            return None if _locked(descriptor, 0) else _holder(descriptor)
        finally:
            os.close(descriptor)
    return None


def make_folder(folder: Path) -> None:
    """Create a folder of briefgen's, if there is none.

    Raises OSError if it cannot be created, or is a link.
    """
    folder.mkdir(exist_ok=True)
    refuse_link(folder)


def refuse_link(path: Path) -> None:
    """Raise OSError for a link."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, "it is a link", str(path))


def refuse_others(path: Path, status: os.stat_result) -> None:
    """Raise OSError for anything but a regular file with this one name."""
    if not stat.S_ISREG(status.st_mode) or path.is_symlink():
        raise OSError(errno.ELOOP, "it is no file, but a link or the like", str(path))
    if status.st_nlink > 1:
        raise OSError(errno.EMLINK, "the same file stands elsewhere, too", str(path))


def _locked(descriptor: int, wait: float) -> bool:
    end = time.monotonic() + wait
    while True:
        try:
            _lock(descriptor)
        except OSError as error:
            if error.errno not in HELD:
                return True  # a disk that knows no locks
        else:
            return True
        if time.monotonic() >= end:
            return False
        time.sleep(AGAIN)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, BEYOND, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _holder(descriptor: int) -> str:
    os.lseek(descriptor, 0, os.SEEK_SET)
    named = os.read(descriptor, 20)
    return f"process {named.decode()}" if named.isdigit() else "another process"
