"""The user's configuration to what is granted to a workspace, one file a workspace.

It stands outside every workspace: a configuration that lies within one is not believed.
"""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from briefgen.errors import BriefgenError, Diagnostic, Place, mistake
from briefgen.files import content

# A kind of grant → what is granted → its digest or value.
Grants: TypeAlias = Mapping[str, Mapping[str, str]]

FOLDER = "trusted"
LARGEST = 10_000_000  # bytes of a register
RULE = "trust"


def configuration() -> Path:
    """Give the folder of the user's configuration, as the platform has it.

    Raises BriefgenError where there is none.
    """
    if named := os.environ.get("BRIEFGEN_CONFIG"):
        return Path(named)
    try:
        return Path(_home()) / "briefgen"
    except RuntimeError:
        told = "there is no home folder to keep your configuration in"
        hint = "set BRIEFGEN_CONFIG to a folder of yours"
        raise mistake(Place("~"), told, "configuration", hint) from None


def _home() -> str | Path:
    if sys.platform == "win32":
        return os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"


def kept_apart(root: Path) -> Path | None:
    """Give the folder of the configuration, or None where a workspace could fill it."""
    try:
        folder = Path(os.path.realpath(configuration()))
    except BriefgenError:
        return None
    return None if folder.is_relative_to(os.path.realpath(root)) else folder


def register(root: Path) -> Path:
    """Give the file that holds what is granted to the workspace at `root`.

    Raises BriefgenError where there is no folder for it.
    """
    folder = kept_apart(root)
    if folder is None:
        place = Place(configuration().as_posix())
        told = "your configuration lies in the workspace, which could grant to itself"
        hint = "set BRIEFGEN_CONFIG to a folder outside it"
        raise mistake(place, told, RULE, hint)
    name = sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
    return folder / FOLDER / f"{name}.json"


def granted(root: Path) -> Grants | None:
    """Give what is granted to the workspace at `root`; None where nothing ever was."""
    return read(root)[0]


def read(root: Path) -> tuple[Grants | None, Diagnostic | None]:
    """Read what is granted to a workspace, and tell where that cannot be read."""
    if kept_apart(root) is None:
        return None, None
    path = register(root)
    try:
        return _read(path, os.path.realpath(root)), None
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "it is damaged"
        told = f"what you granted cannot be read: {reason.lower()}"
        hint = "nothing is granted until you run `briefgen trust` again"
        place = Place(path.as_posix())
        return None, Diagnostic(place, told, RULE, hint, "warning")


def _read(path: Path, folder: str) -> Grants:
    held = json.loads(content(path, LARGEST))
    match held:
        case {"folder": str(named), "granted": dict(kinds)} if named == folder:
            if all(map(_is_table, kinds.values())):
                return kinds
    raise ValueError(path)


def _is_table(found: object) -> bool:
    return isinstance(found, dict) and all(isinstance(v, str) for v in found.values())


def grant(root: Path, grants: Grants) -> None:
    """Record what the workspace at `root` may do, instead of what it might before.

    Raises BriefgenError when that cannot be kept.
    """
    held = {"folder": os.path.realpath(root), "granted": grants}
    keep(register(root), json.dumps(held, indent=1).encode() + b"\n")


def revoke(root: Path) -> None:
    """Take back all that is granted to the workspace at `root`."""
    path = register(root)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _unkept(path, error) from error


def keep(path: Path, data: bytes) -> None:
    """Write a file of the configuration, whole or not at all, for its user alone.

    Raises BriefgenError when it cannot be written.
    """
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
        raise _unkept(path, error) from error


def _unkept(path: Path, error: OSError) -> BriefgenError:
    reason = (error.strerror or type(error).__name__).lower()
    hint = "set BRIEFGEN_CONFIG to a folder that you may write to"
    told = f"your configuration cannot be written: {reason}"
    return mistake(Place(path.as_posix()), told, "configuration", hint)
