"""An error of a state that cannot be used to the warning that nothing is stored."""

from pathlib import Path

from briefgen.errors import Diagnostic, Place
from briefgen.state.database import reason
from briefgen.state.seal_key import VARIABLE, NoKey

HINT = (
    "{} must be a folder of its own that you may write to, on a disk with room;"
    " it may be removed: then everything is built anew"
)


def forgotten(error: Exception, path: Path) -> Diagnostic:
    """Return the warning that nothing can be stored at a path, and why."""
    folder, hint = path.parent.name, HINT.format(path.parent.name)
    if isinstance(error, NoKey):
        hint = f"give a key in {VARIABLE}: any text of 32 or more characters"
    named = Path(str(getattr(error, "filename", "")))
    place = f"{folder}/{named.name if named.parent.name == folder else path.name}"
    message = f"cannot remember what is up to date: {reason(error)}; all is built"
    return Diagnostic(Place(place), message, "state", hint, "warning")
