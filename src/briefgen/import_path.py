"""A process's import path to one that leads into no workspace.

A file in the current folder may be a stranger's. Python looks there first:
under `python -m`, where PYTHONPATH has an empty part, and in every process that it
starts with `-c`, as `multiprocessing` does. So this is done before anything else is
imported, and imports nothing that Python has not loaded by then.
"""

import os
import sys

MARK = "briefgen.yaml"  # what makes a folder a workspace
PATH, SAFE = "PYTHONPATH", "PYTHONSAFEPATH"


def close() -> None:
    """Remove the current folder and its workspace from the import path, for good.

    This also holds for processes that are started later.
    """
    strange = _Strange()
    sys.path[:] = [entry for entry in sys.path if not strange.holds(entry)]
    os.environ.update(safe_environment())


def safe_environment() -> dict[str, str]:
    """Return what the environment of a process must have for it to import safely."""
    strange = _Strange()
    entries = os.environ.get(PATH, "").split(os.pathsep)
    kept = [entry for entry in entries if not strange.holds(entry)]
    return {SAFE: "1", PATH: os.pathsep.join(kept)}


class _Strange:
    """The folders that nothing is imported from: the current one and its workspace."""

    def __init__(self) -> None:
        try:
            here = os.getcwd()  # noqa: PTH109 - pathlib is not loaded
        except OSError:  # it was removed
            here = ""
        self.root = workspace_of(here)
        parts = os.environ.get(PATH, "").split(os.pathsep)
        relative = [part for part in parts if not os.path.isabs(part)]  # noqa: PTH117 - likewise
        named = {os.path.join(here, part) for part in relative}  # noqa: PTH118 - likewise
        known = [each for each in (here, self.root, *named) if os.path.isabs(each)]  # noqa: PTH117 - likewise
        self.alone = set(map(os.path.realpath, known))
        package = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120
        self.own = os.path.realpath(os.path.dirname(package))  # noqa: PTH120 - likewise

    def holds(self, entry: str) -> bool:
        """Return whether an entry of the import path leads to such a folder."""
        if not os.path.isabs(entry):  # noqa: PTH117 - likewise
            return True
        real = os.path.realpath(entry)
        if real == self.own:
            return False
        if real in self.alone:
            return True
        pythons = any(_below(real, place) for place in _places_of_python())
        return _below(real, self.root) and not pythons


def workspace_of(here: str) -> str:
    """Return the workspace that a folder is in, or is; empty if there is none."""
    folder = os.path.realpath(here) if here else ""
    while folder:
        if os.path.lexists(folder + os.sep + MARK):
            return folder
        above = os.path.dirname(folder)  # noqa: PTH120 - pathlib is not loaded
        folder = "" if above == folder else above
    return ""


def _places_of_python() -> list[str]:
    """Return the folders of this Python and its environment, wherever they are."""
    user = getattr(sys.modules.get("site"), "USER_SITE", None)
    places = [sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix]
    return [os.path.realpath(place) for place in (*places, user) if place]


def _below(path: str, folder: str) -> bool:
    return bool(folder) and f"{path}{os.sep}".startswith(folder.rstrip(os.sep) + os.sep)
