"""Single values are read by the type of their field, or told as mistakes."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import Place
from briefgen.languages.zones import offsets
from briefgen.reading import Scalar
from briefgen.reading.fields import (
    Field,
    Reader,
    boolean,
    choice,
    date,
    decimal,
    email,
    instant,
    integer,
    known,
    prose,
    slug,
    text,
    url,
)

TYPES: list[Field[object]] = [
    text(),
    prose(),
    integer(0, 10),
    decimal(0, 10),
    boolean(),
    choice(["red", "green"]),
    known(str.isupper, "capitals", "capitals", str.upper),
    slug(),
    date(),
    instant(offsets()),
    url(),
    email(),
]


def read(field: Field[object], value: str) -> object:
    """Read a text; give its value, or the mistake as it is told, without the place."""
    reader = Reader()
    found = field.take(Scalar(value, Place("x"), plain=False), reader.at("value"))
    told = "".join(str(mistake) for mistake in reader.diagnostics)
    assert (found is None) == bool(told)
    return told.removeprefix("x:1:1: error: ") if told else found


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (text(), "  Mill ", "Mill"),
        (text(), "Mill\n", "Mill"),
        (prose(), "One.\n\n- two\n\n", "One.\n\n- two"),
        (integer(-5, 5), "-3", -3),
        (integer(0, 2000), "010", 10),
        (decimal(0, 5), "2.50", Decimal("2.50")),
        (boolean(), "true", True),
        (boolean(), "false", False),
        (choice(["red", "green"]), "red", "red"),
        (slug(), "resilient-puna-2", "resilient-puna-2"),
        (date(), "2024-02-29", datetime.date(2024, 2, 29)),
        (url(), "https://example.org/é?a=b#c", "https://example.org/é?a=b#c"),
        (url(), "http://example.org", "http://example.org"),
        (email(), "a.b+c@mail.example.org", "a.b+c@mail.example.org"),
    ],
)
def test_values_are_read(field: Field[object], value: str, expected: object) -> None:
    assert read(field, value) == expected


@pytest.mark.parametrize(
    ("value", "offset"),
    [
        ("2024-11-16T12:00:00-05:00", -5),
        ("2024-11-16 12:00-05:00", -5),
        ("2024-11-16T12:00Z", 0),
    ],
)
def test_an_instant_knows_its_offset(value: str, offset: int) -> None:
    zone = datetime.timezone(datetime.timedelta(hours=offset))
    assert read(instant(offsets()), value) == datetime.datetime(
        2024, 11, 16, 12, tzinfo=zone
    )


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (
            text(),
            "a\nb\nc",
            (
                "expected one line of text, found 3 [line-break]\n"
                "  hint: `>-` folds lines into one"
            ),
        ),
        (prose(), " \n", "this text is empty [empty-text]"),
        (integer(0, 10), "eleven", "expected a whole number, found 'eleven' [number]"),
        (integer(0, 10), "٣", "expected a whole number, found '٣' [number]"),
        (integer(0, 10), "11", "expected 10 or less, found 11 [range]"),
        (
            integer(0, 10),
            "9" * 31,
            (f"expected a whole number, found '{'9' * 31}' [number]"),
        ),
        (decimal(0, 10), "1e400", "expected a number, found '1e400' [number]"),
        (decimal(1, 10), "0.5", "expected 1 or more, found 0.5 [range]"),
        (
            boolean(),
            "yes",
            (
                "expected true or false, found 'yes' [type]\n"
                "  hint: did you mean 'true'?"
            ),
        ),
        (
            boolean(),
            "Fales",
            (
                "expected true or false, found 'Fales' [type]\n"
                "  hint: did you mean 'false'?"
            ),
        ),
        (
            choice(["red", "green"]),
            "gren",
            (
                "expected one of red, green; found 'gren'"
                " [choice]\n  hint: did you mean 'green'?"
            ),
        ),
        (
            known(str.isupper, "capitals", "capitals", str.upper),
            "pe",
            "expected capitals, found 'pe' [capitals]\n  hint: did you mean 'PE'?",
        ),
        (
            slug(),
            "--",
            ("expected an id of small letters, digits and hyphens, found '--' [id]"),
        ),
        (
            date(),
            "16/11/2024",
            (
                "expected a date such as 2024-11-15, found '16/11/2024' [date]"
                "\n  hint: write 2024-11-16"
            ),
        ),
        (
            date(),
            "11/16/2024",
            (
                "expected a date such as 2024-11-15, found '11/16/2024' [date]"
                "\n  hint: write 2024-11-16"
            ),
        ),
        (
            date(),
            "5/6/2024",
            (
                "expected a date such as 2024-11-15, found '5/6/2024' [date]"
                "\n  hint: write year-month-day"
            ),
        ),
        (
            instant(offsets()),
            "2024-11-16",
            (
                "expected a time such as 2024-11-16T12:00:00-05:00,"
                " found '2024-11-16' [time]"
                "\n  hint: add when on that day, and the offset from UTC"
            ),
        ),
        (date(), "2023-02-29", "2023-02-29 is not in the calendar [date]"),
        (
            instant(offsets()),
            "2024-11-16T12:00:00",
            (
                "the time 2024-11-16T12:00:00 has no offset"
                " from UTC [offset]\n  hint: add it at the end: Z for UTC; in Ottawa -05:00"
                " in winter, -04:00 in summer"
            ),
        ),
        (
            instant(offsets()),
            "1066-10-14T12:00Z",
            ("expected a year from 1980 to 2107, found 1066 [range]"),
        ),
        (
            url(),
            "https://[",
            ("expected an https or http address, found 'https://[' [url]"),
        ),
        (email(), "a@b", "expected an email address, found 'a@b' [email]"),
    ],
)
def test_mistakes_are_told(field: Field[object], value: str, told: str) -> None:
    assert read(field, value) == told


@pytest.mark.parametrize("field", TYPES)
def test_nothing_is_no_value_of_any_type(field: Field[object]) -> None:
    reader = Reader()
    assert field.take(Scalar("", Place("x")), reader.at("value")) is None
    assert [found.rule for found in reader.diagnostics] == ["type"]


@given(st.sampled_from(TYPES), st.text() | st.from_regex(r"[0-9:TZ+-]{1,25}"))
def test_any_text_is_a_value_or_one_mistake(field: Field[object], value: str) -> None:
    reader = Reader()
    found = field.take(Scalar(value, Place("x"), plain=False), reader.at("value"))
    assert len(reader.diagnostics) == (found is None)
