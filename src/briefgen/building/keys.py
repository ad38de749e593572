"""Turn the user's own configuration into the key that seals what is remembered.

The key stands outside every workspace, beside the list of trusted ones: whoever ships a
workspace cannot know it.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from briefgen.trust import configuration

VARIABLE = "BRIEFGEN_STATE_KEY"  # holds the key where homes do not last
NAME = "state.key"
SIZE = 32  # bytes
NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none


class NoKey(OSError):  # noqa: N818 - of a user's home, which may not last
    """Say that no key can be kept."""


def find_key() -> bytes | None:
    """Give the user's key; None where there is none yet, or it cannot be read."""
    if named := os.environ.get(VARIABLE):
        return hashlib.sha256(named.encode("utf-8", "surrogateescape")).digest()
    try:
        return _read(configuration() / NAME)
    except (OSError, RuntimeError):  # which a user without a home raises
        return None


def make_key() -> bytes:
    """Give the user's key; one that is missing or damaged is made.

    Raises NoKey where it cannot be kept.
    """
    found = find_key()
    if found is not None:
        return found
    try:
        made = _made(configuration() / NAME)
    except (OSError, RuntimeError) as error:
        told = getattr(error, "strerror", None) or "there is no home"
        raise NoKey(f"the key that seals it cannot be kept: {told}".lower()) from error
    if made is None:
        raise NoKey("the key that seals it cannot be kept")
    return made


def _made(path: Path) -> bytes | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{NAME}.{os.getpid()}")
    _write(fresh, os.urandom(SIZE))
    try:
        _place(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
    return _read(path)


def _read(path: Path) -> bytes | None:
    descriptor = os.open(path, os.O_RDONLY | NO_LINK)
    with os.fdopen(descriptor, "rb") as file:
        content = file.read(SIZE + 1)
    return content if len(content) == SIZE else None


def _write(path: Path, content: bytes) -> None:
    with suppress(OSError):
        path.unlink()  # of a process that was killed
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)


def _place(fresh: Path, path: Path) -> None:
    """Give a key its name, unless another process was first."""
    with suppress(OSError):
        if _read(path) is None:
            path.unlink()  # damaged
    with suppress(FileExistsError):
        try:
            os.link(fresh, path)
        except FileExistsError:
            raise
        except OSError:  # a disk without links
            fresh.replace(path)
