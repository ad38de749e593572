"""Read a stranger's file in a process of its own, so that it costs no more than it may."""

import os
import subprocess
import sys

from briefgen.import_path import safe_environment

SECONDS = 120  # by the clock, however busy the machine is


def run_apart(module: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Return what a module of this program answers, run alone with `data` as its input.

    The module bounds its own memory and work (see `process_limits`).

    Raises subprocess.TimeoutExpired if it takes longer than `SECONDS`.
    """
    return subprocess.run(  # noqa: S603 - this program, and nothing of the file
        [sys.executable, "-P", "-m", module],
        input=data,
        capture_output=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, **safe_environment()},
    )
