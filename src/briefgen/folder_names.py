"""A folder of a workspace to its file names, and to the reasons against some."""

import os
import re
from pathlib import Path, PurePosixPath

from briefgen.errors import Diagnostic, Place, mistake
from briefgen.files import UNNAMEABLE, inside, leads_out, reason

MISTAKEN = {".yaml": ".yml", ".md": ".markdown"}  # endings often written instead
LONGEST = 100  # bytes; what is named by a name and an id has room on all disks
SIGNS = '<>:"|?*'
# What Windows gives no file: names of devices, signs, a dot or space at the end.
UNPORTABLE = re.compile(
    r"(?:con|prn|aux|nul|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\..*)?"
    rf"|.*(?:[{SIGNS}].*|[. ])",
    re.IGNORECASE,
)
RENAME = (
    "rename it: no name of a device (con, nul, aux, com1), none of"
    f" {' '.join(SIGNS)}, no dot or space at its end"
)


def entries(root: Path, folder: str) -> dict[str, bool]:
    """Return whether each name in a folder is a regular file, and no link, in order.

    Raises BriefgenError if it cannot be read.
    """
    try:
        with os.scandir(root / folder) as listed:
            kinds = {each.name: each.is_file(follow_symlinks=False) for each in listed}
    except FileNotFoundError:
        raise mistake(Place(folder), "this folder is missing", "missing") from None
    except OSError as error:
        message = f"this folder cannot be read: {reason(error)}"
        raise mistake(Place(folder), message, "unreadable") from None
    return dict(sorted(kinds.items()))


def alike(name: str, ending: str) -> bool:
    """Return whether a file has this ending, or one that is easily confused with it."""
    meant = name.lower().removesuffix(".txt")  # Notepad adds it, Windows hides it
    stem, dot, suffix = meant.rpartition(".")
    hidden = name.startswith((".", "~$"))  # the second: while Office has a file open
    named = bool(stem and suffix) and f"{dot}{suffix}" in {ending, MISTAKEN.get(ending)}
    return named and not hidden


def wrong(
    root: Path, path: str, ending: str, *, plain: bool = False
) -> Diagnostic | None:
    """Return why a listed file cannot be read, or None if it can.

    A `plain` one is a regular file, and no link, in a folder of the workspace.
    """
    place = Place(UNNAMEABLE.sub("\ufffd", path))
    if place.path != path:
        return Diagnostic(place, "this name holds characters of no text", "file-name")
    if not path.endswith(ending):
        named = f"{path.removesuffix('.txt').rpartition('.')[0]}{ending}"
        hint = f"rename it to {PurePosixPath(named).name}"
        return Diagnostic(place, f"expected the ending {ending}", "file-name", hint)
    if reasons := unportable(path.rpartition("/")[2].removesuffix(ending)):
        return Diagnostic(place, *reasons)
    return None if plain and "\\" not in path else _unreadable(root, path)


def _unreadable(root: Path, path: str) -> Diagnostic | None:
    if not inside(root, path):
        return leads_out(path)
    if not (root / path).is_file():
        return Diagnostic(Place(path), "this is not a file", "unreadable")
    return None


def unportable(name: str) -> tuple[str, str, str] | None:
    """Return why some computers cannot have this name, or None: words, rule, hint."""
    if len(name) > LONGEST or (not name.isascii() and len(os.fsencode(name)) > LONGEST):
        message = f"this name has more than {LONGEST} letters; one with an accent counts twice"
        return message, "file-name", "files are named by it; shorten it"
    if UNPORTABLE.fullmatch(name):
        return "Windows can have no file or folder of this name", "file-name", RENAME
    return None
