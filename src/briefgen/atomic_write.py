"""Put bytes into files, each whole or not at all, and nobody's edits overwritten."""

import errno
import hashlib
import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake
from briefgen.files import opened
from briefgen.value_classes import dataclass

NOT_OURS = "this file is not known to be briefgen's"
A_LINK = "a link stands there, or on the way there"
PART = ".briefgen-part"  # ends the name of a file that is not whole yet
PIECE = 2**20  # bytes
HINTS = {
    errno.EEXIST: "it is left as it is: move it away, or write elsewhere",
    errno.ELOOP: "nothing is written through links: remove it, or write elsewhere",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for you on this disk",
    errno.EFBIG: "the file is larger than this disk, or your account, allows",
    errno.EROFS: "the disk can only be read",
}


@dataclass(frozen=True, slots=True)
class Stored:
    """The result of writing a file; `aside` is where another's file is kept now."""

    changed: bool
    aside: Path | None = None


def store(
    path: Path, content: bytes, own: Collection[str], *, keeping: bool = True
) -> Stored:
    """Write a file, completely or not at all; leave it alone if it has these bytes.

    `own` are the SHA-256 of what briefgen wrote there. Any other file is moved aside,
    to `<name>.edited-<number>`, if `keeping` allows that.

    Raises OSError.
    """
    if not os.path.lexists(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, content)
        return Stored(changed=True)
    standing = sum_of(path)
    if standing == hashlib.sha256(content).hexdigest():
        return Stored(changed=False)
    kept = None if standing in own else aside(path)
    if kept is not None and not keeping:
        raise FileExistsError(errno.EEXIST, NOT_OURS)
    write(path, content, kept)
    return Stored(changed=True, aside=kept)


def write(
    path: Path, content: bytes, kept: Path | None = None, mode: int | None = None
) -> None:
    """Write a file completely or not at all; the old one goes to `kept`, if given.

    `mode` says who may read and write it, unless that is as usual.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{PART}")
    part.unlink(missing_ok=True)  # of a build that was killed, or a link
    try:
        with part.open("xb") as file:
            file.write(content)
        if mode is not None:
            part.chmod(mode)
        if kept is not None:
            path.rename(kept)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def move(path: Path, kept: Path) -> None:
    """Move a file, even to another disk; no link is followed."""
    try:
        path.replace(kept)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with opened(path) as file:
            write(kept, file.read())
        path.unlink()


def refuse_links(path: Path, base: Path) -> None:
    """Raise OSError if a path, or a folder on the way to it below `base`, is a link."""
    for level in (path, *path.parents):
        if level == base:
            return
        if level.is_symlink():
            raise OSError(errno.ELOOP, A_LINK)


def aside(path: Path) -> Path:
    """Return the name under which a file is kept when another takes its place."""
    number = 1
    while True:
        name = path.with_name(f"{path.stem}.edited-{number}{path.suffix}")
        if not os.path.lexists(name):
            return name
        number += 1


def sha256(path: Path) -> str:
    """Return the SHA-256 of a regular file."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sum_of(path: Path) -> str:
    """Return the SHA-256 of an output that is no link.

    Raises OSError.
    """
    if path.is_symlink():
        raise OSError(errno.ELOOP, A_LINK)
    total = hashlib.sha256()
    with opened(path) as file:
        while part := file.read(PIECE):
            total.update(part)
    return total.hexdigest()


def sweep(folders: Iterable[Path]) -> None:
    """Remove what a killed build left behind in output folders."""
    for folder in folders:
        for left in folder.glob(f".*{PART}"):
            with suppress(OSError):
                left.unlink()


def refused(shown: str, error: OSError) -> BriefgenError:
    """Return the error that the file `shown` could not be written, and what may help."""
    hint = "close it where it is open, or check who may write there, then build again"
    message = f"cannot write: {error.strerror or error}"
    return mistake(Place(shown), message, "output", HINTS.get(error.errno or 0, hint))
