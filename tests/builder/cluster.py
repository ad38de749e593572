"""A Dask scheduler and workers on this machine, each a process, for tests of builds."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from distributed import Client

OTHER = "reportlab-0.0.1.dist-info"  # what an installation of another version leaves


@dataclass
class Cluster:
    """A scheduler and its workers; `folder` is where they write."""

    folder: Path
    address: str
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, module: str, *options: str, path: Path | None = None) -> None:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
        environment = {name: at for name, at in os.environ.items() if "COV" not in name}
        environment["DASK_TEMPORARY_DIRECTORY"] = str(self.folder)
        if path is not None:
            environment["PYTHONPATH"] = str(path)
        log = (self.folder / f"{len(self.processes)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                [*command, "--no-dashboard"],
                cwd=self.folder,
                env=environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)

    def worker(self, *options: str, path: Path | None = None) -> None:
        """Start a worker; with `path`, it finds other installations there."""
        given = options or ("--nthreads", "1")
        self.start("dask_worker", self.address, "--no-nanny", *given, path=path)

    def other_version(self) -> None:
        """Start a worker whose ReportLab is another."""
        path = self.folder / "other"
        (path / OTHER).mkdir(parents=True)
        self.worker(path=path)

    def wait_for(self, workers: int) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                with Client(self.address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
                    client.wait_for_workers(workers, 120)
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError("no cluster")


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Give a cluster with so many workers; all its processes end with it."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Cluster(folder, f"tcp://127.0.0.1:{port}")
    try:
        made.start("dask_scheduler", "--host", "127.0.0.1", "--port", str(port))
        for _ in range(workers):
            made.worker()
        if workers:
            made.wait_for(workers)
        yield made
    finally:
        for process in made.processes:
            process.kill()
        for process in made.processes:
            process.wait()
