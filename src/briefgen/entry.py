"""The start of a process to a command line that imports nothing from a workspace."""

import gc
import os
import sys

from briefgen import import_path

STOPPED = b"stopped: what was written is whole, the rest is not begun\n"
INTERRUPTED = 130
# Values that are made before garbage is looked for: a start makes this many that stay.
STARTING, COLLECTION = (100_000, 10, 10), (20_000, 10, 10)


def main() -> None:
    """Run the command line of this process, and end it."""
    gc.set_threshold(*STARTING)
    gc.callbacks.append(_started)
    try:
        import_path.close()
        from briefgen.cli import main as run  # noqa: PLC0415 - after the path is closed

        run()
    except KeyboardInterrupt:  # before the command line could tell it
        os.write(2, STOPPED)
        sys.exit(INTERRUPTED)


def _started(*_: object) -> None:
    """Look for garbage more often once it was first looked for."""
    gc.callbacks.remove(_started)
    gc.set_threshold(*COLLECTION)
