"""A command to what running it took: seconds, seconds of the processors, peak memory.

The bench itself stays small: on Linux a process begins with the peak of whoever starts it.
"""

import json
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Took:
    """What a process and those that it started took; `peak` is the largest, in bytes."""

    wall: float
    cpu: float
    peak: int = 0
    output: str = ""


class Unusable(Exception):  # noqa: N818 - it says what cannot be measured
    """The error that a process does not do what is to be measured."""


def run(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], most: int = 0
) -> Took:
    """Run a command to its end; raise Unusable if its exit code is above `most`."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None, "it is a pipe"
    output = process.stdout.read()
    code, cpu, peak = _end(process)
    wall = time.perf_counter() - start
    if code > most:
        raise Unusable(
            f"{' '.join(command)} ended with {code}: {output.strip()[-400:]}"
        )
    return Took(wall, cpu, peak, output)


def _end(process: subprocess.Popen[str]) -> tuple[int, float, int]:
    """Wait for a process; return its exit code, CPU seconds and peak memory in bytes."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


class Worker:
    """A process that stays, and makes subjects as it is asked for their numbers."""

    def __init__(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> None:
        self._start = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.ready = self._answer()

    def make(self, number: int) -> dict[str, Any]:
        """Return what making a subject took, in seconds, and the sizes of its files."""
        assert self._process.stdin is not None, "it is a pipe"
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        return self._answer()

    def end(self) -> Took:
        """End the process; return what it took from its start, imports and all."""
        assert self._process.stdin is not None, "it is a pipe"
        self._process.stdin.close()
        _, cpu, peak = _end(self._process)
        for stream in (self._process.stdout, self._process.stderr):
            assert stream is not None, "it is a pipe"
            stream.close()
        return Took(time.perf_counter() - self._start, cpu, peak)

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None, "it is a pipe"
        assert self._process.stderr is not None, "it is a pipe"
        line = self._process.stdout.readline()
        if not line:
            reason = self._process.stderr.read().strip().splitlines() or ["it ended"]
            self.end()
            raise Unusable(next(filter(_says, reversed(reason)), reason[-1]))
        answer: dict[str, Any] = json.loads(line)
        return answer


def _says(line: str) -> bool:
    return "Error" in line
