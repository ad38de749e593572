"""A request to a build in a process of its own, and to what it reports meanwhile.

A process builds once. So nothing of the workspace is remembered from one build to the
next, no code of it stays loaded, and memory does not grow. It is started ahead, loads
all rooms, and reads nothing of the workspace until it gets its request.
"""

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from briefgen.errors import BriefgenError, Diagnostic, Place
from briefgen.import_path import safe_environment
from briefgen.languages import CODES
from briefgen.planning.plan import WrongChoice
from briefgen.planning.request import BuildRequest
from briefgen.publishing.report import Report, Result
from briefgen.state.source_stamps import CONFIGURATION
from briefgen.value_classes import dataclass

GRACE = 20.0  # seconds in which a build may end the document that it writes
DONE = threading.Event()  # of a process that builds: nothing is left to be stopped
SIGNALS = {signal.SIGINT, signal.SIGTERM}
LOADED = (
    "briefgen.builder.build",
    "briefgen.builder.rebuild",
    "briefgen.builder.produce_documents",
    "briefgen.publishing.publish",
    "briefgen.writers.docx",
    "briefgen.writers.pdf",
    "briefgen.writers.pdf.tagged.file",
    *(f"briefgen.languages.{code}.sentences" for code in CODES),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the documents that were out of date are made, and the last one."""

    done: int
    total: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Another build is at work here; `who` names it."""

    who: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a build: its report, or why there is none.

    `style` is the workspace's style file, if that could be read.
    """

    report: Report | None = None
    mistakes: tuple[Diagnostic, ...] = ()
    style: str | None = None
    choice: str | None = None  # an option that names what is not there
    refusal: OSError | MemoryError | None = None
    fault: str | None = None  # of briefgen itself
    broken: bool = False  # the process ended before its build did
    seconds: float = 0.0

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All messages of the build."""
        return self.mistakes if self.report is None else self.report.diagnostics

    @property
    def fails(self) -> bool:
        """Whether there is something to mend."""
        severe = any(each.severity == "error" for each in self.diagnostics)
        return self.report is None or severe


News: TypeAlias = Progress | Waiting | Ended


class FreshBuild:
    """A process that waits, with all rooms loaded, for the one build that it makes."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._mine, its = context.Pipe()
        self._used = False
        self._process = context.Process(target=serve, args=(its,))
        with _uninterrupted():
            os.environ.update(safe_environment())
            self._process.start()
        its.close()

    @property
    def waits(self) -> bool:
        """Whether it is still there, and has its build before it."""
        return not self._used and self._process.is_alive()

    def carry_out(self, root: Path, request: BuildRequest) -> Iterator[News]:
        """Yield the news of a build, the last of which is its end."""
        self._used = True
        try:
            self._mine.send((root, request))
            while True:
                news = self._mine.recv()
                yield news
                if isinstance(news, Ended):
                    return
        except (EOFError, OSError):
            self._process.join(GRACE)
            code = self._process.exitcode
            fault = f"the process that builds ended by itself ({code})"
            yield Ended(fault=fault, broken=True)
        except Exception as error:  # noqa: BLE001 - what it sent is of another version
            yield Ended(fault=f"{type(error).__name__}: {error}")

    def stop(self) -> None:
        """End the process once the file is whole that it writes."""
        with suppress(OSError):
            self._mine.send(None)
        self.join()

    def join(self) -> None:
        """Wait until the process has ended, which it does after its build."""
        try:
            self._process.join(GRACE)
        finally:  # also when the user will not wait
            if self._process.is_alive():
                self._process.kill()
            self._process.join()
            self._mine.close()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back signals; a process that starts meanwhile gets none until it listens."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(connection: Connection) -> None:
    """Wait for a request, build, report, and end; the process runs this."""
    with suppress(KeyboardInterrupt, EOFError, OSError):
        _listen()
        _silence()
        for name in LOADED:
            import_module(name)
        wanted = connection.recv()
        if wanted is None:
            return
        threading.Thread(target=_follow, args=(connection,), daemon=True).start()
        root, request = wanted
        began = time.perf_counter()
        ended = _built(root, request, connection.send)
        DONE.set()
        connection.send(replace(ended, seconds=time.perf_counter() - began))


def _listen() -> None:
    """Let a signal end this process once: what ends is not interrupted again."""

    def stop(*_: object) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in SIGNALS:
        signal.signal(each, stop)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def _silence() -> None:
    """Let nothing that code prints meanwhile come between what the parent shows."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _follow(connection: Connection) -> None:
    """Stop the build when the parent says so, or is gone."""
    with suppress(EOFError, OSError):
        connection.recv()
    if DONE.is_set():
        return
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main is not None:
        signal.pthread_kill(main, signal.SIGTERM)
    else:
        signal.raise_signal(signal.SIGINT)


def _built(root: Path, request: BuildRequest, send: Callable[[News], None]) -> Ended:
    try:
        return _unlocked(root, request, send)
    except WrongChoice as error:
        return Ended(choice=str(error))
    except BriefgenError as error:
        return Ended(mistakes=error.diagnostics, style=_style(root))
    except (OSError, MemoryError) as error:
        return Ended(refusal=error)
    except Exception as error:  # noqa: BLE001 - it is told, and the watch goes on
        if "BRIEFGEN_TRACEBACK" in os.environ:
            return Ended(fault=traceback.format_exc())
        return Ended(fault=" ".join(f"{type(error).__name__}: {error}".split()))


def _unlocked(root: Path, request: BuildRequest, send: Callable[[News], None]) -> Ended:
    """Build as soon as no other build is at work."""
    from briefgen.builder.build import build

    def tell(done: int, total: int, results: tuple[Result, ...]) -> None:
        send(Progress(done, total, results))

    while True:
        if not (root / CONFIGURATION).is_file():  # that of a folder above is another's
            message = "this file is missing"
            return Ended(
                mistakes=(Diagnostic(Place(CONFIGURATION), message, "missing"),)
            )
        try:
            return Ended(build(root, request, tell), style=_style(root))
        except BriefgenError as error:
            others = [each for each in error.diagnostics if each.rule == "locked"]
            if not others:
                raise
            send(Waiting(others[0].message))


def _style(root: Path) -> str | None:
    from briefgen.workspace import open_workspace

    with suppress(BriefgenError, OSError):
        return open_workspace(root).configuration.style
    return None
