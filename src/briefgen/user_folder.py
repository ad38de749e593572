"""The user's configuration to briefgen's own folder in it, and files written there."""

import contextlib
import os
import sys
from pathlib import Path

from briefgen.errors import BriefgenError, Place, mistake

RULE = "configuration"


def configuration() -> Path:
    """Return briefgen's folder in the user's configuration, as the platform has it.

    Raises BriefgenError if there is none.
    """
    if named := os.environ.get("BRIEFGEN_CONFIG"):
        return Path(named)
    try:
        return Path(_platform()) / "briefgen"
    except RuntimeError:
        message = "there is no home folder to keep your configuration in"
        hint = "set BRIEFGEN_CONFIG to a folder of yours"
        raise mistake(Place("~"), message, RULE, hint) from None


def _platform() -> str | Path:
    if sys.platform == "win32":
        return os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"


def kept_apart(root: Path) -> Path | None:
    """Return the folder of the configuration, or None if a workspace could write to it."""
    try:
        folder = Path(os.path.realpath(configuration()))
    except BriefgenError:
        return None
    return None if folder.is_relative_to(os.path.realpath(root)) else folder


def keep(path: Path, data: bytes) -> None:
    """Write a file of the configuration, completely or not at all, for its user only.

    Raises BriefgenError if it cannot be written.
    """
    import tempfile  # noqa: PLC0415 - few commands write here

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, fresh = tempfile.mkstemp(".part", f".{path.name}.", path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            os.replace(fresh, path)  # noqa: PTH105 - mkstemp gives a name
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(fresh)  # noqa: PTH108 - likewise
            raise
    except OSError as error:
        raise unkept(path, error) from error


def unkept(path: Path, error: OSError) -> BriefgenError:
    """Return the error for a file of the configuration that cannot be changed."""
    reason = (error.strerror or type(error).__name__).lower()
    hint = "set BRIEFGEN_CONFIG to a folder that you may write to"
    message = f"your configuration cannot be written: {reason}"
    return mistake(Place(path.as_posix()), message, RULE, hint)
