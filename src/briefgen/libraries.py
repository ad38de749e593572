"""Libraries imported so that no configuration but briefgen's own reaches them.

On import, matplotlib and ReportLab look for settings and code in the current folder,
the home folder and the environment. The current folder may be anybody's; without a home
folder, `~` is a name in the current folder, too.
"""

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from briefgen.errors import BriefgenError
from briefgen.import_path import workspace_of
from briefgen.user_folder import configuration

SETTINGS = str(Path(__file__).parent / "settings")
HEARD = ("MATPLOTLIB", "MPL", "RL_")  # how their variables begin
HOMES = ("HOME", "USERPROFILE", "XDG_DATA_HOME")


@contextmanager
def alone() -> Iterator[None]:
    """Import libraries inside this context, and nothing configures them."""
    import logging  # noqa: PLC0415 - the libraries load it, no command else

    before = dict(os.environ)
    cache = _cache()
    with _elsewhere():
        for name in before:
            if name.startswith(HEARD):
                del os.environ[name]
        os.environ.update(dict.fromkeys(HOMES, SETTINGS), MPLCONFIGDIR=cache)
        logging.getLogger("matplotlib").setLevel(logging.CRITICAL)  # cli alone prints
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _cache() -> str:
    """Return a folder in which matplotlib may store the fonts of this machine.

    It reads settings there, too, so a folder inside a workspace is not used.
    """
    with suppress(BriefgenError, OSError):
        folder = Path(os.path.realpath(configuration() / "matplotlib"))
        if not workspace_of(str(folder)):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                return str(folder)
    import shutil  # noqa: PLC0415 - where nothing can be kept
    import tempfile  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="briefgen-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return str(folder)


@contextmanager
def _elsewhere() -> Iterator[None]:
    """Make briefgen's settings folder the current one inside this context."""
    by_number = os.chdir in os.supports_fd  # leads back to a folder that was removed
    here = os.open(".", os.O_RDONLY) if by_number else Path.cwd()
    os.chdir(SETTINGS)
    try:
        yield
    finally:
        os.chdir(here)
        if isinstance(here, int):
            os.close(here)
