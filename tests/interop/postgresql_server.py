"""A PostgreSQL server of our own: in a new folder, on a free port, as nobody in particular.

Debian: `apt install postgresql`. Where tests run as root, the server runs as `nobody`: it
refuses to be root.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg.sql import SQL

OWNER, OWNER_PASSWORD = "owner", "hunter2"
READER, READER_PASSWORD = "reader", "p:@ss/w'rd %41"
DATABASE = "programmes"
WAIT = 60.0  # seconds until a server answers
# Time stands still for nobody here: nothing that this server holds must outlive it.
FAST = ("fsync=off", "full_page_writes=off", "max_connections=40", "log_statement=all")


@dataclass(frozen=True)
class Server:
    """A server that runs: its folder, with the socket and the log, and its port."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    def owner(self, database: str = DATABASE) -> psycopg.Connection[Any]:
        """Give a connection that may do everything."""
        return psycopg.connect(
            host=str(self.folder),
            port=self.port,
            user=OWNER,
            dbname=database,
            autocommit=True,
            client_encoding="utf8",
        )

    def run(self, script: str, database: str = DATABASE) -> list[Any]:
        """Run statements as the owner; give the rows of the last one."""
        with self.owner(database) as connection:
            cursor = connection.execute(script.encode())
            while cursor.nextset():
                pass
            return cursor.fetchall() if cursor.description else []

    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", "replace")


def programs() -> Path:
    """Give the folder of the newest server's programs."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    newest = sorted(debian, key=lambda path: int(path.parts[-3].partition(".")[0]))
    on_path = shutil.which("postgres")
    if not newest and on_path is None:
        message = "there is no PostgreSQL server: apt install postgresql"
        raise FileNotFoundError(message)
    return newest[-1].parent if newest else Path(os.path.realpath(on_path or "")).parent


@contextmanager
def running() -> Iterator[Server]:
    """Give a new server with one empty database, and an account that may only read."""
    folder = Path(tempfile.mkdtemp(prefix="bg-pg-", dir="/tmp"))
    as_nobody: dict[str, Any] = {}
    if os.getuid() == 0:
        as_nobody = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(folder, "nobody")
    try:
        _initialize(folder, as_nobody)
        server = _start(folder, as_nobody)
        try:
            _fill(server)
            yield server
        finally:
            server.process.terminate()  # smart: it would wait for connections
            with suppress(subprocess.TimeoutExpired):
                server.process.wait(2)
            server.process.kill()
            server.process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _initialize(folder: Path, as_nobody: dict[str, Any]) -> None:
    password = folder / "password"
    password.write_text(OWNER_PASSWORD)
    password.chmod(0o644)
    initdb = [str(programs() / "initdb"), "-D", str(folder / "data"), "-U", OWNER]
    options = [
        "--auth-local=trust",
        "--auth-host=scram-sha-256",
        f"--pwfile={password}",
    ]
    options += ["--encoding=UTF8", "--locale=C", "--no-sync"]
    done = subprocess.run(
        [*initdb, *options], check=False, capture_output=True, cwd=folder, **as_nobody
    )
    assert done.returncode == 0, done.stderr.decode()


def _start(folder: Path, as_nobody: dict[str, Any]) -> Server:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = [part for each in FAST for part in ("-c", each)]
    command = [str(programs() / "postgres"), "-D", str(folder / "data"), *settings]
    command += ["-k", str(folder), "-p", str(port), "-c", "listen_addresses=127.0.0.1"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, cwd=folder, **as_nobody
        )
    server = Server(folder, port, process)
    end = time.monotonic() + WAIT
    while True:
        try:
            server.owner("postgres").close()
        except psycopg.OperationalError:
            assert time.monotonic() < end, server.log()
            assert process.poll() is None, server.log()
            time.sleep(0.05)
        else:
            return server


def _fill(server: Server) -> None:
    with server.owner("postgres") as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(SQL(DATABASE)))
        connection.execute(
            SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(SQL(READER), READER_PASSWORD)
        )
