"""A real `briefgen watch` in a process of its own, with or without a terminal."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

PROGRAM = Path(sys.executable).with_name("briefgen")
BELL = re.compile(r"(?<!\x1b\])\x07")
LONG = 60.0  # seconds; a machine may be busy: only something broken takes so long


class Session:
    """A watch at work: its output so far, and how it ended."""

    def __init__(self, root: Path, *options: str, terminal: bool = False) -> None:
        self.out, self.marked = "", 0
        if terminal:
            self._read, self._written = os.openpty()
        else:
            self._read, self._written = os.pipe()
        self.process = subprocess.Popen(
            [str(PROGRAM), "watch", *options],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=self._written,
            stderr=self._written,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "200", "LINES": "60"},
            start_new_session=True,
        )
        os.close(self._written)
        self._reader = Thread(target=self._follow, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._reader.join(LONG)
        os.close(self._read)

    def _follow(self) -> None:
        while True:
            try:
                data = os.read(self._read, 65536)
            except OSError:  # a terminal whose program ended
                return
            if not data:
                return
            self.out += data.decode("utf-8", "replace")

    @property
    def rings(self) -> int:
        """The number of bells so far."""
        return len(BELL.findall(self.out))

    def expect(self, text: str, times: int = 1) -> str:
        """Wait for a text after what was expected before, and return what came."""
        self.wait_for(lambda: self.out.count(text, self.marked) >= times, text)
        begun, end = self.marked, self.marked
        for _ in range(times):
            end = self.out.index(text, end) + len(text)
        self.marked = end
        return self.out[begun:end]

    def builds(self, reason: str, result: str) -> None:
        """Wait until a build for a reason ended with a result."""
        self.expect(f"building: {reason}")
        assert result in self.expect("; in build"), self.out

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        end = time.monotonic() + LONG
        while not holds():
            assert self.process.poll() is None, self.out
            assert time.monotonic() < end, f"never came: {what}\n{self.out}"
            time.sleep(0.02)

    def still(self, seconds: float) -> str:
        """Return what was shown within some seconds in which nothing may happen."""
        before = len(self.out)
        time.sleep(seconds)
        return self.out[before:]

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send a signal to all of its processes, as a terminal does; give its code."""
        os.killpg(self.process.pid, number)
        code = self.process.wait(LONG)
        self._reader.join(LONG)
        return code
