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

from distributed import Client, Security

OTHER = "reportlab-0.0.1.dist-info"  # what an installation of another version leaves
CONFIGURED = """\
distributed:
  comm:
    require-encryption: true
    tls:
      ca-file: {folder}/ca.pem
      scheduler: {{ cert: {folder}/own.pem, key: {folder}/own-key.pem }}
      worker: {{ cert: {folder}/own.pem, key: {folder}/own-key.pem }}
      client: {{ cert: {folder}/own.pem, key: {folder}/own-key.pem }}
"""


@dataclass
class Cluster:
    """A scheduler and its workers; `folder` is where they write.

    With `keys`, a folder of `certificates`, all of it speaks TLS.
    """

    folder: Path
    address: str
    keys: Path | None = None
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, module: str, *options: str, path: Path | None = None) -> None:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *options]
        environment = {name: at for name, at in os.environ.items() if "COV" not in name}
        environment["DASK_TEMPORARY_DIRECTORY"] = str(self.folder)
        if self.keys is not None:
            environment["DASK_CONFIG"] = str(self.keys)
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
                with Client(  # type: ignore[no-untyped-call]
                    self.address, security=self._security(), set_as_default=False
                ) as client:
                    client.wait_for_workers(workers, 120)
            except OSError:
                time.sleep(0.2)
            else:
                return
        raise AssertionError("no cluster")

    def _security(self) -> Security:
        if self.keys is None:
            return Security()  # type: ignore[no-untyped-call]
        return Security(  # type: ignore[no-untyped-call]
            tls_ca_file=f"{self.keys}/ca.pem",
            tls_client_cert=f"{self.keys}/own.pem",
            tls_client_key=f"{self.keys}/own-key.pem",
            require_encryption=True,
        )


def certificates(folder: Path) -> Path:
    """Make an authority, a certificate of its own, and the configuration of Dask."""
    folder.mkdir()
    new = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    signed = ("-CA", "ca.pem", "-CAkey", "ca-key.pem")
    for name, subject, by in (("ca", "authority", ()), ("own", "cluster", signed)):
        files = ("-keyout", f"{name}-key.pem", "-out", f"{name}.pem")
        command = [*new, *files, "-subj", f"/CN={subject}", *by]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    configuration = CONFIGURED.format(folder=folder.as_posix())
    (folder / "distributed.yaml").write_text(configuration, "utf-8")
    return folder


@contextmanager
def cluster(folder: Path, workers: int, keys: Path | None = None) -> Iterator[Cluster]:
    """Give a cluster with so many workers; all its processes end with it."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    protocol = "tcp" if keys is None else "tls"
    made = Cluster(folder, f"{protocol}://127.0.0.1:{port}", keys)
    where = ("--protocol", protocol, "--host", "127.0.0.1", "--port", str(port))
    try:
        made.start("dask_scheduler", *where)
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
