"""What every source becomes: tables of records, each value a text with where it stands.

A source is a file, the answer of a database, or a saved page. Nothing here knows the
fields of our data: that is what a mapping says.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from briefgen.errors import Diagnostic
from briefgen.value_classes import dataclass

# How a cell's text is to be read. A `text` is as people wrote it, and its numbers and
# dates may have two readings. The others come from a format that leaves no doubt: a
# `number` has digits, a point and a sign alone, a `date` is as ISO 8601 writes it, and a
# `truth` is `true` or `false`.
CellKind: TypeAlias = Literal["text", "number", "date", "truth"]

# What is odd about a whole record, and must be decided before it is read.
RecordMark: TypeAlias = Literal["total", "hidden"]


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One value of a record; an empty text is an empty cell.

    `where` is for people, without the source's name: "sheet Projects, cell D7", "line 12,
    column Budget", "row 3, column amount". `fault` says why the value cannot be used, as
    in "a formula without a result: #REF!"; it is empty for nearly all.
    """

    text: str
    where: str
    kind: CellKind = "text"
    fault: str = ""


# A list below a record: the budgets of an activity, the partners of a grant.
CellOrRecords: TypeAlias = "SourceCell | tuple[SourceRecord, ...]"


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One thing that a source lists: a row, an activity, a grant, a part of a page.

    `line` counts from 1, for messages; `values` has only what the record has.
    """

    where: str
    line: int
    values: Mapping[str, CellOrRecords]
    marks: frozenset[RecordMark] = frozenset()


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The records of one kind: of a sheet, a query, or the activities of a file.

    `columns` are the names of their values, in the order of the source; those of lists
    below a record are written `budgets.value`.
    """

    name: str
    columns: tuple[str, ...]
    records: tuple[SourceRecord, ...]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a source is read, where that is not plain; None is to be found out.

    `head` has the numbers of the rows with the headings, from 1; `separator` is the
    character between the values of a CSV file.
    """

    form: str | None = None
    table: str | None = None
    head: tuple[int, ...] | None = None
    encoding: str | None = None
    separator: str | None = None


@dataclass(frozen=True, slots=True)
class SourceContent:
    """What was read: `name` is relative, `remarks` are warnings that people should see.

    `options` say how it was read, found out or not; `reasons` say why, by the name of the
    option.
    """

    name: str
    tables: tuple[SourceTable, ...]
    options: ReadingOptions = ReadingOptions()
    remarks: tuple[Diagnostic, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
