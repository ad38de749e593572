"""A font file with PostScript outlines to a TrueType file, which is kept for its user."""

import hashlib
import subprocess
from importlib.metadata import version
from pathlib import Path

from briefgen.bounded_process import run_apart
from briefgen.errors import BriefgenError
from briefgen.user_folder import configuration, keep

MODULE = "briefgen.postscript_outlines"
FOLDER = "fonts"  # in the user's configuration
FORM = 2  # of what is kept


class Unconvertible(Exception):  # noqa: N818 - it says what was found
    """The error for a font whose outlines cannot be read, or not within limits."""


def converted_font(path: Path) -> Path:
    """Return the TrueType file of a font; it is made once for each user.

    Raises Unconvertible, and OSError where the font cannot be read.
    """
    data = path.read_bytes()
    known = hashlib.sha256(data)
    known.update(f"{FORM} {version('fonttools')}".encode())
    try:
        target = configuration() / FOLDER / f"{known.hexdigest()}.ttf"
        if not target.is_file():
            keep(target, _made_apart(data))
    except BriefgenError as error:
        raise Unconvertible(error.diagnostics[0].message) from None
    return target


def _made_apart(data: bytes) -> bytes:
    try:
        answer = run_apart(MODULE, data)
    except subprocess.TimeoutExpired:
        raise Unconvertible("its outlines take too long to be read") from None
    if answer.returncode or not answer.stdout:
        raise Unconvertible("its outlines are damaged, or take too much to be read")
    return answer.stdout
