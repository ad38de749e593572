"""What a PostgreSQL server, or none, refuses is told without any part of its address."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.interop import postgresql_server
from tests.interop.postgresql_server import (
    DATABASE,
    READER,
    READER_PASSWORD,
    Server,
)
from tests.sources.database.asking import answer, refusal, request, texts

pytestmark = pytest.mark.interop

WRONG = "wr0ng/p:w"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with postgresql_server.running() as running:
        yield running


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let nothing of whoever runs the tests say who connects."""
    for name in ("PGPASSWORD", "PGUSER", "PGHOST", "PGPORT", "PGDATABASE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))


def told(address: str, root: Path, *secrets: str) -> str:
    words = refusal(request(root, "select 1 as a", address))
    for secret in (*secrets, READER_PASSWORD, WRONG, *map(quote, (WRONG,))):
        assert secret not in words
    assert "/" not in words.replace("in BRIEFGEN", "")
    assert "look at its address, in BRIEFGEN_CONNECTION_LEDGER or connec" in words
    return words.partition(" [connection]")[0]


SILENT = "the database ledger does not answer: "


def test_what_is_wrong_is_told_and_nothing_of_the_address(
    server: Server, tmp_path: Path
) -> None:
    here = f"127.0.0.1:{server.port}"
    right = f"{READER}:{quote(READER_PASSWORD, safe='')}"
    wrong = quote(WRONG, safe="")
    assert told(f"postgresql://{READER}:{wrong}@{here}/{DATABASE}", tmp_path, here) == (
        f"{SILENT}the user or the password is wrong"
    )
    assert told(
        f"postgresql://n0body:{wrong}@{here}/{DATABASE}", tmp_path, "n0body"
    ) == (f"{SILENT}the user or the password is wrong")
    assert told(f"postgresql://{READER}@{here}/{DATABASE}", tmp_path, READER) == (
        f"{SILENT}the user or the password is wrong"
    )
    assert told(f"postgresql://{right}@{here}/n0where", tmp_path, "n0where") == (
        f"{SILENT}it has no such user or no such database"
    )
    for address in (
        f"postgresql://{right}@127.0.0.1:1/{DATABASE}",
        f"postgresql://{right}@/{DATABASE}?host=/no/such/folder",
        f"postgresql://{right}@/{DATABASE}?host={tmp_path}",
    ):
        assert told(address, tmp_path, "/no/such") == f"{SILENT}no server listens there"
    address = f"postgresql://{right}@no.such.host.invalid/{DATABASE}"
    assert told(address, tmp_path, "invalid") == f"{SILENT}there is no such host"


def test_a_server_that_speaks_no_postgresql_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def speak() -> None:
            line, _ = listening.accept()
            with line:
                line.recv(100)
                line.sendall(b"HTTP/1.1 400 Bad Request s3cret\r\n\r\n" * 100)

        thread = threading.Thread(target=speak)
        thread.start()
        address = f"postgresql://a:{quote(WRONG, safe='')}@127.0.0.1:{port}/d"
        assert told(address, tmp_path, "s3cret").startswith(SILENT)
        thread.join()


def test_a_server_that_says_nothing_is_waited_for_a_while(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        address = f"postgresql://a:b@127.0.0.1:{port}/d?connect_timeout=2"
        began = time.monotonic()
        assert told(address, tmp_path) == f"{SILENT}it takes too long"
        assert time.monotonic() - began < 120


def test_an_address_of_another_driver_or_an_old_name_works(server: Server) -> None:
    who = f"{READER}:{quote(READER_PASSWORD, safe='')}@127.0.0.1:{server.port}"
    for scheme in (
        "postgres",
        "postgresql",
        "postgresql+psycopg2",
        "PostgreSQL+pg8000",
    ):
        address = f"{scheme}://{who}/{DATABASE}"
        wanted = request(server.folder, "select 1 as a", address)
        assert texts(answer(wanted)) == [["1"]]


def test_an_address_cannot_ask_for_more_than_reading(server: Server) -> None:
    who = f"{READER}:{quote(READER_PASSWORD, safe='')}@127.0.0.1:{server.port}"
    server.run("create table if not exists t (a int); grant all on t to public")
    server.run(
        "create or replace function put() returns int language sql as"
        " 'insert into t values (1) returning a'"
    )
    for more in (
        "autocommit=true",
        "options=-c%20default_transaction_read_only%3Doff",
        "options=-c%20statement_timeout%3D0",
    ):
        address = f"postgresql://{who}/{DATABASE}?{more}"
        words = refusal(request(server.folder, "select put() as a", address))
        assert "cannot execute INSERT in a read-only transaction" in words
    assert server.run("select count(*) from t") == [(0,)]


def test_a_socket_and_the_variables_of_postgresql_work(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = (
        f"postgresql://{READER}@/{DATABASE}?host={server.folder}&port={server.port}"
    )
    assert texts(answer(request(server.folder, "select 1 as a", address))) == [["1"]]
    monkeypatch.setenv("PGPASSWORD", READER_PASSWORD)
    address = f"postgresql://{READER}@127.0.0.1:{server.port}/{DATABASE}"
    assert texts(answer(request(server.folder, "select 1 as a", address))) == [["1"]]
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", str(server.port))
    monkeypatch.setenv("PGUSER", READER)
    monkeypatch.setenv("PGDATABASE", DATABASE)
    assert texts(answer(request(server.folder, "select 1 as a", "postgresql://"))) == [
        ["1"]
    ]


def test_a_pgpass_file_works(
    server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    escaped = READER_PASSWORD.replace("\\", "\\\\").replace(":", "\\:")
    kept = tmp_path / "pgpass"
    kept.write_text(f"127.0.0.1:{server.port}:*:{READER}:{escaped}\n")
    kept.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(kept))
    address = f"postgresql://{READER}@127.0.0.1:{server.port}/{DATABASE}"
    assert texts(answer(request(tmp_path, "select 1 as a", address))) == [["1"]]


def test_what_a_server_says_has_no_part_of_the_address(server: Server) -> None:
    who = f"{READER}:{quote(READER_PASSWORD, safe='')}@127.0.0.1:{server.port}"
    address = f"postgresql://{who}/{DATABASE}"
    for statement in (
        f"select '{READER_PASSWORD.replace(chr(39), chr(39) * 2)}'::int as a",
        "select ('/etc/' || current_user || '/' || current_database())::int as a",
        "select inet_server_addr()::text::int as a",
    ):
        words = refusal(request(server.folder, statement, address))
        assert words.startswith("the database refuses this: invalid input syntax")
        for secret in (READER_PASSWORD, READER, DATABASE, "127.0.0.1", "/etc"):
            assert secret not in words


def test_a_server_that_dies_is_told() -> None:
    with postgresql_server.running() as server:
        who = f"{READER}:{quote(READER_PASSWORD, safe='')}@127.0.0.1:{server.port}"
        wanted = request(
            server.folder,
            "select generate_series(1, 40000) as i, pg_sleep(0.001)::text as a",
            f"postgresql://{who}/{DATABASE}",
        )
        threading.Timer(1.0, server.process.kill).start()  # its children end with it
        began = time.monotonic()
        words = refusal(wanted)
        assert time.monotonic() - began < 120
        assert "the connection broke" in words or "the database refuses this" in words
        assert "[connection]" in words or "[source]" in words
        again = refusal(wanted)
        assert again.startswith(f"{SILENT}no server listens there")
