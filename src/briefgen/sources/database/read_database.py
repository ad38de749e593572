"""A statement to a database to the table of its answer, a record for each row.

`select name, budget from programmes` gives records with the columns `name` and `budget`;
the budget of the third row stands in "row 3, column budget". Nothing in the database
changes, and whoever calls sees to it that the user granted the statement.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import Any, Protocol, TypeAlias

from briefgen.errors import BriefgenError, Diagnostic, mistake
from briefgen.sources.database import other_system, postgresql, sqlite_file
from briefgen.sources.database.column_names import judge_names
from briefgen.sources.database.database_cells import (
    AnswerColumn,
    CellTooLargeError,
    columns_of,
)
from briefgen.sources.database.driver_errors import driver_mistake
from briefgen.sources.database.request import DatabaseRequest
from briefgen.sources.source_content import (
    ReadingOptions,
    SourceContent,
    SourceRecord,
    SourceTable,
)
from briefgen.sources.source_file import RULE

FORM, TABLE = "sql", "answer"
INSTALL = 'pip install "briefgen[sql]"'
LONGEST = 100_000  # characters of a statement
BATCH = 100  # rows that are fetched together: each may be large

Row: TypeAlias = Sequence[Any]


class DatabaseReading(Protocol):
    """A connection that can only read, open for one statement."""

    def answer(self, statement: str, batch: int) -> AbstractContextManager[Any]:
        """Return SQLAlchemy's result of the statement, fetched by so many rows."""

    def remarks(self) -> tuple[str, ...]:
        """Return what people should know about the connection."""


# How each system is kept from changing anything; all others are asked with care.
Opening: TypeAlias = Callable[
    [DatabaseRequest], AbstractContextManager[DatabaseReading]
]
SYSTEMS: Mapping[str, Opening] = {
    "postgresql": postgresql.reading,
    "sqlite": sqlite_file.reading,
}


def read_database(request: DatabaseRequest) -> SourceContent:
    """Return the answer to a statement as one table.

    Raises BriefgenError if it cannot be asked, takes too long, is too much or is no
    table; no message has a part of the address.
    """
    _judge_statement(request)
    reading = SYSTEMS.get(request.address.system, other_system.reading)
    try:
        with (
            reading(request) as connection,
            connection.answer(request.statement, BATCH) as result,
        ):
            names = _names(request, result)
            table, remarks = _table(request, names, result)
            return SourceContent(
                f"database {request.address.connection}",
                (table,),
                ReadingOptions(FORM),
                (*_warnings(request, connection.remarks()), *remarks),
            )
    except BriefgenError:
        raise
    except CellTooLargeError as error:
        raise _cell_too_large(request, error) from None
    except ImportError as error:
        raise _missing(request, error) from None
    except Exception as error:  # noqa: BLE001 - a driver may raise anything
        raise driver_mistake(request, error) from None


def _judge_statement(request: DatabaseRequest) -> None:
    if not request.statement.strip():
        raise mistake(request.place, "this statement is empty", RULE)
    if len(request.statement) > LONGEST:
        message = f"this statement is longer than {LONGEST:,} characters"
        raise mistake(request.place, message, "too-large")


def _names(request: DatabaseRequest, result: Any) -> tuple[str, ...]:
    if not result.returns_rows:
        message = "this statement has no table as its answer"
        hint = "ask with SELECT, VALUES, TABLE or WITH"
        raise mistake(request.place, message, RULE, hint)
    names = tuple(str(column[0]) for column in result.cursor.description)
    judge_names(names, request.place)
    return names


def _table(
    request: DatabaseRequest, names: tuple[str, ...], result: Any
) -> tuple[SourceTable, tuple[Diagnostic, ...]]:
    columns = columns_of(names, request.limits.cell)
    rows = chain.from_iterable(result.partitions(BATCH))
    records = tuple(_records(request, columns, rows))
    words = (word for column in columns for word in column.remarks())
    return SourceTable(TABLE, names, records), _warnings(request, words)


def _records(
    request: DatabaseRequest, columns: tuple[AnswerColumn, ...], rows: Iterator[Row]
) -> Iterator[SourceRecord]:
    limits, total = request.limits, 0
    end = time.monotonic() + limits.seconds
    for number, row in enumerate(rows, 1):
        if number > limits.rows:
            hint = "ask for fewer, with WHERE"
            raise _too_much(request, f"more than {limits.rows:,} rows", hint)
        if number % BATCH == 0 and time.monotonic() > end:
            raise TimeoutError
        cells = {
            column.name: column.cell(value, number)
            for column, value in zip(columns, row, strict=True)
        }
        total += sum(len(cell.text) for cell in cells.values())
        if total > limits.total:
            hint = "ask for fewer columns or rows"
            most = f"more than {limits.total // 1_000_000} million characters"
            raise _too_much(request, most, hint)
        yield SourceRecord(f"row {number}", number, cells)


def _too_much(request: DatabaseRequest, what: str, hint: str) -> BriefgenError:
    return mistake(request.place, f"the answer has {what}", "too-large", hint)


def _cell_too_large(
    request: DatabaseRequest, error: CellTooLargeError
) -> BriefgenError:
    message = f"{error} has more than {request.limits.cell:,} characters"
    hint = "leave the column out, or ask for its beginning"
    return mistake(request.place, message, "too-large", hint)


def _warnings(
    request: DatabaseRequest, words: Iterator[str] | tuple[str, ...]
) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(request.place, message, RULE, None, "warning") for message in words
    )


def _missing(request: DatabaseRequest, error: ImportError) -> BriefgenError:
    name = (error.name or "a part of it").partition(".")[0]
    message = f"databases need {name}, which is not installed"
    return mistake(request.place, message, RULE, f"install it: {INSTALL}")
