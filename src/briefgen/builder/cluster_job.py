"""Turn a job that came from another machine into rendered documents, on a worker.

The versions are compared before the job is unpacked: only then is it known that both
sides have the same classes. Whoever sends jobs may run anything here anyway: a job is
pickled.
"""

import atexit
import datetime
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias
from uuid import uuid4

from briefgen import trust
from briefgen.assembly import Project, open_project
from briefgen.builder.bundle import unpack
from briefgen.builder.render_document import produce
from briefgen.errors import BriefgenError
from briefgen.planning.plan import Planned
from briefgen.publishing.rendered import Produced
from briefgen.state.fingerprints import engine_versions
from briefgen.trust import CodeGrants
from briefgen.value_classes import dataclass
from briefgen.workspace import open_workspace

EPOCH = "SOURCE_DATE_EPOCH"
KEPT = 2  # workspaces that a worker keeps
NAME = uuid4().hex  # of this process: an address may be another's tomorrow
ALONE = Lock()  # matplotlib and ReportLab hold what is global to a process
FOLDERS: dict[str, Path] = {}  # by digest: where bundles are unpacked, the oldest first


@dataclass(frozen=True, slots=True)
class ClusterBuild:
    """What all jobs of a build have in common; `epoch` is SOURCE_DATE_EPOCH."""

    bundle: str
    as_of: datetime.datetime
    grants: CodeGrants
    epoch: str


@dataclass(frozen=True, slots=True)
class Worker:
    """A process that makes documents: its name, and its address in the cluster."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The results of a job."""

    worker: Worker
    results: Any


@dataclass(frozen=True, slots=True)
class Missing:
    """The answer of a worker that lacks the bundle of a job."""

    worker: Worker


@dataclass(frozen=True, slots=True)
class OtherVersions:
    """The answer of a worker that would make other bytes: its versions, and those asked."""

    worker: Worker
    versions: tuple[tuple[str, str, str], ...]  # name, there, here


ClusterAnswer: TypeAlias = Finished | Missing | OtherVersions


def answer(
    versions: Mapping[str, str], job: bytes, bundle: bytes | None = None
) -> ClusterAnswer:
    """Return the results of a job, or why this worker has none.

    `versions` are those of the client, `job` is pickled: the digest of the
    bundle that it needs, and a call. Raises OSError and ValueError if the bundle cannot
    be unpacked.
    """
    own, worker = named_versions(), Worker(NAME, _address())
    differing = tuple(
        (name, own.get(name, "none"), versions.get(name, "none"))
        for name in sorted({*own, *versions})
        if own.get(name) != versions.get(name)
    )
    if differing:
        return OtherVersions(worker, differing)
    digest, work = pickle.loads(job)  # noqa: S301 - of the cluster's own client
    with ALONE:
        if bundle is not None:
            _keep(digest, bundle)
        if digest not in FOLDERS:
            return Missing(worker)
        return Finished(worker, work())


def results_of(build: ClusterBuild, batch: tuple[Planned, ...]) -> list[Produced]:
    """Return the result of each document of a batch, on a worker that has the bundle."""
    with _epoch(build.epoch):
        try:
            folder = FOLDERS[build.bundle]
            project = _project(folder, build.grants, build.epoch)
        except BriefgenError as error:
            return [Produced(each, mistakes=error.diagnostics) for each in batch]
        return list(produce(project, batch, build.as_of))


def named_versions() -> Mapping[str, str]:
    """Return the version of briefgen and of each library that makes bytes, by name."""
    parts = ", ".join(engine_versions().values()).split(", ")
    pairs = (part.partition(" ") for part in parts if part)
    return {name: version for name, _, version in pairs}


@contextmanager
def _epoch(epoch: str) -> Iterator[None]:
    """Have the client's SOURCE_DATE_EPOCH inside this context."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = epoch
    try:
        yield
    finally:
        os.environ.pop(EPOCH)
        if before is not None:
            os.environ[EPOCH] = before


@lru_cache(KEPT)
def _project(folder: Path, grants: CodeGrants, _epoch: str) -> Project:
    """Open a project; it depends on SOURCE_DATE_EPOCH, too."""
    return open_project(open_workspace(folder), trust.custom_kinds(folder, grants))


def _keep(digest: str, bundle: bytes) -> None:
    """Unpack a bundle into a folder of its own; only the last ones are kept."""
    if digest in FOLDERS:
        return
    while len(FOLDERS) >= KEPT:
        shutil.rmtree(FOLDERS.pop(next(iter(FOLDERS))), ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix="briefgen-", dir=_scratch()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    try:
        unpack(bundle, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    FOLDERS[digest] = folder


def _address() -> str:
    worker = _dask_worker()
    return "" if worker is None else str(worker.address)


def _scratch() -> str | None:
    """Return the folder of a Dask worker, whose engine clears it if it was killed."""
    worker = _dask_worker()
    return None if worker is None else str(worker.local_directory)


def _dask_worker() -> Any:
    """Return the Dask worker that this thread works for, or None."""
    distributed = sys.modules.get("distributed")
    if distributed is None:
        return None
    try:
        return distributed.get_worker()
    except ValueError:
        return None
