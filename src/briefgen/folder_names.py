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


def names(root: Path, folder: str) -> list[str]:
    """Return the sorted names in a folder; raise BriefgenError if it cannot be read."""
    try:
        return sorted(os.listdir(root / folder))  # noqa: PTH208 - names alone
    except FileNotFoundError:
        raise mistake(Place(folder), "this folder is missing", "missing") from None
    except OSError as error:
        message = f"this folder cannot be read: {reason(error)}"
        raise mistake(Place(folder), message, "unreadable") from None


def alike(name: str, ending: str) -> bool:
    """Return whether a file has this ending, or one that is easily confused with it."""
    meant = name.lower().removesuffix(".txt")  # Notepad adds it, Windows hides it
    suffix = PurePosixPath(meant).suffix
    hidden = name.startswith((".", "~$"))  # the second: while Office has a file open
    return not hidden and suffix in {ending, MISTAKEN.get(ending)}


def wrong(root: Path, path: str, ending: str) -> Diagnostic | None:
    """Return why a listed file cannot be read, or None if it can."""
    place = Place(UNNAMEABLE.sub("\ufffd", path))
    if place.path != path:
        return Diagnostic(place, "this name holds characters of no text", "file-name")
    if not path.endswith(ending):
        named = f"{path.removesuffix('.txt').rpartition('.')[0]}{ending}"
        hint = f"rename it to {PurePosixPath(named).name}"
        return Diagnostic(place, f"expected the ending {ending}", "file-name", hint)
    if reasons := unportable(PurePosixPath(path).stem):
        return Diagnostic(place, *reasons)
    if not inside(root, path):
        return leads_out(path)
    if not (root / path).is_file():
        return Diagnostic(place, "this is not a file", "unreadable")
    return None


def unportable(name: str) -> tuple[str, str, str] | None:
    """Return why some computers cannot have this name, or None: words, rule, hint."""
    if len(os.fsencode(name)) > LONGEST:
        message = f"this name has more than {LONGEST} letters; one with an accent counts twice"
        return message, "file-name", "files are named by it; shorten it"
    if UNPORTABLE.fullmatch(name):
        return "Windows can have no file or folder of this name", "file-name", RENAME
    return None
