"""The user's own configuration to the key that seals the state.

The key is outside every workspace, beside the list of trusted ones: the author of a
workspace cannot know it.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from briefgen.trust import kept_apart

VARIABLE = "BRIEFGEN_STATE_KEY"  # holds the key where homes do not last
NAME = "state.key"
SIZE = 32  # bytes
LEAST = 32  # characters of a key in the environment: fewer can be guessed
NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows has none


class NoKey(OSError):  # noqa: N818 - of a user's home, which may not last
    """The error that no key can be stored."""


def find_key(root: Path) -> bytes | None:
    """Return the user's key, or None if there is none yet, or it cannot be read.

    A key inside the workspace at `root` is not used, nor one of few characters.
    """
    if named := os.environ.get(VARIABLE):
        if len(named) < LEAST:
            return None
        return hashlib.sha256(named.encode("utf-8", "surrogateescape")).digest()
    folder = kept_apart(root)
    try:
        return None if folder is None else _read(folder / NAME)
    except OSError:
        return None


def make_key(root: Path) -> bytes:
    """Return the user's key; create one if it is missing or damaged.

    Raises NoKey if it cannot be stored, or if that of the environment is too short.
    """
    key, folder = find_key(root), kept_apart(root)
    if key is not None:
        return key
    if os.environ.get(VARIABLE):
        raise NoKey(f"the key that seals it has fewer than {LEAST} characters")
    if folder is None:
        raise NoKey("there is no place outside the workspace for the key that seals it")
    try:
        key = _create(folder / NAME)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NoKey(f"the key that seals it cannot be kept: {reason}") from error
    if key is None:
        raise NoKey("the key that seals it cannot be kept")
    return key


def _create(path: Path) -> bytes | None:
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
    """Give a new key its name, unless another process was first."""
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
