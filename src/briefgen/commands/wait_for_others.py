"""Turn `--wait` into a pause until no other build works in the workspace."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefgen.commands import build_events
from briefgen.commands.diagnostics_output import say
from briefgen.state.build_lock import holder
from briefgen.state.state import FOLDER

AGAIN = 0.1  # seconds between two looks


def wait_for_others(
    root: Path, options: Mapping[str, Any], *, silent: bool
) -> float | None:
    """Wait for another build, and tell it; return the seconds that may still be waited.

    A build reads the clock after that: what is published depends on when it begins.
    Without `--wait` there is no pause, and None is returned.
    """
    if options["wait"] is None:
        return None
    seconds = float(options["wait"])
    end = time.monotonic() + seconds
    name = holder(root / FOLDER)
    if name and seconds:
        if options["log_json"]:
            build_events.emit("waiting", holder=name, seconds=seconds)
        elif not silent:
            say(
                f"{name} is building here; waiting for it, {seconds:g} s at most",
                err=True,
            )
    while name and time.monotonic() < end:
        time.sleep(AGAIN)
        name = holder(root / FOLDER)
    return max(end - time.monotonic(), 0.0)
