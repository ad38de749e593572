"""Work in a process that is killed at one of its writes."""

import os
import signal
import sys
from collections.abc import Callable

WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}


def killed(work: Callable[[], object], number: int) -> bool:
    """Do work in a process that is killed at its write `number`; give whether it was."""
    child = os.fork()
    if not child:
        left = [number]

        def kill(event: str, arguments: tuple[object, ...]) -> None:
            flags = arguments[2] if event == "open" else 0
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)
            if event in WRITES or writes:
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0
