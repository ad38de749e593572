"""A hint names a number only where the reading is certain; else both, or none."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.errors import Place
from briefgen.languages.zones import offsets
from briefgen.loading.amounts import LARGEST, amount_hint
from briefgen.loading.quantities import duration, fiscal_years
from briefgen.reading import Scalar
from briefgen.reading.fields import Field, Reader, decimal, instant, integer

PLACE = Place("data/x.yaml")
CERTAIN = {
    "84.3 million USD": "write 84300000, and `currency: USD` beside it",
    "$9.2 million": "write 9200000",
    "US$5M": "write 5000000, and `currency: USD` beside it",
    "€2.5m": "write 2500000, and `currency: EUR` beside it",
    "9,200,000": "write 9200000",
    "9\u202f200\u202f000 $": "write 9200000",
    "9\u2009200\u2009000": "write 9200000",
    "1.234,56": "write 1234.56",
    "1,234.56": "write 1234.56",
    "١٢ million": "write 12000000",
    "\uff19\uff12\uff10\uff10": "write 9200",
}
TWOFOLD = {
    "84,3 millions": ("84300000", "843000000"),
    "1,5": ("1.5", "15"),
    "9,200 million": ("9200000", "9200000000"),
    "9.200 million": ("9200000", "9200000000"),
}
UNREADABLE = (
    "9 20",
    "1,23,456",
    "CAD 5 million USD",
    "about 5",
    "5 million and 3",
    "-5 k",
)


@pytest.mark.parametrize("text", CERTAIN)
def test_an_amount_that_is_certain_is_named(text: str) -> None:
    assert amount_hint(text) == CERTAIN[text]


@pytest.mark.parametrize("text", TWOFOLD)
def test_of_an_amount_that_is_not_both_readings_are_named(text: str) -> None:
    first, second = TWOFOLD[text]
    hint = amount_hint(text)
    assert hint == f"is it {first} or {second}? write the digits of the one meant"


@pytest.mark.parametrize("text", UNREADABLE)
def test_of_an_amount_that_nobody_can_read_none_is_named(text: str) -> None:
    assert amount_hint(text) is None


@given(
    st.decimals(0, 10**9, places=2),
    st.sampled_from((",", "_", "\u00a0", "\u202f")),
    st.sampled_from(("", " million", "k", " thousand", " bn")),
)
def test_a_number_with_cents_is_the_number_that_was_written(
    number: Decimal, mark: str, unit: str
) -> None:
    factor = {"": 1, " million": 10**6, "k": 1000, " thousand": 1000, " bn": 10**9}
    assume(number * factor[unit] <= LARGEST)
    written = f"{number:,}".replace(",", mark)
    hint = amount_hint(written + unit)
    assert hint is not None
    assert Decimal(hint.removeprefix("write ")) == number * factor[unit]


@given(st.integers(1, 999), st.from_regex("[0-9]{1,2}|[0-9]{2}0", fullmatch=True))
def test_no_single_number_is_named_where_a_mark_may_be_either(
    whole: int, last: str
) -> None:
    hint = amount_hint(f"{whole},{last}")
    assert hint is not None
    assert hint.startswith("is it ")


@given(
    st.from_regex("0[0-9]{0,2}(?:[.,' ][0-9]{3})*[.,' ][0-9]{2}[1-9]", fullmatch=True)
)
def test_what_begins_with_zero_has_no_groups(text: str) -> None:
    assert amount_hint(text) is None


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("0,001", None),  # neither one, nor an amount of cents
        ("0.001", None),
        ("0 123", None),
        ("012,345", None),
        ("0,123,456", None),
        ("0,5", "write 0.5"),
        ("12,345", "write 12345"),
    ],
)
def test_a_mark_that_can_be_one_thing_alone_is_that(
    written: str, hint: str | None
) -> None:
    assert amount_hint(written) == hint


def told(field: Field[object], text: str) -> str | None:
    reader = Reader()
    place = reader.at("x")
    field.take(Scalar(text, PLACE), place)
    (found,) = reader.diagnostics
    return found.hint


DURATIONS = {
    "5 yrs": "write 5 years",
    "five years": "write 5 years",
    "18 mois": "write 18 months",
    "10 wks": "write 10 weeks",
    "six semaines": "write 6 weeks",
    "18": "is it 18 months or 18 years? write the unit",
    "50": "is it 50 months or 50 years? write the unit",
    **dict.fromkeys(
        (
            "90 days",
            "90",  # ninety years are too long to be a reading
            "500 yrs",
            "0",
            "one and a half years",
            "1.5 years",
            "5 years 6 months",
        ),
        "write a number and `years`, `months` or `weeks`",
    ),
}


@pytest.mark.parametrize("text", DURATIONS)
def test_a_duration_is_named_where_its_unit_is_certain(text: str) -> None:
    assert told(duration(), text) == DURATIONS[text]


@pytest.mark.parametrize(
    ("field", "text", "hint"),
    [
        (fiscal_years(), "2024", "is it 2023-24 or 2024-25? write one of the two"),
        (fiscal_years(), "2024/29", "write 2024-29"),
        (fiscal_years(), "from 2024 for 29 weeks", None),
        (integer(0, 10**6), "40,000", "write digits without separators: 40000"),
        (integer(0, 10**6), "1,234.5", None),
        (
            decimal(0, 10**6),
            "1,250",
            "is it 1250 or 1.250? write the one that is meant",
        ),
        (
            instant(offsets()),
            "2024-11-16T12:00 EST",
            "EST is -05:00 in Canada: write 2024-11-16T12:00-05:00",
        ),
        (
            instant(offsets()),
            "2024-11-16T12:00 CST",
            "CST is -06:00 in Canada: write 2024-11-16T12:00-06:00",
        ),
        (
            instant(offsets()),
            "2024-07-01T12:00:00HAP",
            "HAP is -07:00 in Canada: write 2024-07-01T12:00:00-07:00",
        ),
        (
            instant(offsets()),
            "2024-11-16 12:00 UTC",
            "UTC is Z: write 2024-11-16 12:00Z",
        ),
        (instant(offsets()), "12:00 EST", "EST is -05:00 in Canada"),
        (
            instant(offsets()),
            "2024-11-16T12:00 ET",
            (
                "write the offset from UTC instead of ET: Z for UTC; in Ottawa -05:00 in"
                " winter, -04:00 in summer"
            ),
        ),
        (instant(offsets()), "2024-11-16 12:00 PM", None),
    ],
)
def test_other_hints_name_what_is_certain(
    field: Field[object], text: str, hint: str | None
) -> None:
    assert told(field, text) == hint
