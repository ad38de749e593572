"""An error of the system to a mistake that says what it refused: no fault of ours."""

import errno
import os
from pathlib import Path

from briefgen.errors import Diagnostic, Place
from briefgen.files import UNNAMEABLE, reason

RULE = "system"
HINTS = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room: your share of the disk is used up",
    errno.EMFILE: "let more files be open at once: ulimit -n",
    errno.EACCES: "check who may read and write there",
    errno.EPERM: "check who may read and write there",
}


def refused(error: OSError | MemoryError) -> Diagnostic:
    """Return what the system refused, and where, if that is known."""
    if isinstance(error, MemoryError):
        message = "there is not enough memory for this"
        return Diagnostic(
            Place("."), message, RULE, "close other programs, or use --jobs 1"
        )
    if error.filename is None and _is_gone():
        message = "the folder that you are in was removed"
        return Diagnostic(Place("."), message, RULE, "go to a folder that is there")
    hint = HINTS.get(error.errno or 0)
    if error.filename is None:
        message = f"what is told here cannot be written: {reason(error)}"
        return Diagnostic(Place("standard output"), message, RULE, hint)
    named = os.fsdecode(error.filename) if _is_name(error.filename) else "."
    place = Place(UNNAMEABLE.sub("\N{REPLACEMENT CHARACTER}", named))
    return Diagnostic(place, f"the system refused: {reason(error)}", RULE, hint)


def _is_gone() -> bool:
    try:
        Path.cwd()
    except OSError:
        return True
    return False


def _is_name(value: object) -> bool:
    return isinstance(value, (str, bytes, os.PathLike))
