"""Command lines, each run in a process of its own that is forked where all is imported.

It is as if each were started afresh, but for what Python and the libraries do when they are
imported, which takes most of the time of a short command.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from tests import hostile

# Reads a command a line, with its folder, its environment and what is run before it.
SERVER = """\
import atexit, gc, importlib, json, os, pkgutil, sys, traceback
import briefgen
from {module} import {verb}
def ended(asked):
    child = os.fork()
    if not child:
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        sys.argv[1:] = asked["command"]
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for number, path in enumerate(asked["printed"], 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND), number)
        exec(asked["first"], dict())
        code = 1
        try:
            {verb}()
        except SystemExit as end:
            code = end.code or 0
        except BaseException:
            traceback.print_exc()
        finally:  # to take all modules down takes longer than most commands
            atexit._run_exitfuncs()
            sys.stdout.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
if __name__ == "__main__":
    for found in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if found.name != "briefgen.__main__":
            importlib.import_module(found.name)
    gc.freeze()
    for line in sys.stdin:
        print(ended(json.loads(line)), flush=True)
"""


class Program:
    """The program where it is installed, imported and waiting for command lines."""

    def __init__(self, folder: Path, watched: Iterable[str] = ()) -> None:
        """Start it; `watched` begins the command line, where another program runs it."""
        script = hostile.script(folder / "briefgen", SERVER)
        self._printed = (folder / "out", folder / "err")
        self._process = subprocess.Popen(
            [*watched, sys.executable, str(script)],
            cwd=folder,
            env={**hostile.unmeasured(), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # a pipe, as those of its commands are
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(
        self,
        command: Iterable[str],
        cwd: Path,
        environment: Mapping[str, str] = os.environ,
        first: str = "",
    ) -> subprocess.CompletedProcess[str]:
        """Run a command, after the code `first`."""
        given = {
            "command": list(command),
            "cwd": str(cwd),
            "environment": dict(environment),
            "first": first,
            "printed": [str(path) for path in self._printed],
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        out, err = (path.read_text("utf-8") for path in self._printed)
        return subprocess.CompletedProcess([*command], code, out, err)
