"""Tests of the cells of an answer: a type of the database leaves no doubt."""

import datetime
import ipaddress
import uuid
from decimal import Decimal

import pytest

from briefgen.sources.database.database_cells import AnswerColumn, CellTooLargeError
from briefgen.sources.source_content import SourceCell

DAY = datetime.date(2025, 4, 3)
NOON = datetime.time(12, 30)
EASTERN = datetime.timezone(datetime.timedelta(hours=-5))


def cell(value: object) -> SourceCell:
    return AnswerColumn("amount", 1000).cell(value, 3)


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("3,5", "3,5", "text"),
        (True, "true", "truth"),
        (False, "false", "truth"),
        (0, "0", "number"),
        (-(10**30), f"-1{'0' * 30}", "number"),
        (Decimal("2500000.00"), "2500000.00", "number"),
        (Decimal("1E+6"), "1000000", "number"),
        (Decimal("-0.000001"), "-0.000001", "number"),
        (Decimal("1E-7"), "0.0000001", "number"),
        (0.1, "0.1", "number"),
        (1e16, "10000000000000000", "number"),
        (2.5e-7, "0.00000025", "number"),
        (DAY, "2025-04-03", "date"),
        (datetime.date(1, 1, 1), "0001-01-01", "date"),
        (datetime.datetime.combine(DAY, datetime.time()), "2025-04-03", "date"),
        (datetime.datetime.combine(DAY, NOON), "2025-04-03T12:30:00", "date"),
        (NOON, "12:30:00", "text"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001", "text"),
        (ipaddress.ip_address("10.0.0.1"), "10.0.0.1", "text"),
    ],
)
def test_a_value_is_written_with_its_kind(value: object, text: str, kind: str) -> None:
    found = cell(value)
    assert (found.text, found.kind, found.fault) == (text, kind, "")
    assert found.where == "row 3, column amount"


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_cell(value: object) -> None:
    assert cell(value) == SourceCell("", "row 3, column amount")


@pytest.mark.parametrize(
    "value",
    [
        *(b"a", bytearray(b"a"), memoryview(b"a")),
        *([1], (1,), {"a": 1}, []),
        datetime.timedelta(days=3),
        *(float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")),
        *(Decimal("1E+1000000"), Decimal("1E-1000000"), 10**1000),
        "a\x07b",
        "a\udce9b",
        datetime.datetime.combine(DAY, datetime.time(tzinfo=EASTERN)),
        object(),
    ],
)
def test_what_is_no_value_of_ours_is_a_fault(value: object) -> None:
    found = cell(value)
    assert found.fault
    assert found.text
    assert found.kind == "text"
    assert len(found.text) < 100


def test_a_text_without_end_is_refused() -> None:
    assert cell("x" * 1000).text == "x" * 1000
    with pytest.raises(CellTooLargeError, match="row 3, column amount"):
        cell("x" * 1001)


def test_a_number_without_end_is_a_fault() -> None:
    assert cell(10**10_000).fault == "a number of more than 400 digits"


def test_floats_that_are_not_exact_are_told_once_a_column() -> None:
    column = AnswerColumn("amount", 1000)
    values = (0.1, 123456789012345.0, -0.5, 1e300, 0.1 + 0.2, 1 / 3)
    for row, value in enumerate(values, 1):
        column.cell(value, row)
    (remark,) = column.remarks()
    assert remark == (
        "column amount is of floating point: row 5 has 0.30000000000000004, and others"
        " have such numbers; round them in the statement, as in"
        " `cast(... as numeric(15, 2))`"
    )
    assert not [*AnswerColumn("empty", 1000).remarks()]
