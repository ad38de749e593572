"""The user's configuration to the grants of a workspace, one file for each workspace.

It is outside every workspace: a configuration within one is ignored.
"""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import content
from briefgen.user_folder import configuration, keep, kept_apart, unkept

# A kind of grant → what is granted → its digest or value.
Grants: TypeAlias = Mapping[str, Mapping[str, str]]

FOLDER = "trusted"
LARGEST = 10_000_000  # bytes of a register
RULE = "trust"
QUERY = "database query"  # a kind of grant


def register(root: Path) -> Path:
    """Return the file that holds what is granted to the workspace at `root`.

    Raises BriefgenError if there is no folder for it.
    """
    folder = kept_apart(root)
    if folder is None:
        place = Place(configuration().as_posix())
        message = (
            "your configuration lies in the workspace, which could grant to itself"
        )
        hint = "set BRIEFGEN_CONFIG to a folder outside it"
        raise mistake(place, message, RULE, hint)
    name = sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
    return folder / FOLDER / f"{name}.json"


def granted(root: Path) -> Grants | None:
    """Return what is granted to the workspace at `root`, or None if nothing ever was."""
    return read(root)[0]


def read(root: Path) -> tuple[Grants | None, Diagnostic | None]:
    """Return what is granted to a workspace, and the mistake if that cannot be read."""
    if kept_apart(root) is None:
        return None, None
    path = register(root)
    try:
        return _read(path, os.path.realpath(root)), None
    except (FileNotFoundError, NotADirectoryError):
        return None, None
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or "it is damaged"
        message = f"what you granted cannot be read: {reason.lower()}"
        hint = "nothing is granted until you run `briefgen trust` again"
        place = Place(path.as_posix())
        return None, Diagnostic(place, message, RULE, hint, "warning")


def _read(path: Path, folder: str) -> Grants:
    held = json.loads(content(path, LARGEST))
    match held:
        case {"folder": str(named), "granted": dict(kinds)} if named == folder:
            if all(map(_is_table, kinds.values())):
                return kinds
    raise ValueError(path)


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(v, str) for v in value.values())


def grant(root: Path, grants: Grants) -> None:
    """Record what the workspace at `root` may do, in place of earlier grants.

    Raises BriefgenError if that cannot be stored.
    """
    held = {"folder": os.path.realpath(root), "granted": grants}
    keep(register(root), json.dumps(held, indent=1).encode() + b"\n")


def revoke(root: Path) -> None:
    """Remove everything that is granted to the workspace at `root`."""
    path = register(root)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unkept(path, error) from error
