"""The address of a PostgreSQL server to a connection that only reads, for a bounded time.

The statement is looked at by the server first, which refuses all but one statement, and
then becomes a cursor in a READ ONLY transaction, which is always rolled back.
"""

import socket
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from threading import Event, Timer
from typing import Any

from briefgen.errors import BriefgenError, mistake
from briefgen.sources.database.driver_errors import server_mistake
from briefgen.sources.database.other_system import AnyConnection, no_address
from briefgen.sources.database.request import DatabaseLimits, DatabaseRequest
from briefgen.sources.source_file import RULE
from briefgen.value_classes import dataclass

CONNECT = 10  # seconds until a connection must stand
CANCEL = 5.0  # seconds for the server to hear that nobody waits any more
PATIENCE = 2.0  # seconds for it to stop
LOCK = 5  # seconds to wait for others' locks
SUPERUSER = (
    "this account may do everything in the database, and a function that a statement calls"
    " might change something all the same: use one that may only read"
)


@dataclass(frozen=True, slots=True)
class PostgresqlConnection:
    """A connection in its READ ONLY transaction."""

    connection: Any
    request: DatabaseRequest

    def answer(self, statement: str, batch: int) -> AbstractContextManager[Any]:
        """Return the result of a statement, from a cursor of the server."""
        self._judge(statement)
        return AnyConnection(self.connection).answer(statement, batch)

    def remarks(self) -> tuple[str, ...]:
        """Return a warning if the account may do everything."""
        info = self.connection.connection.driver_connection.info
        return (SUPERUSER,) if info.parameter_status("is_superuser") == "on" else ()

    def _judge(self, statement: str) -> None:
        """Have the server parse a statement; raise BriefgenError unless it is one query.

        Nothing of it is carried out. The protocol allows one statement here, whatever
        quotes and comments are in it.
        """
        from psycopg.errors import error_from_result
        from psycopg.pq import ExecStatus

        connection = self.connection.connection.driver_connection.pgconn
        result = connection.prepare(b"", statement.encode())
        if result.status != ExecStatus.COMMAND_OK:
            error = error_from_result(result, "utf-8")
            raise server_mistake(self.request, error, statement)
        if not connection.describe_prepared(b"").nfields:
            message = (
                "this statement has no table as its answer, and is not carried out"
            )
            hint = "ask with SELECT, VALUES, TABLE or WITH"
            raise mistake(self.request.place, message, RULE, hint)


@contextmanager
def reading(request: DatabaseRequest) -> Iterator[PostgresqlConnection]:
    """Open a database so that nothing in it can change, and no answer is waited for long.

    Raises TimeoutError after the seconds of the limits.
    """
    engine = _engine(request)
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        try:
            with _deadline(raw, request.limits.seconds):
                for setting in _settings(request.limits):
                    connection.exec_driver_sql(setting)
                yield PostgresqlConnection(connection, request)
        finally:
            with suppress(Exception):  # the server may be gone: then nothing stayed
                connection.rollback()


def _engine(request: DatabaseRequest) -> Any:
    from sqlalchemy import create_engine, event, make_url
    from sqlalchemy.exc import ArgumentError
    from sqlalchemy.pool import NullPool

    try:
        address = make_url(request.address.text).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise no_address(request) from None
    engine = create_engine(address, poolclass=NullPool, hide_parameters=True)
    event.listen(engine, "do_connect", _connection)
    return engine


def _connection(_: Any, __: Any, ___: Any, options: dict[str, Any]) -> Any:
    """Return a connection all of whose transactions are READ ONLY."""
    import psycopg

    usual = {"connect_timeout": CONNECT, "application_name": "briefgen"}
    connection = psycopg.connect(**{**usual, **options, "client_encoding": "utf8"})
    connection.autocommit = False  # an address may ask for it
    connection.read_only = True
    _read_all_dates(connection)
    return connection


def _settings(limits: DatabaseLimits) -> Iterator[str]:
    milliseconds = max(1, int(limits.seconds * 1000))
    yield f"SET LOCAL statement_timeout = {milliseconds}"
    yield f"SET LOCAL lock_timeout = {min(milliseconds // 2, LOCK * 1000)}"
    yield f"SET LOCAL idle_in_transaction_session_timeout = {milliseconds}"
    yield "SET LOCAL DateStyle = 'ISO, YMD'"
    yield "SET LOCAL extra_float_digits = 3"  # all digits, from old servers, too


def _read_all_dates(connection: Any) -> None:
    """Have dates that Python does not know, such as infinity, read as texts."""
    from psycopg import DataError
    from psycopg.types import datetime as of_dates

    def load(known: Any, self: Any, data: Any) -> object:
        try:
            return known.load(self, data)
        except DataError:
            return bytes(data).decode()

    for name, known in (
        ("date", of_dates.DateLoader),
        ("timestamp", of_dates.TimestampLoader),
        ("timestamptz", of_dates.TimestamptzLoader),
        ("interval", of_dates.IntervalLoader),
    ):
        wide = type("Wide", (known,), {"load": lambda s, d, k=known: load(k, s, d)})
        connection.adapters.register_loader(name, wide)


@contextmanager
def _deadline(connection: Any, seconds: float) -> Iterator[None]:
    """Cancel what a connection does after so many seconds, and raise TimeoutError.

    The server's own timeout could be set anew by a statement, and a server that is gone
    keeps none.
    """
    late, done = Event(), Event()
    timer = Timer(seconds, partial(_stop, connection, late, done))
    timer.daemon = True
    timer.start()
    try:
        yield
    except BriefgenError:
        raise
    except Exception:
        if late.is_set():
            raise TimeoutError from None
        raise
    finally:
        done.set()
        timer.cancel()
        timer.join()


def _stop(connection: Any, late: Event, done: Event) -> None:
    """Ask the server to stop; if nothing comes of it, cut the line."""
    late.set()
    with suppress(Exception):
        connection.cancel_safe(timeout=CANCEL)
    if done.wait(PATIENCE):
        return
    with suppress(Exception):  # whoever waits for an answer gets an error at once
        line = socket.socket(fileno=connection.pgconn.socket)
        try:
            line.shutdown(socket.SHUT_RDWR)
        finally:
            line.detach()
