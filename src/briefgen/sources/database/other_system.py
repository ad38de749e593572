"""The address of any other system to a connection, if its user vouches for the account."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from briefgen.errors import BriefgenError, mistake
from briefgen.sources.database.connections import RULE
from briefgen.sources.database.request import DatabaseRequest
from briefgen.value_classes import dataclass

OPTION = "--i-have-a-read-only-account"


@dataclass(frozen=True, slots=True)
class AnyConnection:
    """A connection of SQLAlchemy."""

    connection: Any

    @contextmanager
    def answer(self, statement: str, batch: int) -> Iterator[Any]:
        """Return the result of a statement, fetched by so many rows where that works."""
        options = {
            "stream_results": True,
            "max_row_buffer": batch,
            "no_parameters": True,
        }
        result = self.connection.exec_driver_sql(statement, execution_options=options)
        cursor = result.cursor
        try:
            yield result
        finally:
            with suppress(Exception):  # SQLAlchemy closes none whose line broke
                cursor.close()

    def remarks(self) -> tuple[str, ...]:
        """Return nothing: it is not known what this system does."""
        return ()


@contextmanager
def reading(request: DatabaseRequest) -> Iterator[AnyConnection]:
    """Open a database of a system that briefgen knows no way to only read from."""
    from sqlalchemy import create_engine
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError
    from sqlalchemy.pool import NullPool

    if not request.address.system:
        raise no_address(request)
    if not request.access.read_only_account:
        raise _unsafe(request)
    try:
        engine = create_engine(
            request.address.text, poolclass=NullPool, hide_parameters=True
        )
    except NoSuchModuleError:
        raise _unknown(request) from None
    except (ArgumentError, ValueError):
        raise no_address(request) from None
    except ImportError as error:
        raise _undriven(request, error) from None
    with engine.connect() as connection:
        try:
            yield AnyConnection(connection)
        finally:
            connection.rollback()


def _unsafe(request: DatabaseRequest) -> BriefgenError:
    message = f"briefgen cannot keep a statement from changing {request.address.system}"
    hint = f"use an account that may only read, and add {OPTION}"
    return mistake(request.place, message, RULE, hint)


def _unknown(request: DatabaseRequest) -> BriefgenError:
    message = f"SQLAlchemy knows no system {request.address.system} here"
    return mistake(request.place, message, RULE, "install what connects it with that")


def _undriven(request: DatabaseRequest, error: ImportError) -> BriefgenError:
    system = request.address.system
    message = f"{system} needs the driver {error.name or ''}, which is not installed"
    hint = "install it, or name another in the address, as in mysql+pymysql://"
    return mistake(request.place, message, RULE, hint)


def no_address(request: DatabaseRequest) -> BriefgenError:
    """Return the mistake that SQLAlchemy cannot use an address."""
    message = f"the address of the connection {request.address.connection} is not one"
    hint = "write it as in postgresql://user@host/database or sqlite:///file.db"
    return mistake(request.place, message, RULE, hint)
