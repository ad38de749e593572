"""Turn a Dask cluster into an executor whose workers have what they need.

A worker that lacks the workspace is sent it once; one of other versions gets no more
work, and the user is told which versions they are.
"""

import pickle
from collections.abc import Callable
from concurrent.futures import (
    CancelledError,
    Executor,
    Future,
    InvalidStateError,
    ThreadPoolExecutor,
)
from contextlib import suppress
from dataclasses import field
from functools import partial
from typing import Any, ParamSpec, TypeVar

from briefgen.builder.cluster_connection import PLACE, RULE, Members, lost, refusal
from briefgen.builder.cluster_job import (
    ClusterAnswer,
    ClusterBuild,
    Finished,
    Missing,
    OtherVersions,
    Worker,
    answer,
    named_versions,
)
from briefgen.errors import BriefgenError, Diagnostic
from briefgen.value_classes import dataclass

P = ParamSpec("P")
T = TypeVar("T")

MOST_TOLD = 5  # versions that one message names


@dataclass(frozen=True, slots=True)
class Shipment:
    """What workers need to know: the build, and the bundle that it names."""

    build: ClusterBuild
    bundle: bytes


@dataclass(slots=True)
class _Open:
    """A job that is on its way, and the future of whoever waits for it."""

    job: bytes
    future: Future[Any] = field(default_factory=Future)


class ClusterExecutor(Executor):
    """An executor of the jobs of one build."""

    def __init__(
        self, members: Members, shipment: Shipment, notes: list[Diagnostic]
    ) -> None:
        self._members, self._shipment, self._notes = members, shipment, notes
        self._engine: Executor = members.client.get_executor(pure=False)
        self._versions = dict(named_versions())
        self._sent: dict[str, Future[ClusterAnswer]] = {}  # by name of worker
        self._refused: set[str] = set()  # addresses
        self._settle = ThreadPoolExecutor(1, "cluster")  # one answer at a time

    def submit(
        self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> Future[T]:
        """Call a function on a worker that has the bundle, and these versions."""
        job = (self._shipment.build.bundle, partial(fn, *args, **kwargs))
        opened = _Open(pickle.dumps(job))
        self._send(opened)
        return opened.future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002 - as executors have it
        """End all that is on its way: nobody waits for it any more."""
        self._settle.shutdown(wait=False, cancel_futures=True)
        with suppress(OSError, RuntimeError):
            self._engine.shutdown(wait=False)

    def _send(
        self, opened: _Open, *bundle: bytes, workers: tuple[str, ...] = ()
    ) -> Future[ClusterAnswer]:
        """Return the future of a job that the engine was given, rather for `workers`."""
        workers = workers or self._fitting()
        # Elsewhere, if they are gone: the engine looks after that.
        where = {"workers": workers, "allow_other_workers": True} if workers else {}
        parts = self._versions, opened.job, *bundle
        future = self._engine.submit(answer, *parts, **where)  # type: ignore[arg-type]
        future.add_done_callback(lambda done: self._later(opened, done))
        return future

    def _fitting(self) -> tuple[str, ...]:
        """Return the workers that are not refused, if any is."""
        if not self._refused:
            return ()
        return tuple(each for each in self._members.now() if each not in self._refused)

    def _later(self, opened: _Open, done: Future[ClusterAnswer]) -> None:
        with suppress(RuntimeError):  # after the end
            self._settle.submit(self._settled, opened, done)

    def _settled(self, opened: _Open, done: Future[ClusterAnswer]) -> None:
        """Hand on the results of a job, or send it again."""
        with suppress(InvalidStateError):
            try:
                self._judge(opened, done.result())
            except BriefgenError as error:
                opened.future.set_exception(error)
            except (CancelledError, Exception) as error:  # noqa: BLE001 - of any kind, from there
                opened.future.set_exception(_fault(error))

    def _judge(self, opened: _Open, reply: ClusterAnswer) -> None:
        match reply:
            case Finished(results=results):
                opened.future.set_result(results)
            case Missing(worker=worker):
                self._supply(opened, worker)
            case OtherVersions():
                self._refuse(reply)
                self._send(opened)

    def _supply(self, opened: _Open, worker: Worker) -> None:
        """Send a job again, with the bundle unless it is on its way or arrived."""
        sent = self._sent.get(worker.name)
        if sent is not None and (not sent.done() or _by(sent) == worker.name):
            self._send(opened)
            return
        where = (worker.address,)
        self._sent[worker.name] = self._send(
            opened, self._shipment.bundle, workers=where
        )

    def _refuse(self, reply: OtherVersions) -> None:
        """Give a worker no more work; raise BriefgenError if it was the last."""
        text = "; ".join(
            f"{name} {there} there, {here} here"
            for name, there, here in reply.versions[:MOST_TOLD]
        )
        hint = "install the same versions on all machines, and start that worker again"
        if reply.worker.address not in self._refused:
            self._refused.add(reply.worker.address)
            message = f"a worker has other versions, and gets no work: {text}"
            self._notes.append(Diagnostic(PLACE, message, RULE, hint, "warning"))
        if not self._fitting():
            raise refusal(f"every worker has other versions: {text}", hint)


def _by(sent: Future[ClusterAnswer]) -> str:
    """Return the name of the worker that a bundle came to."""
    return sent.result().worker.name


def _fault(error: BaseException) -> BriefgenError:
    """Return in plain words why a job came to nothing."""
    name = type(error).__name__
    if isinstance(error, CancelledError):
        return lost()
    if name == "KilledWorker":
        hint = "memory may be short there; what was made stands"
        return refusal("several workers ended while they made one document", hint)
    text = " ".join(str(error).split())
    hint = "every machine of the cluster needs the same briefgen: docs/scaling.md"
    return refusal(f"a worker failed: {name}: {text}", hint)
