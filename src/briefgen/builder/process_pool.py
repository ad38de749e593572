"""Turn batches of planned documents into rendered ones, in processes of this machine."""

import datetime
import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache, partial
from itertools import takewhile
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from typing import ParamSpec, TypeAlias, TypeVar

from briefgen import trust
from briefgen.assembly import Project, Recollection, open_project
from briefgen.builder.jobs_in_order import results_in_order
from briefgen.builder.render_document import produce
from briefgen.configuration import CONFIGURATION
from briefgen.errors import BriefgenError, Place, mistake
from briefgen.import_path import safe_environment
from briefgen.planning.plan import Planned
from briefgen.publishing.rendered import Produced
from briefgen.workspace import open_workspace

P = ParamSpec("P")
T = TypeVar("T")

Batch: TypeAlias = "tuple[Planned, ...]"
STOPS: list[Event] = []  # of a worker: set once nobody waits for its work
MEMORIES: list[Recollection | None] = []  # of a worker: what its parent has read

METHOD = "spawn"  # a worker begins afresh, on every platform
GRACE = 5.0  # seconds in which a worker may end what it makes
AHEAD = 3  # batches a worker: it never waits, and memory does not grow with the list


def produced_apart(
    project: Project, batches: Iterable[Batch], as_of: datetime.datetime, jobs: int
) -> Iterator[Produced]:
    """Yield the result of each document, in order.

    A worker opens the project itself; it gets what is remembered of data files.
    """
    work = partial(_work, project.workspace.root, as_of)
    with _pool(jobs, project.memory) as pool:
        for results in results_in_order(pool, work, batches, lambda: jobs * AHEAD):
            yield from results


class _Pool(ProcessPoolExecutor):
    """A pool that holds back interruptions while it may start a worker."""

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        with _uninterrupted():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _pool(jobs: int, memory: Recollection | None) -> Iterator[_Pool]:
    """Start workers that ignore interruptions, and end when their parent does."""
    context = multiprocessing.get_context(METHOD)
    stop = context.Event()
    pool = _Pool(jobs, context, _begin, (stop, memory))
    try:
        with _safe():
            yield pool
    except BrokenProcessPool as error:
        message = "a process ended before its work was done"
        hint = "memory may be short: build with --jobs 1"
        raise mistake(Place(CONFIGURATION), message, "worker", hint) from error
    except BaseException:
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
        _end()
        raise
    pool.shutdown()


def _end() -> None:
    """Wait until workers have ended by themselves, or end them.

    A worker that is killed while it hands over a document leaves half of it in the
    pipe, and whoever reads there would wait for the rest for ever.
    """
    workers, end = multiprocessing.active_children(), time.monotonic() + GRACE
    try:
        for worker in workers:
            worker.join(max(0.0, end - time.monotonic()))
    finally:
        for worker in workers:
            worker.terminate()


@contextmanager
def _safe() -> Iterator[None]:
    """Let processes that start inside this context import nothing from this folder."""
    safe = safe_environment()
    before = {name: os.environ[name] for name in safe if name in os.environ}
    os.environ.update(safe)
    try:
        yield
    finally:
        for name in safe:
            del os.environ[name]
        os.environ.update(before)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold back interruptions of this thread; what it starts meanwhile gets none."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(stop: Event, memory: Recollection | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    STOPS.append(stop)
    MEMORIES.append(memory)
    Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    """End with the parent, however it ends; without it no work would ever come."""
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker is started by the build"
    parent.join()
    os._exit(1)


def _work(root: Path, as_of: datetime.datetime, batch: Batch) -> list[Produced]:
    try:
        project = _project(root)
    except BriefgenError as error:
        return [Produced(document, mistakes=error.diagnostics) for document in batch]
    unless_stopped = takewhile(lambda _: not _stopped(), produce(project, batch, as_of))
    return [] if _stopped() else list(unless_stopped)


def _stopped() -> bool:
    """Return whether the parent no longer waits for anything."""
    return any(stop.is_set() for stop in STOPS)


@cache
def _project(root: Path) -> Project:
    """Open the project, once in each worker; it is never looked at for garbage."""
    project = open_project(open_workspace(root), trust.custom_kinds(root), *MEMORIES)
    gc.freeze()
    return project
